import ArgumentParser

struct CompletionCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Prints a script that completes wingen's command lines in a shell.",
    discussion: """
      Examples:
        source <(wingen completion bash)
        wingen completion zsh > ~/.zfunc/_wingen
        wingen completion fish > ~/.config/fish/completions/wingen.fish

      For bash, the package bash-completion looks in ~/.local/share/bash-completion/completions/wingen. For zsh, the folder must stand in
      fpath before compinit runs. Specs, codes, files and values of options are completed.
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  @Argument(help: "The shell.") var shell: Shell
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let script =
      switch shell {
      // It is read by a shell, never run: without the line that would name an interpreter.
      case .bash: String(Wingen.completionScript(for: .bash).trimmingPrefix("#!/bin/bash\n"))
      case .zsh: Wingen.completionScript(for: .zsh)
      case .fish: Wingen.completionScript(for: .fish)
      }
    try StandardStreams.output(script.hasSuffix("\n") ? script : script + "\n")
  }
}
