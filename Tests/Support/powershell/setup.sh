#!/bin/sh
# Puts the parser of PowerShell into a folder, from PyPI:  setup.sh [DIR]   (default: .build/test-tools of this repository)
# DIR/powershell/python/   Python packages
# Prints one line when it has done something, nothing when all is there. Versions: requirements.txt.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
directory=${1:-$here/../../../.build/test-tools}
# The parser is compiled for one version of Python.
pin="$("$python" -c 'import sys; print(sys.implementation.cache_tag)') $(grep -v '^#' "$here/requirements.txt")"

is_there() {
  [ "$(cat "$directory/powershell/pin" 2>/dev/null)" = "$pin" ]
}

if is_there; then
  exit 0
fi
"$python" -m pip --version >/dev/null 2>&1 || {
  echo "setup.sh: pip is missing for $python; on Debian: apt-get install python3-pip" >&2
  exit 1
}
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

# Tests may start together: one sets up, the others wait and then find everything there.
exec 9>"$directory/.powershell.lock"
if command -v flock >/dev/null 2>&1; then
  flock 9
fi
if is_there; then
  exit 0
fi

work=$(mktemp -d "$directory/.powershell.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/powershell"
"$python" -m pip --disable-pip-version-check --quiet install --no-deps --only-binary=:all: --target "$work/powershell/python" \
  -r "$here/requirements.txt" >"$work/log" 2>&1 || {
  tail -n 15 "$work/log" >&2
  echo "setup.sh: pip could not get the parser of PowerShell; is this machine offline? (pip's own words above)" >&2
  exit 1
}
printf '%s\n' "$pin" >"$work/powershell/pin"
rm -rf "$directory/powershell"
mv "$work/powershell" "$directory/powershell"
echo "PowerShell's grammar: $directory/powershell"
