extension Toleration {
  /// What the DaemonSet controller adds to its pods, so that trouble on a node does not keep them off.
  ///
  /// Source: kubernetes/kubernetes, pkg/controller/daemon/util/daemonset_util.go, `AddOrUpdateDaemonPodTolerations`.
  static func daemonSet(hostNetwork: Bool) -> [Toleration] {
    var tolerations = ["not-ready", "unreachable"].map { condition($0, Taint.noExecute) }
    tolerations += ["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"].map { condition($0, Taint.noSchedule) }
    if hostNetwork { tolerations.append(condition("network-unavailable", Taint.noSchedule)) }
    return tolerations
  }

  /// What admission adds to a pod that does not say itself how it takes a node that is not ready or out of reach: it stays for five
  /// minutes. The taints of the same keys with the effect NoSchedule still keep new pods off.
  ///
  /// Source: kubernetes/kubernetes, plugin/pkg/admission/defaulttolerationseconds/admission.go.
  static func defaults(for tolerations: [Toleration]) -> [Toleration] {
    ["not-ready", "unreachable"].map { condition($0, Taint.noExecute) }.filter { added in
      !tolerations.contains {
        ($0.key.isEmpty || $0.key == added.key) && ($0.effect.isEmpty || $0.effect == Taint.noExecute)
      }
    }
  }

  private static func condition(_ name: String, _ effect: String) -> Toleration {
    Toleration(key: "node.kubernetes.io/\(name)", operator: "Exists", effect: effect)
  }
}
