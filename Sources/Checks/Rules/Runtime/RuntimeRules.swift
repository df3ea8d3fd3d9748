extension RuleRegistry {
  /// What Windows pods can be told but do not do.
  static let runtimeRules: [any PodRule.Type] = [
    HostNetworkIgnored.self, HostNetworkDNS.self, PartialServiceName.self, MemoryVolume.self, BlockDevice.self, MountPropagation.self,
    FileModes.self, LinuxVolume.self, HugePages.self, MissingMemoryLimit.self, LinuxHostPath.self, WritableLogMount.self,
    LinuxCommand.self, WindowsPath.self, WindowsCommand.self, LinuxFileSystem.self,
  ]
}
