import YAML

/// The checks of Pod Security admission: each finds one kind of violation, or nil.
enum PodSecurityCheck {
  /// Source: kubernetes/pod-security-admission policy/check_appArmorProfile.go.
  static func appArmor(_ pod: PodView) -> PodSecurityViolation? {
    func isForbidden(_ context: YAMLMap?) -> Bool {
      guard case .map(let profile)? = context?["appArmorProfile"] else { return false }
      return profile["type"]?.string != "RuntimeDefault" && profile["type"]?.string != "Localhost"
    }
    var setters = isForbidden(pod.securityContext) ? ["pod"] : []
    if let names = containers(of: pod, where: { isForbidden($0.securityContext) }) { setters.append(names) }
    for entry in pod.metadata["annotations"]?.map?.entries ?? []
    where entry.key.hasPrefix("container.apparmor.security.beta.kubernetes.io/") {
      let value = entry.value.string ?? ""
      if !value.isEmpty, value != "runtime/default", !value.hasPrefix("localhost/") { setters.append("annotation \(entry.key)") }
    }
    return setters.isEmpty ? nil : .init(reason: "forbidden AppArmor profile", detail: setters.joined(separator: " and "))
  }

  private static let allowedCapabilities: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP",
    "SETUID", "SYS_CHROOT",
  ]

  /// Source: policy/check_capabilities_baseline.go.
  static func capabilities(_ pod: PodView) -> PodSecurityViolation? {
    containers(of: pod) { container in
      added(container).contains { !allowedCapabilities.contains($0) }
    }.map { .init(reason: "non-default capabilities", detail: "\($0) adds them") }
  }

  static func added(_ container: ContainerView) -> [String] {
    (container.securityContext?["capabilities"]?["add"]?.list ?? []).compactMap(\.string)
  }

  /// Source: policy/check_hostNamespaces.go.
  static func hostNamespaces(_ pod: PodView) -> PodSecurityViolation? {
    let set = ["hostNetwork", "hostPID", "hostIPC"].filter { pod.spec[$0]?.bool == true }
    return set.isEmpty ? nil : .init(reason: "host namespaces", detail: set.map { "\($0)=true" }.joined(separator: ", "))
  }

  /// Source: policy/check_hostPathVolumes.go.
  static func hostPaths(_ pod: PodView) -> PodSecurityViolation? {
    let names = pod.volumes.filter { $0.value["hostPath"]?.map != nil }.map { quoted($0.value["name"]?.string ?? "") }
    return names.isEmpty ? nil : .init(reason: "hostPath volumes", detail: plural("volume", names))
  }

  /// In the host's network a port that is not mapped gets its own number as `hostPort` before admission sees it.
  /// Source: policy/check_hostPorts.go; kubernetes/kubernetes pkg/apis/core/v1/defaults.go (`defaultHostNetworkPorts`).
  static func hostPorts(_ pod: PodView) -> PodSecurityViolation? {
    let isInHostNetwork = pod.spec["hostNetwork"]?.bool == true
    return containers(of: pod) { container in
      container.ports.contains { port in
        let mapped = port.value["hostPort"]?.int ?? 0
        return mapped != 0 || isInHostNetwork && container.list != .ephemeralContainers && port.value["containerPort"]?.int ?? 0 != 0
      }
    }.map { .init(reason: "hostPort", detail: "\($0) uses one") }
  }

  /// Source: policy/check_hostProbesAndhostLifecycle.go.
  static func probeHosts(_ pod: PodView) -> PodSecurityViolation? {
    containers(of: pod) { container in
      var found = false
      container.visitNetworkHandlers { handler in
        if let host = handler.value["host"]?.string, !host.isEmpty { found = true }
      }
      return found
    }.map { .init(reason: "probe or lifecycle host", detail: "\($0) names one") }
  }

  /// Source: policy/check_privileged.go.
  static func privileged(_ pod: PodView) -> PodSecurityViolation? {
    containers(of: pod) { $0.securityContext?["privileged"]?.bool == true }
      .map { .init(reason: "privileged", detail: "\($0) must not set securityContext.privileged=true") }
  }

  /// Source: policy/check_procMount_baseline.go.
  static func procMount(_ pod: PodView) -> PodSecurityViolation? {
    containers(of: pod) { container in
      container.securityContext?["procMount"]?.string.map { $0 != "Default" } ?? false
    }.map { .init(reason: "procMount", detail: "\($0) must not set securityContext.procMount") }
  }

  /// Source: policy/check_seLinuxOptions.go.
  static func seLinux(_ pod: PodView, minor: Int) -> PodSecurityViolation? {
    func isForbidden(_ context: YAMLMap?) -> Bool {
      guard case .map(let options)? = context?["seLinuxOptions"] else { return false }
      if let user = options["user"]?.string, !user.isEmpty { return true }
      if let role = options["role"]?.string, !role.isEmpty { return true }
      switch options["type"]?.string ?? "" {
      case "", "container_t", "container_init_t", "container_kvm_t": return false
      case "container_engine_t": return minor < 31
      default: return true
      }
    }
    return setters(pod, isForbidden).map { .init(reason: "seLinuxOptions", detail: "\($0) sets a forbidden type, user or role") }
  }

  /// Source: policy/check_seccompProfile_baseline.go.
  static func seccomp(_ pod: PodView) -> PodSecurityViolation? {
    setters(pod) { seccompIsAllowed($0) == false }
      .map { .init(reason: "seccompProfile", detail: "\($0) must not set another type than RuntimeDefault or Localhost") }
  }

  /// Nil if there is no profile.
  static func seccompIsAllowed(_ context: YAMLMap?) -> Bool? {
    guard case .map(let profile)? = context?["seccompProfile"] else { return nil }
    return profile["type"]?.string == "RuntimeDefault" || profile["type"]?.string == "Localhost"
  }

  /// Source: policy/check_sysctls.go.
  static func sysctls(_ pod: PodView, minor: Int) -> PodSecurityViolation? {
    let names = (pod.securityContext?["sysctls"]?.list ?? []).compactMap { $0["name"]?.string }
      .filter { name in (allowedSysctls[name] ?? .max) > minor }
    return names.isEmpty ? nil : .init(reason: "forbidden sysctls", detail: names.joined(separator: ", "))
  }

  /// Since which minor version each is allowed.
  private static let allowedSysctls: [String: Int] = [
    "kernel.shm_rmid_forced": 0, "net.ipv4.ip_local_port_range": 0, "net.ipv4.tcp_syncookies": 0, "net.ipv4.ping_group_range": 0,
    "net.ipv4.ip_unprivileged_port_start": 0, "net.ipv4.ip_local_reserved_ports": 27, "net.ipv4.tcp_keepalive_time": 29,
    "net.ipv4.tcp_fin_timeout": 29, "net.ipv4.tcp_keepalive_intvl": 29, "net.ipv4.tcp_keepalive_probes": 29, "net.ipv4.tcp_rmem": 32,
    "net.ipv4.tcp_wmem": 32, "net.ipv4.tcp_slow_start_after_idle": 37, "net.ipv4.tcp_notsent_lowat": 37,
  ]
}
