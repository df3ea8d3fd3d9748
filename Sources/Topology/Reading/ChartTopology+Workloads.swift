import Checks
import Scheduling
import YAML

extension ChartTopology {
  /// More workloads than these are not shown one by one.
  private static let mostWorkloads = 40
  /// More groups of workloads than these are not shown either.
  private static let mostCrowds = 12

  mutating func readWorkloads() {
    // A PodTemplate makes no pods.
    let pods = scope.pods.indices.filter { scope.pods[$0].object.kind != "PodTemplate" }
    let single = Set(pods.count <= Self.mostWorkloads ? pods : remarkable(pods))
    let prefix = CommonPrefix.of(single.compactMap { scope.pods[$0].object.name }.sorted())
    if !prefix.isEmpty, prefix.count < 80 { builder.note("Names begin with \(prefix), which is left out here") }
    var crowds: [Crowd: [Int]] = [:]
    for position in pods {
      let pod = scope.pods[position]
      for claim in HostPortClaim.claims(of: pod) {
        hostPorts[HostPort(system: pod.system.name, number: claim.port.number), default: []].append(position)
      }
      if single.contains(position) {
        addWorkload(position, prefix)
      } else {
        crowds[Crowd(pod, scope), default: []].append(position)
      }
    }
    if single.count < pods.count {
      builder.note("\(pods.count - single.count) of \(pods.count) workloads are shown in groups")
      addCrowds(crowds)
    }
  }

  /// Those with a part in collecting: collectors, exporters, what has ports of nodes or asks to be scraped.
  private func remarkable(_ pods: [Int]) -> [Int] {
    let collectors = Set(view.collectors.compactMap { $0.runtime?.object.document })
    let found = pods.lazy.filter { position in
      let pod = scope.pods[position]
      return collectors.contains(pod.object.document) || pod.containers.contains { ExporterView(pod, $0) != nil }
        || !HostPortClaim.claims(of: pod).isEmpty
    }
    return Array(found.prefix(Self.mostWorkloads / 2))
  }

  private mutating func addWorkload(_ position: Int, _ prefix: String) {
    let pod = scope.pods[position]
    let object = pod.object
    let place = group(pod.system.name)
    let name = object.name ?? "\(object.kind) without a name"
    let shown = !prefix.isEmpty && name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    let node = builder.node("pod \(position)") { _ in
      TopologyGraph.Node(
        kind: .workload, group: place, name: ShownText.limited("\(object.kind) \(name)"), title: ShownText.limited(shown),
        subtitle: ShownText.limited(WorkloadWording.subtitle(of: pod)))
    }
    nodeOfPod[position] = node
    addFacts(of: position, to: node, prefix)
  }

  private mutating func addFacts(of position: Int, to node: Int, _ prefix: String) {
    func short(_ name: String) -> String { !prefix.isEmpty && name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name }
    let pod = scope.pods[position]
    for fact in WorkloadWording.facts(of: pod) { builder.add(fact.kind, fact.text, to: node) }
    for service in services.services(of: position) {
      let ports = service.portTexts.prefix(4).joined(separator: ", ")
      builder.add(.service, "Service \(short(service.object.name ?? ""))\(ports.isEmpty ? "" : ": \(ports)")", to: node)
    }
    var secrets: [String] = []
    pod.visitConfigReferences { reference in
      if reference.kind == .secret, !secrets.contains(reference.name) { secrets.append(reference.name) }
    }
    for secret in secrets { builder.add(.secret, "Secret \(short(secret))", to: node) }
    guard let account = pod.spec["serviceAccountName"]?.string, !account.isEmpty else { return }
    let rights = Rights(of: account, in: pod.namespace, scope).lines
    builder.add(.account, "ServiceAccount \(short(account))\(rights.isEmpty ? ", no roles in view" : "")", to: node)
    for right in rights { builder.add(right.isStrong ? .strongRight : .right, right.text, to: node) }
  }

  // MARK: Groups of workloads

  /// Workloads that stand for each other where there are too many.
  private struct Crowd: Hashable {
    var system: OSName?
    var kind: String
    /// Nil for those of all namespaces.
    var namespace: String?

    init(_ pod: PodView, _ scope: ScopeView) {
      system = pod.system.name
      kind = pod.object.kind
      namespace = scope.namespace(pod.namespace)
    }
  }

  private mutating func addCrowds(_ crowds: [Crowd: [Int]]) {
    var crowds = crowds
    if crowds.count > Self.mostCrowds {
      var wider: [Crowd: [Int]] = [:]
      for (crowd, pods) in crowds {
        var crowd = crowd
        crowd.namespace = nil
        crowd.kind = "workload"
        wider[crowd, default: []] += pods
      }
      crowds = wider
    }
    for (crowd, pods) in crowds.sorted(by: { ($0.value.min() ?? 0) < ($1.value.min() ?? 0) }) {
      let place = group(crowd.system)
      let count = ShownText.limited(ShownText.count(pods.count, crowd.kind))
      let node = builder.node("crowd \(place) \(crowd.kind) \(crowd.namespace ?? "")") { _ in
        TopologyGraph.Node(
          kind: .crowd, group: place, name: count, title: count,
          subtitle: ShownText.limited(crowd.namespace.map { "in namespace \($0)" } ?? "in several namespaces"))
      }
      for pod in pods { nodeOfPod[pod] = node }
    }
  }
}
