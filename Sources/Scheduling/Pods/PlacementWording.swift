extension Refusal {
  /// Stable name of the kind of reason, for machines.
  public var code: String {
    switch cause {
    case .boundToOtherNode: "nodeName"
    case .runtimeClassConflict: "runtimeClass"
    case .nodeSelector: "nodeSelector"
    case .nodeAffinity: "nodeAffinity"
    case .untoleratedTaint, .toleratedByRuntimeClassAlone: "taint"
    case .unschedulable: "unschedulable"
    case .operatingSystem: "operatingSystem"
    case .operatingSystemLabel: "operatingSystemLabel"
    case .resource: "resource"
    }
  }

  /// The reason in one line: what is asked for, and what was found.
  public var message: String { finding.map { "\(demand): \($0)" } ?? demand }

  /// What is asked for: the same on all nodes that fail for the same reason.
  var demand: String {
    let demand = printable(cause.demand)
    return stage == .kubelet ? "\(demand), so the kubelet refuses the pod" : demand
  }

  /// What this node has instead, if it is not said already.
  var finding: String? { cause.finding.map(printable) }
}

extension Refusal.Cause {
  fileprivate var demand: String {
    switch self {
    case .boundToOtherNode(let name): "nodeName binds the pod to \(name)"
    case .runtimeClassConflict(let name, let key, let wanted, let podWants):
      "RuntimeClass \(name) wants \(key)=\(wanted) and the pod's nodeSelector \(key)=\(podWants), so the API server refuses the pod"
    case .nodeSelector(let key, let wanted, _): "nodeSelector wants \(key)=\(wanted)"
    case .nodeAffinity(let terms):
      terms.isEmpty ? "required node affinity has no terms" : "required node affinity wants \(Self.list(terms))"
    case .untoleratedTaint(let taint): "taint \(taint) is not tolerated"
    case .toleratedByRuntimeClassAlone(let taint, let name):
      "taint \(taint) is tolerated by RuntimeClass \(name) alone, and a DaemonSet makes pods by the tolerations of its template"
    case .unschedulable: "the node is cordoned"
    case .operatingSystem(let pod, _): "os.name is \(pod)"
    case .operatingSystemLabel(let pod, _): "the pod's label kubernetes.io/os is \(pod)"
    case .resource(let name, let requested, _): "requests \(name) \(requested)"
    }
  }

  private static func list(_ terms: [FailedTerm]) -> String {
    terms.map { term in
      if term.failures.isEmpty { return "nothing (an empty term matches no node)" }
      return term.failures.map { "\($0.requirement)\($0.requirement.isMalformed ? " (malformed, so it matches no node)" : "")" }
        .joined(separator: " and ")
    }.joined(separator: ", or ")
  }

  fileprivate var finding: String? {
    switch self {
    case .boundToOtherNode, .runtimeClassConflict, .untoleratedTaint, .toleratedByRuntimeClassAlone, .unschedulable: nil
    case .nodeSelector(_, _, let found): found.map { "found \($0.isEmpty ? "\"\"" : $0)" } ?? "no such label"
    case .nodeAffinity(let terms): Self.findings(terms)
    case .operatingSystem(_, let node), .operatingSystemLabel(_, let node): "the node runs \(node)"
    case .resource(_, _, let allocatable): "\(allocatable) allocatable"
    }
  }

  /// The values found, each key once; nil if malformed and empty terms are all there is.
  private static func findings(_ terms: [FailedTerm]) -> String? {
    var seen: Set<String> = []
    let found = terms.flatMap(\.failures).filter { !$0.requirement.isMalformed && seen.insert($0.requirement.key).inserted }
    if found.isEmpty { return nil }
    return found.map { failure in
      failure.found.map { "\(failure.requirement.key) is \($0.isEmpty ? "\"\"" : $0)" } ?? "\(failure.requirement.key) is missing"
    }.joined(separator: ", ")
  }
}

extension PlacementNote {
  /// Stable name of the kind of note, for machines.
  public var code: String {
    switch self {
    case .avoided: "preferNoSchedule"
    case .notReady: "notReady"
    case .resourcesUnknown: "resourcesUnknown"
    case .runtimeClassNotInView: "runtimeClassNotInView"
    case .comparesNumbers: "comparesNumbers"
    case .foreignOperatingSystem: "foreignOperatingSystem"
    }
  }

  /// The note in one line.
  public var message: String {
    switch self {
    case .avoided(let taint): printable("taint \(taint) is not tolerated, so the scheduler prefers other nodes")
    case .notReady: "the node is not ready, though no taint keeps pods off"
    case .resourcesUnknown: "the input does not say what the node has, so requests are not judged"
    case .runtimeClassNotInView(let name): printable("RuntimeClass \(name) is not in the input; what it asks of nodes is not judged")
    case .comparesNumbers(let taint):
      printable("taint \(taint) is tolerated by Gt or Lt alone, which needs the feature gate TaintTolerationComparisonOperators (alpha)")
    case .foreignOperatingSystem(let pod, let node):
      printable("nothing keeps this \(pod) pod off a \(node) node, where its containers cannot start")
    }
  }
}
