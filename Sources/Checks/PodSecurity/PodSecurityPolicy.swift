import ChartModel
import YAML

/// What a namespace demands of its pods by its labels `pod-security.kubernetes.io/enforce` and `…/enforce-version`.
///
/// Source: kubernetes/pod-security-admission api/constants.go, api/helpers.go (`PolicyToEvaluate`).
struct PodSecurityPolicy: Sendable, Hashable {
  enum Level: String, Sendable, Hashable, CaseIterable {
    case privileged, baseline, restricted
  }

  static let enforce = "pod-security.kubernetes.io/enforce"
  static let enforceVersion = "pod-security.kubernetes.io/enforce-version"

  var level: Level
  /// The minor versions of Kubernetes whose policy this may be: several if the namespace asks for the latest one and the cluster's is
  /// unknown.
  var minors: ClosedRange<Int>
  /// As the label says; nil if it does not.
  var version: String?

  /// The oldest and the newest version whose policies are told apart here.
  static let known = 28...37

  /// Nil if the labels demand nothing, or something that is unknown.
  init?(labels: YAMLMap, cluster: KubernetesVersion?) {
    guard let level = labels[Self.enforce]?.string.flatMap(Level.init) else { return nil }
    self.level = level
    version = labels[Self.enforceVersion]?.string
    let newest = cluster.map { $0.minor...$0.minor } ?? Self.known
    guard let text = version, text != "latest", let asked = KubernetesVersion(text), text.hasPrefix("v"), asked.major == 1 else {
      minors = newest
      return
    }
    // A cluster knows no policy newer than itself.
    let minor = min(asked.minor, cluster?.minor ?? asked.minor)
    minors = minor...minor
  }

  /// As admission writes it: `restricted:v1.33`.
  var title: String { "\(level.rawValue):\(version ?? "latest")" }
}

/// Something that a level does not allow, in the words of the admission controller's own message.
struct PodSecurityViolation: Sendable, Hashable {
  /// Such as `host namespaces`.
  var reason: String
  /// Such as `hostNetwork=true`.
  var detail: String
}

extension PodSecurityPolicy {
  /// What of a pod the policy does not allow, but for HostProcess containers; in the order of admission's checks.
  ///
  /// Of several possible versions all must refuse it. Policies before 1.19 also judge annotations for seccomp, which are not read here.
  /// Source: kubernetes/pod-security-admission policy/registry.go, policy/check_*.go.
  func violations(of pod: PodView) -> [PodSecurityViolation] {
    guard level != .privileged else { return [] }
    let isRestricted = level == .restricted
    var found: [PodSecurityViolation?] = [PodSecurityCheck.appArmor(pod)]
    // The stricter check of the level restricted came with 1.22.
    if !isRestricted || minors.lowerBound < 22 { found.append(PodSecurityCheck.capabilities(pod)) }
    found.append(PodSecurityCheck.hostNamespaces(pod))
    if !isRestricted { found.append(PodSecurityCheck.hostPaths(pod)) }
    found.append(PodSecurityCheck.hostPorts(pod))
    if minors.lowerBound >= 34 { found.append(PodSecurityCheck.probeHosts(pod)) }
    found.append(PodSecurityCheck.privileged(pod))
    if isRestricted || !(minors.upperBound >= 35 && pod.spec["hostUsers"]?.bool == false) {
      found.append(PodSecurityCheck.procMount(pod))
    }
    found.append(PodSecurityCheck.seLinux(pod, minor: minors.upperBound))
    if !isRestricted, minors.lowerBound >= 19 { found.append(PodSecurityCheck.seccomp(pod)) }
    found.append(PodSecurityCheck.sysctls(pod, minor: minors.upperBound))
    if isRestricted { found += restricted(pod) }
    return found.compactMap { $0 }
  }

  private func restricted(_ pod: PodView) -> [PodSecurityViolation?] {
    // Only `os.name` exempts a Windows pod, and only of three checks.
    let isExempt = pod.system.declared == .windows && minors.upperBound >= 25
    let hasUserNamespace = pod.spec["hostUsers"]?.bool == false && minors.upperBound >= 35
    let since = minors.lowerBound
    return [
      isExempt || since < 8 ? nil : PodSecurityCheck.privilegeEscalation(pod),
      isExempt || since < 22 ? nil : PodSecurityCheck.unrestrictedCapabilities(pod),
      PodSecurityCheck.restrictedVolumes(pod),
      hasUserNamespace ? nil : PodSecurityCheck.runAsNonRoot(pod),
      hasUserNamespace || since < 23 ? nil : PodSecurityCheck.runAsRoot(pod),
      isExempt || since < 19 ? nil : PodSecurityCheck.missingSeccomp(pod),
    ]
  }
}
