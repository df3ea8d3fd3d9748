import YAML

/// What a pod says about its nodes besides their operating system.
struct NodeChoice {
  /// It goes to one node, or to nodes of the control plane, which are Linux nodes always.
  /// Source: kubernetes.io, "Windows containers in Kubernetes": the control plane runs on Linux alone.
  private(set) var isSettled = false
  /// It asks for labels that may well stand for one operating system, such as those of a node pool.
  private(set) var hasOtherLabels = false
  /// It asks for an operating system, whatever the value.
  private(set) var namesSystem = false

  init(_ pod: PodView) {
    if let name = pod.spec["nodeName"]?.string, !name.isEmpty { isSettled = true }
    for entry in pod.spec["nodeSelector"]?.map?.entries ?? [] { add(entry.key) }
    for entry in pod.runtimeClassUse.scheduling?["nodeSelector"]?.map?.entries ?? [] { add(entry.key) }
    for term in pod.requiredNodeTerms {
      if !(term["matchFields"]?.list ?? []).isEmpty { isSettled = true }
      for requirement in term["matchExpressions"]?.list ?? [] {
        if let key = requirement["key"]?.string { add(key) }
      }
    }
  }

  private mutating func add(_ key: String) {
    switch key {
    case NodeLabel.system, NodeLabel.betaSystem: namesSystem = true
    case NodeLabel.architecture, NodeLabel.betaArchitecture: break
    case "kubernetes.io/hostname", "node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master": isSettled = true
    default: hasOtherLabels = true
    }
  }
}

extension NodeLabel {
  /// Deprecated since 1.14.
  static let betaArchitecture = "beta.kubernetes.io/arch"
}

extension PodView {
  static let requiredNodeAffinity: [PathElement] = [
    "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
  ]

  /// The alternatives of the required node affinity.
  var requiredNodeTerms: [YAMLValue] {
    spec["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.list ?? []
  }

  /// Where the pod prefers nodes of an operating system, from its specification; nil if it prefers none.
  var preferredSystem: [PathElement]? {
    let key = "preferredDuringSchedulingIgnoredDuringExecution"
    for (index, term) in (spec["affinity"]?["nodeAffinity"]?[key]?.list ?? []).enumerated() {
      for (place, requirement) in (term["preference"]?["matchExpressions"]?.list ?? []).enumerated() {
        guard let label = requirement["key"]?.string, label == NodeLabel.system || label == NodeLabel.betaSystem else { continue }
        return [
          "affinity", "nodeAffinity", .key(key), .index(index), "preference", "matchExpressions", .index(place), "key",
        ]
      }
    }
    return nil
  }
}

extension PodSystem.Evidence {
  /// What places the pod, for messages, and where it stands in the pod's specification; nil for what places nothing.
  var placing: (what: String, path: [PathElement])? {
    switch self {
    case .nodeSelector(let key): ("the nodeSelector \(key)", ["nodeSelector", .key(key)])
    case .nodeAffinity(let key): ("the node affinity for \(key)", PodView.requiredNodeAffinity)
    case .runtimeClass(let name): ("the RuntimeClass \(name)", ["runtimeClassName"])
    case .declared, .hostProcess, .windowsOptions, .image: nil
    }
  }
}
