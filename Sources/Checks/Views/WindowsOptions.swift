public import YAML

extension ContainerView {
  /// `securityContext.windowsOptions` as the container itself writes it.
  public var windowsOptions: YAMLMap? { securityContext?["windowsOptions"]?.map }
}

/// What the pod and a container say together. Kubernetes merges `windowsOptions` field by field, the container's word first.
/// Source: kubernetes/kubernetes pkg/securitycontext/util.go, DetermineEffectiveSecurityContext.
extension PodView {
  /// `securityContext.windowsOptions` of the pod itself.
  public var windowsOptions: YAMLMap? { securityContext?["windowsOptions"]?.map }

  /// The user that a container names, or the pod for it; nil if neither names one, and the image decides.
  public func userName(of container: ContainerView) -> (name: String, isOwn: Bool)? {
    if let own = container.windowsOptions?["runAsUserName"], own != .null { return own.string.map { ($0, true) } }
    return windowsOptions?["runAsUserName"]?.string.map { ($0, false) }
  }

  /// `runAsNonRoot` as it holds for a container, and whether the container says so itself; nil if nobody does.
  public func runAsNonRoot(_ container: ContainerView) -> (value: Bool, isOwn: Bool)? {
    if let own = container.securityContext?["runAsNonRoot"]?.bool { return (own, true) }
    return securityContext?["runAsNonRoot"]?.bool.map { ($0, false) }
  }

  /// Whether HostProcess containers run as the user of containerd itself, whatever `runAsUserName` says.
  /// Source: microsoft/hcsshim pkg/annotations/annotations.go, HostProcessInheritUser.
  var inheritsHostUser: Bool { metadata["annotations"]?["microsoft.com/hostprocess-inherit-user"]?.string == "true" }
}

/// Paths from a pod's specification or from a container.
extension [PathElement] {
  static let windowsOptions: [PathElement] = ["securityContext", "windowsOptions"]
  static let hostProcess: [PathElement] = windowsOptions + ["hostProcess"]
  static let runAsUserName: [PathElement] = windowsOptions + ["runAsUserName"]
  static let runAsNonRoot: [PathElement] = ["securityContext", "runAsNonRoot"]
}
