import Diagnostics

/// The explanations of rules as text for a terminal and as a page of documentation.
public enum RuleReference {
  /// One rule, as `wingen explain` prints it.
  public static func text(of rule: RuleDescription) -> String {
    var text = "\(rule.code) \(rule.name) (\(rule.severity.rawValue))\n\(rule.summary)\n\n\(rule.explanation)\n\nSources:\n"
    for source in rule.sources { text += "  \(source)\n" }
    return text
  }

  /// All codes, one a line.
  public static func list(_ rules: [RuleDescription]) -> String {
    let severity = Severity.allCases.map(\.rawValue.count).max() ?? 0
    return rules.map { rule in
      let padding = String(repeating: " ", count: severity - rule.severity.rawValue.count)
      return "\(rule.code)  \(rule.severity.rawValue)\(padding)  \(rule.summary)\n"
    }.joined()
  }

  /// docs/rules.md.
  public static func markdown(_ rules: [RuleDescription]) -> String {
    var text = """
      # Rules

      What `wingen lint`, `wingen verify` and `wingen place` may find. `wingen explain CODE` prints the same in a terminal; how to set
      severities and to suppress a finding is in [linting.md](linting.md).

      This page is made from the rules themselves (`make golden`).

      | code | severity | finding |
      |---|---|---|

      """
    for rule in rules { text += "| [\(rule.code)](#\(anchor(of: rule))) | \(rule.severity.rawValue) | \(rule.summary) |\n" }
    for rule in rules {
      text += "\n## \(rule.code) \(rule.name)\n\n\(rule.severity.rawValue): \(rule.summary)\n\n\(rule.explanation)\n\nSources:\n\n"
      for source in rule.sources { text += "- \(source)\n" }
    }
    return text
  }

  /// As GitHub makes anchors of headings: lower case, blanks to hyphens.
  private static func anchor(of rule: RuleDescription) -> String { "\(rule.code.text.lowercased())-\(rule.name)" }
}
