public import Diagnostics

/// What a report says about a kind of finding, once for all findings of its code.
public struct RuleSummary: Sendable, Hashable {
  /// The stable code, such as `WIN003`.
  public var code: DiagnosticCode
  /// A name without spaces, such as `hostNetworkOnWindows`.
  public var name: String
  /// How bad a finding of this kind is unless it says otherwise.
  public var severity: Severity
  /// One sentence.
  public var summary: String
  /// Why it matters and how to mend it, in one or more paragraphs of plain text.
  public var explanation: String
  /// Where the facts come from: documents, or repositories and paths.
  public var sources: [String]
  /// A web page about the rule, if there is one.
  public var helpURI: String?

  public init(
    code: DiagnosticCode, name: String, severity: Severity, summary: String, explanation: String, sources: [String] = [],
    helpURI: String? = nil
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.sources = sources
    self.helpURI = helpURI
  }
}
