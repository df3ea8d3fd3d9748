import Diagnostics
import Scaffold
import StackFile

/// Why `init` cannot begin a chart.
enum ScaffoldError: DiagnosticError {
  /// Options that nobody can recommend.
  case missing([String])
  case badName(String)
  case contradiction(Contradiction)
  case unfinished
  case taken([String], folder: String)
  case twoFolders(String, String)

  var diagnostic: Diagnostic {
    switch self {
    case .missing(let options):
      Diagnostic(
        "INIT001", .error, "nobody can be asked here, and nothing is recommended for \(options.joined(separator: ", "))",
        hint:
          "give it, such as --backend \(StackBackend.otlp.rawValue); known are \(StackBackend.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    case .badName(let name):
      Diagnostic(
        "INIT002", .error, "\(CommandWording.shellQuoted(name)) cannot be a chart's name",
        hint: "expected at most 53 lower-case letters, digits and hyphens, a letter or digit at both ends")
    case .contradiction(let contradiction):
      Diagnostic("INIT003", .error, contradiction.message, hint: contradiction.hint)
    case .unfinished:
      Diagnostic(
        "INIT004", .error, "the input ended before everything was said; nothing was written",
        hint: "answer every question, or give the answers as options (wingen init --help)")
    case .taken(let files, let folder):
      Diagnostic(
        "INIT005", .error,
        "\(CommandWording.shellQuoted(folder)) has other files by these names already: \(files.joined(separator: ", ")); nothing was written",
        hint: "name another folder, or let them be overwritten with --force")
    case .twoFolders(let first, let second):
      Diagnostic(
        "INIT006", .error, "two folders are named: \(CommandWording.shellQuoted(first)) and \(CommandWording.shellQuoted(second))",
        hint: "name it once: wingen init DIR")
    }
  }
}
