import Scheduling
import YAML

/// Something outside a collector that connects to one of its ports.
struct PortTarget: Sendable {
  enum Kind: Sendable {
    case probe, service, containerPort
  }

  let kind: Kind
  /// For messages: `the readinessProbe of DaemonSet "collector"`.
  let title: String
  let port: Int
  let place: Finding.Place
}

extension CollectorRuntime {
  /// The ports that probes, Services and the container's own list of ports lead to; probes with a host of their own left out.
  func portTargets(_ scope: ScopeView?) -> [PortTarget] {
    guard let pod else { return [] }
    var targets: [PortTarget] = []
    let named = Dictionary(
      (container["ports"]?.list ?? []).compactMap { port in
        port["name"]?.string.flatMap { name in port["containerPort"]?.int.map { (name, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    func number(_ value: YAMLValue?) -> Int? { value?.int ?? value?.string.flatMap { named[$0] } }

    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
      for action in ["httpGet", "tcpSocket"] {
        guard let handler = container[probe]?[action], handler["host"] == nil, let port = number(handler["port"]) else { continue }
        targets.append(
          PortTarget(
            kind: .probe, title: "the \(probe) of \(title)", port: port, place: place([.key(probe), .key(action), "port"])))
      }
    }
    for service in scope?.objects ?? [] where service.kind == "Service" {
      guard let selector = service.serviceSelector, selector.matches(pod.labels),
        scope?.namespace(service.namespace) == scope?.namespace(pod.namespace)
      else { continue }
      for (index, entry) in (service.spec["ports"]?.list ?? []).enumerated() where entry["protocol"]?.string ?? "TCP" == "TCP" {
        guard let port = number(entry["targetPort"] ?? entry["port"]) else { continue }
        targets.append(
          PortTarget(kind: .service, title: service.title, port: port, place: service.place(["spec", "ports", .index(index)])))
      }
    }
    for (index, entry) in (container["ports"]?.list ?? []).enumerated() where entry["protocol"]?.string ?? "TCP" == "TCP" {
      guard let port = entry["containerPort"]?.int else { continue }
      targets.append(
        PortTarget(
          kind: .containerPort, title: "the ports of \(title)", port: port, place: place(["ports", .index(index), "containerPort"])))
    }
    return targets
  }
}
