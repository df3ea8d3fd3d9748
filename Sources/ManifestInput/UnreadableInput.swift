public import Diagnostics

extension InputProblem {
  /// The codes of inputs that cannot be read at all: these end a command with another exit code than findings in what was read.
  public static let unreadableCodes: Set<DiagnosticCode> = ["INPUT001", "INPUT002", "INPUT003", "INPUT006"]
}
