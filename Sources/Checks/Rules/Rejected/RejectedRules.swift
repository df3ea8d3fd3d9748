extension RuleRegistry {
  /// What the API server refuses.
  static let rejectedRules: [any PodRule.Type] = [HostPID.self]
}
