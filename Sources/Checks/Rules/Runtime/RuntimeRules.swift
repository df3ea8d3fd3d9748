extension RuleRegistry {
  /// What Windows pods can be told but do not do.
  static let runtimeRules: [any PodRule.Type] = []
}
