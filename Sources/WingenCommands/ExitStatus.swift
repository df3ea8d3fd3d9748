import Diagnostics
import ManifestInput

/// The exit codes that scripts rely on.
enum ExitStatus: Int32, CaseIterable {
  case fine = 0
  /// Warnings, errors, or output that is not up to date.
  case findings = 1
  /// Wrong usage, or input that cannot be read.
  case wrongUsage = 2
  /// A bug of wingen's own.
  case bug = 70

  var meaning: String {
    switch self {
    case .fine: "fine, or information only"
    case .findings: "warnings, errors or stale output"
    case .wrongUsage: "wrong usage or unreadable input"
    case .bug: "a bug of wingen's"
    }
  }
}

/// Ends the command with findings and an exit code.
struct Stop: Error {
  var diagnostics: [Diagnostic]
  var code: ExitStatus

  init(_ diagnostics: [Diagnostic], _ code: ExitStatus) {
    self.diagnostics = diagnostics
    self.code = code
  }

  init(_ error: any DiagnosticError, _ code: ExitStatus) { self.init([error.diagnostic], code) }

  /// Ends a command whose findings are told already; returns if they are information alone.
  static func end(with findings: [Diagnostic]) throws(Stop) {
    // An input that cannot be read is wrong usage, even if others have findings.
    if findings.contains(where: { InputProblem.unreadableCodes.contains($0.code) }) { throw Stop([], .wrongUsage) }
    if findings.contains(where: { $0.severity >= .warning }) { throw Stop([], .findings) }
  }
}
