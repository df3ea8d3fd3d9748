import Checks
import YAML

/// The Services of a scope with the pods behind them.
struct ServiceTable {
  struct Service {
    let object: ObjectView
    /// Positions among the scope's pods.
    let pods: [Int]

    /// The ports of a pod that the Service sends to, each with its name in the Service.
    func ports(of pod: PodView) -> [(name: String, number: Int)] {
      (object.spec["ports"]?.list ?? []).compactMap { port in
        let target = port["targetPort"] ?? port["port"]
        let named = target?.string.flatMap { name in ContainerPort.all(of: pod).compactMap(\.self).first { $0.name == name }?.number }
        return (target?.int ?? named).map { (port["name"]?.string ?? "", $0) }
      }
    }

    /// As people read them: `4317, 8888`.
    var portTexts: [String] { (object.spec["ports"]?.list ?? []).compactMap { $0["port"]?.int }.map { "\($0)" } }
  }

  let all: [Service]
  private let byName: [String: [Int]]
  private let byPod: [Int: [Int]]

  init(_ view: InputView) {
    let services = view.scope.objects.filter { $0.kind == "Service" && $0.group.isEmpty }
    all = services.map { Service(object: $0, pods: view.pods(behind: $0)) }
    byName = Dictionary(grouping: all.indices) { services[$0].name ?? "" }
    var byPod: [Int: [Int]] = [:]
    for (index, service) in all.enumerated() { for pod in service.pods { byPod[pod, default: []].append(index) } }
    self.byPod = byPod
  }

  /// The Service that a host of the cluster's DNS names: `name`, `name.namespace`, `name.namespace.svc.cluster.local`.
  ///
  /// - Parameter namespace: of who asks.
  func service(_ host: String, from namespace: String?, _ scope: ScopeView) -> Service? {
    let parts = host.split(separator: ".").map(String.init)
    guard let name = parts.first, parts.count < 3 || parts[2] == "svc" else { return nil }
    let wanted = parts.count > 1 ? parts[1] : scope.namespace(namespace)
    let found = (byName[name] ?? []).map { all[$0] }
    return found.first { scope.namespace($0.object.namespace) == wanted } ?? (wanted == nil ? found.first : nil)
  }

  /// The Services in front of a pod.
  func services(of pod: Int) -> [Service] { (byPod[pod] ?? []).map { all[$0] } }
}
