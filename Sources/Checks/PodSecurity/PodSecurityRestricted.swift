import YAML

extension PodSecurityCheck {
  /// Source: kubernetes/pod-security-admission policy/check_allowPrivilegeEscalation.go.
  static func privilegeEscalation(_ pod: PodView) -> PodSecurityViolation? {
    containers(of: pod) { $0.securityContext?["allowPrivilegeEscalation"]?.bool != false }
      .map { .init(reason: "allowPrivilegeEscalation != false", detail: "\($0) must set securityContext.allowPrivilegeEscalation=false") }
  }

  /// Source: policy/check_capabilities_restricted.go.
  static func unrestrictedCapabilities(_ pod: PodView) -> PodSecurityViolation? {
    var details: [String] = []
    let keeping = containers(of: pod) { container in
      let dropped = container.securityContext?["capabilities"]?["drop"]?.list ?? []
      return !dropped.contains { $0.string == "ALL" }
    }
    if let keeping { details.append("\(keeping) must set securityContext.capabilities.drop=[\"ALL\"]") }
    if let adding = containers(of: pod, where: { added($0).contains { $0 != "NET_BIND_SERVICE" } }) {
      details.append("\(adding) must add none but NET_BIND_SERVICE")
    }
    return details.isEmpty ? nil : .init(reason: "unrestricted capabilities", detail: details.joined(separator: "; "))
  }

  private static let allowedVolumes: Set<String> = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
  ]

  /// A volume that names no source is an emptyDir (kubernetes/kubernetes pkg/apis/core/v1/defaults.go, `SetDefaults_Volume`).
  /// Source: policy/check_restrictedVolumes.go.
  static func restrictedVolumes(_ pod: PodView) -> PodSecurityViolation? {
    let names = pod.volumes.filter { volume in
      let sources = volume.value.entries.filter { $0.key != "name" && $0.value != .null }
      return !sources.isEmpty && !sources.contains { allowedVolumes.contains($0.key) }
    }.map { quoted($0.value["name"]?.string ?? "") }
    return names.isEmpty ? nil : .init(reason: "restricted volume types", detail: plural("volume", names))
  }

  /// Source: policy/check_runAsNonRoot.go.
  static func runAsNonRoot(_ pod: PodView) -> PodSecurityViolation? {
    func own(_ context: YAMLMap?) -> Bool? { context?["runAsNonRoot"]?.bool }
    if let setters = setters(pod, { own($0) == false }) {
      return .init(reason: "runAsNonRoot != true", detail: "\(setters) must not set securityContext.runAsNonRoot=false")
    }
    guard own(pod.securityContext) != true else { return nil }
    return containers(of: pod) { own($0.securityContext) == nil }
      .map { .init(reason: "runAsNonRoot != true", detail: "pod or \($0) must set securityContext.runAsNonRoot=true") }
  }

  /// Source: policy/check_runAsUser.go.
  static func runAsRoot(_ pod: PodView) -> PodSecurityViolation? {
    setters(pod) { $0?["runAsUser"]?.int == 0 }.map { .init(reason: "runAsUser=0", detail: "\($0) must not set it") }
  }

  /// Source: policy/check_seccompProfile_restricted.go.
  static func missingSeccomp(_ pod: PodView) -> PodSecurityViolation? {
    if let violation = seccomp(pod) { return violation }
    guard seccompIsAllowed(pod.securityContext) != true else { return nil }
    return containers(of: pod) { seccompIsAllowed($0.securityContext) == nil }.map {
      .init(reason: "seccompProfile", detail: "pod or \($0) must set securityContext.seccompProfile.type to RuntimeDefault or Localhost")
    }
  }
}
