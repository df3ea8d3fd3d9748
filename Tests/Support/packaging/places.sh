# Where an installation puts what, below PREFIX; read by install.sh and uninstall.sh.
#   path below PREFIX, then what of the program it is: the program itself, or the arguments that make it print the file
places() {
  echo 'bin/wingen program'
  echo 'share/man/man1/wingen.1 reference man'
  echo 'share/bash-completion/completions/wingen completion bash'
  echo 'share/zsh/vendor-completions/_wingen completion zsh'
  echo 'share/fish/vendor_completions.d/wingen.fish completion fish'
}

# The folder of the sources that specs in Swift files are compiled against (Sources/SpecCompilation/SpecLibrary.swift).
# shellcheck disable=SC2034 # used by whoever reads this file
library=share/wingen/spec-library
