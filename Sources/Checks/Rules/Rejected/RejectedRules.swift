extension RuleRegistry {
  /// What the API server refuses, or the kubelet because of the security context.
  static let rejectedRules: [any PodRule.Type] = [
    HostPID.self, HostIPC.self, HostUsers.self, ShareProcessNamespace.self, PodLevelResources.self, SELinux.self, SeccompProfile.self,
    AppArmorProfile.self, FSGroup.self, Sysctls.self, RunAsUser.self, SupplementalGroups.self, Capabilities.self,
    ReadOnlyRootFilesystem.self, Privileged.self, AllowPrivilegeEscalation.self, ProcMount.self, WindowsOptionsOnLinux.self,
    UnknownOSName.self, NonRootAdministrator.self,
  ]
}
