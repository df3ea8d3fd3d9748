import Diagnostics
import Glibc

/// How wingen talks here, and why.
enum TerminalFacts {
  static func facts() -> [EnvironmentFact] {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let console = Console.current
    let progress = isTerminal ? "a terminal: long work shows its progress" : "no terminal: long work shows no progress"
    let variables = ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"].compactMap { name in
      ColorChoice.environment(name).map { "\(name)=\(CommandWording.shellQuoted($0))" }
    }
    let reasons = variables.isEmpty ? "" : " (\(variables.joined(separator: ", ")))"
    return [
      EnvironmentFact(area: .terminal, name: "standard error", state: .fine, text: progress),
      EnvironmentFact(area: .terminal, name: "colours", state: .fine, text: (console.remarkStyle.color ? "used" : "not used") + reasons),
    ]
  }
}
