/// Whether a pod may run on a node, and all that speaks against it.
public struct Verdict: Sendable, Hashable {
  /// Every reason, not merely the first; none if the pod fits.
  public var refusals: [Refusal]
  /// What is worth knowing, but keeps no pod off.
  public var notes: [PlacementNote]

  public init(refusals: [Refusal] = [], notes: [PlacementNote] = []) {
    self.refusals = refusals
    self.notes = notes
  }

  public var fits: Bool { refusals.isEmpty }

  /// How far the pod gets.
  public enum Outcome: String, Sendable, Hashable {
    /// It may run there.
    case lands
    /// There is no such pod: the API server refuses it, or the DaemonSet makes none for the node.
    case notCreated
    /// It is bound to another node, or the scheduler does not choose this one.
    case notScheduled
    /// It is put on the node, and the kubelet refuses it.
    case refusedByKubelet
  }

  public var outcome: Outcome {
    let stages = Set(refusals.map(\.stage))
    if stages.isEmpty { return .lands }
    if stages.contains(.admission) || stages.contains(.controller) { return .notCreated }
    return stages == [.kubelet] ? .refusedByKubelet : .notScheduled
  }
}

/// One reason why a pod does not run on a node.
public struct Refusal: Sendable, Hashable {
  /// Who refuses.
  public enum Stage: String, Sendable, Hashable {
    /// The API server, when the pod is created.
    case admission
    /// The DaemonSet's controller, which creates no pod for the node.
    case controller
    case scheduler
    /// The node's kubelet, after the pod was bound to the node.
    case kubelet
  }

  public enum Cause: Sendable, Hashable {
    /// `spec.nodeName` names another node.
    case boundToOtherNode(String)
    /// The node selectors of pod and RuntimeClass want different values of one label.
    case runtimeClassConflict(runtimeClass: String, key: String, wanted: String, podWants: String)
    /// A label has another value, or is missing (nil).
    case nodeSelector(key: String, wanted: String, found: String?)
    /// No term of the required node affinity matches; without terms, none can.
    case nodeAffinity([FailedTerm])
    case untoleratedTaint(Taint)
    /// The RuntimeClass tolerates the taint, but the DaemonSet's controller looks at the pod template alone.
    case toleratedByRuntimeClassAlone(Taint, runtimeClass: String)
    /// The node is cordoned.
    case unschedulable
    /// `spec.os.name` is not the node's operating system.
    case operatingSystem(pod: String, node: String)
    /// The pod carries the label `kubernetes.io/os`, and it is not the node's operating system.
    case operatingSystemLabel(pod: String, node: String)
    /// The pod alone requests more than the node has.
    case resource(String, requested: Quantity, allocatable: Quantity)
  }

  public var stage: Stage
  public var cause: Cause

  public init(_ cause: Cause, by stage: Stage) {
    self.stage = stage
    self.cause = cause
  }
}

/// A term of a node affinity that does not match.
public struct FailedTerm: Sendable, Hashable {
  /// The term's place in the list, from 0.
  public var index: Int
  /// All requirements that fail; none if the term is empty, which matches no node.
  public var failures: [FailedRequirement]

  public init(_ index: Int, _ failures: [FailedRequirement]) {
    self.index = index
    self.failures = failures
  }
}

/// A requirement that fails, and the value that was found.
public struct FailedRequirement: Sendable, Hashable {
  public var requirement: NodeSelectorRequirement
  /// Nil if the label is missing.
  public var found: String?

  public init(_ requirement: NodeSelectorRequirement, found: String?) {
    self.requirement = requirement
    self.found = found
  }
}

/// What is worth knowing about a pod on a node.
public enum PlacementNote: Sendable, Hashable {
  /// The scheduler prefers nodes without this taint.
  case avoided(Taint)
  /// The node's condition Ready is not true, though no taint says so.
  case notReady
  /// The pod makes requests, but the input does not say what the node has.
  case resourcesUnknown
  /// The RuntimeClass was not given, so what it asks of nodes is not known.
  case runtimeClassNotInView(String)
  /// A taint is tolerated by the comparison of numbers alone, which needs a feature gate.
  case comparesNumbers(Taint)
  /// The pod is made for another operating system, but nothing keeps it off: its containers cannot start.
  case foreignOperatingSystem(pod: String, node: String)
}
