public import Diagnostics

extension ScaleSetExtension {
  /// What is worth knowing before these files are used. All of it is information.
  public var remarks: [Diagnostic] {
    var remarks: [Diagnostic] = []
    if platform == .aks {
      remarks.append(
        Diagnostic(
          "VMX010", .info,
          "AKS does not support extensions of others on its node pools: upgrades take this one away, and support may ask you to remove it",
          hint: "set it again after each upgrade of a node pool; see docs/vm-extension.md for ways that AKS supports"))
    }
    if firewallRemoteAddresses == [.localSubnet], state == .present {
      remarks.append(
        Diagnostic(
          "VMX011", .info, "the port will be open to the machine's own subnet: an extension does not know the ranges of pods",
          hint: "name whoever scrapes in installer.firewall.remoteAddresses, if that is outside the subnet"))
    }
    return remarks
  }
}
