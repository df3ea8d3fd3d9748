import Diagnostics

/// The exit codes that scripts rely on.
enum ExitStatus: Int32 {
  case fine = 0
  /// Warnings, errors, or output that is not up to date.
  case findings = 1
  /// Wrong usage, or input that cannot be read.
  case wrongUsage = 2
  /// A bug of wingen's own.
  case bug = 70
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
}
