extension RuleRegistry {
  /// Which nodes pods are for.
  static let placementRules: [any PodRule.Type] = []
}
