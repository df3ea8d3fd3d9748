/// The forms in which findings are written. The raw value is the format's name on the command line.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For people: each finding with its source line and a caret, and a summary.
  case text
  /// One JSON object with all findings and counts, in a stable order of keys.
  case json
  /// SARIF 2.1.0 (OASIS), for code scanning services and editors.
  case sarif
  /// Workflow commands that GitHub Actions turns into annotations.
  case github
  /// JUnit's XML, for servers that show test results.
  case junit
}
