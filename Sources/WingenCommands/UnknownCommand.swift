import ArgumentParser
import Diagnostics

/// The first argument is no command.
struct UnknownCommand: DiagnosticError {
  let name: String

  /// Nil if the first argument is a command, an option, or absent. `help` is a command of the parser's own.
  static func find(in arguments: [String]) -> UnknownCommand? {
    guard let first = arguments.first, !first.hasPrefix("-"), !known.contains(first) else { return nil }
    return UnknownCommand(name: first)
  }

  private static var known: [String] { Wingen.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"] }

  var diagnostic: Diagnostic {
    Diagnostic(
      "CLI009", .error, "there is no command \(CommandWording.shellQuoted(name))",
      hint: nearestMatch(to: name, among: Self.known).map { "did you mean wingen \($0)?" }
        ?? "commands: \(Self.known.joined(separator: ", ")); see wingen --help")
  }
}
