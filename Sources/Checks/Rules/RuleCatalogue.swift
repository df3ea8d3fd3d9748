import Diagnostics

/// Everything that a finding of `wingen lint` may be, with its explanation: the rules, and what the schema check, charts, inputs and
/// suppressions bring.
public enum RuleCatalogue {
  /// In the order of the codes.
  public static let all: [RuleDescription] = (RuleRegistry.all.rules.map { $0.about } + lintProblems + chartProblems)
    .sorted { $0.code.text < $1.code.text }

  public static let codes = Set(all.map { $0.code.text })

  public static func description(of code: String) -> RuleDescription? { all.first { $0.code.text == code } }
}
