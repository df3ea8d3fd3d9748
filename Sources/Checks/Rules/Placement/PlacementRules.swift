extension RuleRegistry {
  /// Which nodes pods are for.
  static let placementRules: [any PodRule.Type] = [
    MissingOSName.self, ContradictingSystems.self, UnplacedPod.self, BetaNodeLabel.self, UntoleratedWindowsTaint.self,
    MisspeltToleration.self, ToleratesEverything.self, ImageBuildMismatch.self, ImageBuildWithoutNode.self, UnpinnedBuild.self,
    RetiredWindowsBuild.self, LinuxImage.self, WindowsImage.self, PreferredSystem.self, UnknownSystemLabel.self,
    OSNameWithoutPlacement.self,
  ]

  /// The same over all pods of a release.
  static let placementScopeRules: [any ScopeRule.Type] = [NodeBuildWithoutPod.self]
}
