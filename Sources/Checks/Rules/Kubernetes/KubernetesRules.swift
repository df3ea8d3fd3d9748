extension RuleRegistry {
  /// Rules for pods of any system.
  static let generalPodRules: [any PodRule.Type] = []
  static let objectRules: [any ObjectRule.Type] = []
  static let scopeRules: [any ScopeRule.Type] = []
}
