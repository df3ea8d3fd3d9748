extension RuleRegistry {
  /// What HostProcess pods must keep to, and other pods that use what only they have.
  static let hostProcessRules: [any PodRule.Type] = [
    MixedHostProcess.self, HostProcessHostNetwork.self, HostProcessConflict.self, HostProcessNonRoot.self, HostProcessWithoutUser.self,
    RunAsUserName.self, HostProcessSocketMount.self, GMSACredentialSpec.self, HostProcessContainerUser.self, SandboxMountPoint.self,
  ]
  static let hostProcessScopeRules: [any ScopeRule.Type] = [HostProcessNamespace.self]
}
