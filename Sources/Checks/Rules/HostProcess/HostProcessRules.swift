extension RuleRegistry {
  /// What HostProcess pods must keep to.
  static let hostProcessRules: [any PodRule.Type] = []
}
