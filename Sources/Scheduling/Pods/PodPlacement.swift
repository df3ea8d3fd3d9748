public import YAML

/// What a pod asks of its node, after everything that changes pods on their way: the RuntimeClass's admission, the DaemonSet's controller,
/// the default tolerations.
///
/// Looked at are nodeName, node selector, required node affinity, taints, cordons, operating system and resources; the last for the pod
/// alone on an empty node. Outside are inter-pod affinity, topology spread, volumes, host ports, resource claims, preemption, what other
/// pods use, what LimitRanges and webhooks change, and settings of the scheduler.
public struct PodPlacement: Sendable, Hashable {
  public let isDaemonSet: Bool
  /// The node that the pod is bound to past the scheduler; nil if the scheduler chooses.
  public let nodeName: String?
  /// The pod's own merged with the RuntimeClass's.
  public let nodeSelector: [String: String]
  /// Nil if none is required.
  public let requiredAffinity: NodeSelectorTerms?
  /// The pod's own and all that are added to them.
  public let tolerations: [Toleration]
  /// `spec.os.name`.
  public let operatingSystem: String?
  /// What the pod requests in all, by resource.
  public let requests: [String: Quantity]
  /// The operating system that the pod is known to be made for, where `spec.os.name` does not say it: from its images, for example.
  public var builtFor: String?

  /// What stands in the template alone: the DaemonSet's controller looks at it before admission has added anything.
  private let templateSelector: [String: String]
  private let templateTolerations: [Toleration]
  private let runtimeClassName: String?
  private let operatingSystemLabel: String?
  private let conflict: Refusal.Cause?
  private let hasUnknownRuntimeClass: Bool

  /// - Parameters:
  ///   - spec: A pod's spec.
  ///   - owner: The kind of the object that the pod comes from; pods of a DaemonSet are treated by their own rules.
  ///   - podLabels: The pod's labels; the kubelet compares `kubernetes.io/os` among them.
  ///   - runtimeClasses: The RuntimeClasses in view.
  ///   - path: Where the spec stands, for errors.
  /// - Throws: `PlacementError`, if a field that matters has the wrong type or is no quantity.
  public init(
    spec: YAMLValue, owner: String = "Pod", podLabels: [String: String] = [:], runtimeClasses: [RuntimeClass] = [],
    at path: [PathElement] = []
  ) throws(PlacementError) {
    let spec = Field(value: spec, path: path)
    isDaemonSet = owner == "DaemonSet"
    nodeName = try spec.text("nodeName").flatMap { $0.isEmpty ? nil : $0 }
    requiredAffinity = try Self.requiredAffinity(of: spec)
    operatingSystem = try spec.field("os")?.text("name")
    operatingSystemLabel = podLabels["kubernetes.io/os"]

    let className = try spec.text("runtimeClassName")
    runtimeClassName = className
    let runtimeClass = className.flatMap { name in runtimeClasses.first { $0.name == name } }
    hasUnknownRuntimeClass = className != nil && runtimeClass == nil
    let selector = try spec.textMap("nodeSelector")
    templateSelector = selector
    conflict = runtimeClass.flatMap { Self.conflict(of: selector, with: $0) }
    nodeSelector = selector.merging(runtimeClass?.nodeSelector ?? [:]) { own, _ in own }

    var tolerations: [Toleration] = []
    for toleration in try spec.items("tolerations") { tolerations.append(try Toleration(toleration)) }
    if isDaemonSet { tolerations += Toleration.daemonSet(hostNetwork: try spec.flag("hostNetwork")) }
    templateTolerations = tolerations
    tolerations += runtimeClass?.tolerations ?? []
    self.tolerations = tolerations + Toleration.defaults(for: tolerations)
    requests = try PodRequests.total(of: spec, overhead: runtimeClass?.overhead)
  }

  private static func requiredAffinity(of spec: Field) throws(PlacementError) -> NodeSelectorTerms? {
    guard let affinity = try spec.field("affinity"), let node = try affinity.field("nodeAffinity"),
      let required = try node.field("requiredDuringSchedulingIgnoredDuringExecution")
    else { return nil }
    return try NodeSelectorTerms(required.value, at: required.path)
  }

  private static func conflict(of selector: [String: String], with runtimeClass: RuntimeClass) -> Refusal.Cause? {
    let pair = runtimeClass.nodeSelector.sorted { $0.key < $1.key }.first { key, wanted in selector[key] ?? wanted != wanted }
    guard let (key, wanted) = pair, let podWants = selector[key] else { return nil }
    return .runtimeClassConflict(runtimeClass: runtimeClass.name, key: key, wanted: wanted, podWants: podWants)
  }

  /// Whether the pod may run on a node, and everything that speaks against it.
  public func verdict(on node: ClusterNode) -> Verdict {
    if let conflict { return Verdict(refusals: [Refusal(conflict, by: .admission)]) }
    if let nodeName, nodeName != node.name {
      return Verdict(refusals: [Refusal(.boundToOtherNode(nodeName), by: isDaemonSet ? .controller : .scheduler)])
    }
    let refusals = labelRefusals(on: node) + taintRefusals(on: node) + systemRefusals(on: node) + resourceRefusals(on: node)
    return Verdict(refusals: refusals, notes: notes(on: node))
  }

  /// Who refuses for labels and taints: the DaemonSet's controller looks first, at the template alone, whatever a RuntimeClass adds later
  /// (kubernetes/kubernetes, pkg/controller/daemon/daemon_controller.go, `NodeShouldRunDaemonPod`, and issue 111590); pods that are bound
  /// already meet the kubelet alone.
  private var firstStage: Refusal.Stage { isDaemonSet ? .controller : boundStage }

  /// Who refuses for resources: the DaemonSet's controller does not look at them.
  private var boundStage: Refusal.Stage { nodeName == nil ? .scheduler : .kubelet }

  private func labelRefusals(on node: ClusterNode) -> [Refusal] {
    let failing = nodeSelector.filter { node.labels[$0.key] != $0.value }.sorted { $0.key < $1.key }
    var refusals = failing.map { key, wanted in
      Refusal(
        .nodeSelector(key: key, wanted: wanted, found: node.labels[key]), by: templateSelector[key] == nil ? boundStage : firstStage)
    }
    if let requiredAffinity, !requiredAffinity.matches(node) {
      let terms = requiredAffinity.terms.enumerated().map { FailedTerm($0, $1.failures(on: node)) }
      refusals.append(Refusal(.nodeAffinity(terms), by: firstStage))
    }
    return refusals
  }

  /// Taints that refuse new pods do not concern a pod that is bound past the scheduler; the kubelet looks at those that evict
  /// (kubernetes/kubernetes, pkg/kubelet/lifecycle/predicate.go, `generalFilter`).
  private func taintRefusals(on node: ClusterNode) -> [Refusal] {
    let passesScheduler = nodeName != nil
    var refusals: [Refusal] = []
    for taint in node.taints where passesScheduler && !isDaemonSet ? taint.effect == Taint.noExecute : taint.keepsOff {
      if !tolerates(taint) {
        refusals.append(Refusal(.untoleratedTaint(taint), by: firstStage))
      } else if isDaemonSet, let runtimeClassName, !templateTolerations.contains(where: { $0.tolerates(taint) }) {
        refusals.append(Refusal(.toleratedByRuntimeClassAlone(taint, runtimeClass: runtimeClassName), by: .controller))
      }
    }
    // Source: kubernetes/kubernetes, pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable.go.
    if node.isUnschedulable, !passesScheduler, !tolerates(Taint("node.kubernetes.io/unschedulable", effect: Taint.noSchedule)) {
      refusals.append(Refusal(.unschedulable, by: .scheduler))
    }
    return refusals
  }

  private func tolerates(_ taint: Taint) -> Bool { tolerations.contains { $0.tolerates(taint) } }

  /// Source: kubernetes/kubernetes, pkg/kubelet/lifecycle/predicate.go, `rejectPodAdmissionBasedOnOSField`,
  /// `rejectPodAdmissionBasedOnOSSelector`. The scheduler does not look at it.
  private func systemRefusals(on node: ClusterNode) -> [Refusal] {
    guard let system = node.operatingSystem else { return [] }
    var refusals: [Refusal] = []
    if let operatingSystem, operatingSystem != system {
      refusals.append(Refusal(.operatingSystem(pod: operatingSystem, node: system), by: .kubelet))
    }
    if let operatingSystemLabel, operatingSystemLabel != system {
      refusals.append(Refusal(.operatingSystemLabel(pod: operatingSystemLabel, node: system), by: .kubelet))
    }
    return refusals
  }

  private func resourceRefusals(on node: ClusterNode) -> [Refusal] {
    guard let allocatable = node.allocatable else { return [] }
    var counted = requests
    if nodeName != nil {
      // The kubelet lets extended resources pass that its node does not list (`removeMissingExtendedResources`).
      counted = counted.filter { allocatable[$0.key] != nil || !ResourceFit.isExtended($0.key) }
    }
    return ResourceFit.shortages(of: counted, on: allocatable).map { shortage in
      Refusal(.resource(shortage.resource, requested: shortage.requested, allocatable: shortage.allocatable), by: boundStage)
    }
  }

  private func notes(on node: ClusterNode) -> [PlacementNote] {
    var notes = node.taints.filter { $0.effect == Taint.preferNoSchedule && !tolerates($0) }.map(PlacementNote.avoided)
    notes += node.taints.filter { taint in
      taint.keepsOff && tolerates(taint) && !tolerations.contains { !$0.comparesNumbers && $0.tolerates(taint) }
    }.map(PlacementNote.comparesNumbers)
    let condition = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]
    if node.isReady == false, !node.taints.contains(where: { condition.contains($0.key) }) { notes.append(.notReady) }
    if node.allocatable == nil, requests.values.contains(where: { $0 > .zero }) { notes.append(.resourcesUnknown) }
    if hasUnknownRuntimeClass, let runtimeClassName { notes.append(.runtimeClassNotInView(runtimeClassName)) }
    if operatingSystem == nil, let builtFor, let system = node.operatingSystem, builtFor != system {
      notes.append(.foreignOperatingSystem(pod: builtFor, node: system))
    }
    return notes
  }
}

extension NodeSelectorTerm {
  fileprivate func failures(on node: ClusterNode) -> [FailedRequirement] {
    requirements.filter { !$0.matches(node) }.map { FailedRequirement($0, found: $0.value(on: node)) }
  }
}
