public import Diagnostics

/// A finding with its place, whose severity is settled when all input was read.
public struct LintFinding: Sendable {
  public var diagnostic: Diagnostic
  /// What the severity becomes if the input or the configuration shows Windows nodes or pods.
  public var severityAmongWindows: Severity?
  /// The line that the finding points at.
  public var excerpt: String?

  public init(_ diagnostic: Diagnostic, severityAmongWindows: Severity? = nil, excerpt: String? = nil) {
    self.diagnostic = diagnostic
    self.severityAmongWindows = severityAmongWindows
    self.excerpt = excerpt
  }
}
