import YAML

/// The operating system that a pod is for, as Kubernetes would see it, and what tells.
public struct PodSystem: Sendable, Hashable {
  public enum Evidence: Sendable, Hashable {
    /// `os.name`.
    case declared
    /// A key of the node selector.
    case nodeSelector(String)
    /// A label key in every term of the required node affinity.
    case nodeAffinity(String)
    /// The node selector of a RuntimeClass.
    case runtimeClass(String)
    /// `windowsOptions.hostProcess`, which only Windows has.
    case hostProcess
    case windowsOptions
    /// An image that only Windows runs.
    case image(String)

    /// Whether this only suggests a system: nothing holds the pod to it.
    public var isHint: Bool { if case .image = self { true } else { false } }

    /// For messages: why the pod is one of a system; nil where the pod says it outright.
    func reason(_ system: OSName) -> String? {
      switch self {
      case .declared: nil
      case .nodeSelector(let key): "a \(system.title) pod by its nodeSelector \(key)"
      case .nodeAffinity(let key): "a \(system.title) pod by its node affinity for \(key)"
      case .runtimeClass(let name): "a \(system.title) pod by its RuntimeClass \(name)"
      case .hostProcess: "a \(system.title) pod by hostProcess"
      case .windowsOptions: "a \(system.title) pod by its windowsOptions"
      case .image(let image): "a \(system.title) pod by its image \(image)"
      }
    }
  }

  /// Nil if nothing tells.
  public let name: OSName?
  /// What the name was concluded from: the strongest evidence.
  public let evidence: Evidence?
  /// `os.name`, if it is one of the two systems.
  public let declared: OSName?
  /// What keeps the scheduler from nodes of the other system, and which system it leaves; `os.name` does not count, for the
  /// scheduler ignores it. Source: kubernetes/enhancements keps/sig-windows/2802-identify-windows-pods-apiserver-admission.
  public let placement: (name: OSName, evidence: Evidence)?
  /// What places the pod on the other system's nodes than `placement` does, so that no node fits.
  let contradiction: (name: OSName, evidence: Evidence)?

  public static func == (left: PodSystem, right: PodSystem) -> Bool {
    left.name == right.name && left.evidence == right.evidence && left.declared == right.declared
      && left.placement?.name == right.placement?.name && left.placement?.evidence == right.placement?.evidence
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(evidence)
  }

  init(_ spec: YAMLMap, _ containers: [ContainerView], _ runtimeClasses: RuntimeClasses) {
    declared = spec["os"]?["name"]?.string.flatMap(OSName.init)
    (placement, contradiction) = Self.placement(spec, runtimeClasses)
    if let declared {
      (name, evidence) = (declared, .declared)
    } else if let placement {
      (name, evidence) = (placement.name, placement.evidence)
    } else if let evidence = Self.windowsOptions(spec, containers) ?? Self.image(containers) {
      (name, self.evidence) = (.windows, evidence)
    } else {
      (name, evidence) = (nil, nil)
    }
  }

  private typealias Found = (name: OSName, evidence: Evidence)

  private static func placement(_ spec: YAMLMap, _ runtimeClasses: RuntimeClasses) -> (first: Found?, other: Found?) {
    var first: Found?
    var other: Found?
    func add(_ name: OSName, _ evidence: Evidence) {
      guard let known = first else { return first = (name, evidence) }
      if known.name != name, other == nil { other = (name, evidence) }
    }
    if let selector = spec["nodeSelector"]?.map, let found = system(ofSelector: selector) { add(found.name, .nodeSelector(found.key)) }
    if let found = affinity(spec) { add(found.name, .nodeAffinity(found.key)) }
    if let name = spec["runtimeClassName"]?.string, let selector = runtimeClasses.nodeSelector(of: name),
      let found = system(ofSelector: selector)
    {
      add(found.name, .runtimeClass(name))
    }
    return (first, other)
  }

  private static func system(ofSelector selector: YAMLMap) -> (name: OSName, key: String)? {
    for entry in selector.entries {
      if let value = entry.value.string, let name = system(label: entry.key, values: CollectionOfOne(value)) { return (name, entry.key) }
    }
    return nil
  }

  /// The system of the nodes that carry a label with one of these values; nil if the label does not tell or the values disagree.
  static func system(label key: String, values: some Collection<String>) -> OSName? {
    switch key {
    case NodeLabel.system, NodeLabel.betaSystem:
      guard let first = values.first.flatMap(OSName.init), values.allSatisfy({ $0 == first.rawValue }) else { return nil }
      return first
    case NodeLabel.windowsBuild: return values.isEmpty ? nil : .windows
    case NodeLabel.azureSKU:
      guard !values.isEmpty else { return nil }
      return values.allSatisfy { $0.hasPrefix("Windows") } ? .windows : values.contains { $0.hasPrefix("Windows") } ? nil : .linux
    default: return nil
    }
  }

  /// Terms are alternatives, so every one must tell the same system; the requirements of a term hold together, so one suffices.
  private static func affinity(_ spec: YAMLMap) -> (name: OSName, key: String)? {
    guard
      let terms = spec["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.list,
      !terms.isEmpty
    else { return nil }
    var found: (name: OSName, key: String)?
    for term in terms {
      guard let own = system(ofTerm: term), found == nil || found?.name == own.name else { return nil }
      found = found ?? own
    }
    return found
  }

  private static func system(ofTerm term: YAMLValue) -> (name: OSName, key: String)? {
    for requirement in term["matchExpressions"]?.list ?? [] {
      guard let key = requirement["key"]?.string else { continue }
      let values = (requirement["values"]?.list ?? []).compactMap(\.string)
      switch requirement["operator"]?.string {
      case "In": if let name = system(label: key, values: values) { return (name, key) }
      case "NotIn":
        // A node has one of two systems, so that not the one is the other.
        if key == NodeLabel.system || key == NodeLabel.betaSystem {
          if values.contains("windows"), !values.contains("linux") { return (.linux, key) }
          if values.contains("linux"), !values.contains("windows") { return (.windows, key) }
        }
      case "Exists": if key == NodeLabel.windowsBuild { return (.windows, key) }
      case "DoesNotExist": if key == NodeLabel.windowsBuild { return (.linux, key) }
      default: break
      }
    }
    return nil
  }

  private static func windowsOptions(_ spec: YAMLMap, _ containers: [ContainerView]) -> Evidence? {
    let pod = spec["securityContext"]?["windowsOptions"]?.map
    if pod?["hostProcess"]?.bool == true || containers.contains(where: { $0.ownHostProcess == true }) { return .hostProcess }
    let own = containers.contains { !($0.securityContext?["windowsOptions"]?.map?.isEmpty ?? true) }
    return own || !(pod?.isEmpty ?? true) ? .windowsOptions : nil
  }

  private static func image(_ containers: [ContainerView]) -> Evidence? {
    for container in containers {
      if let image = container.image, ImageReference(image).isForWindowsOnly { return .image(image) }
    }
    return nil
  }
}
