import YAML

/// A port of its nodes that a pod wants.
package struct HostPortClaim: Sendable {
  package struct Port: Hashable, Sendable {
    package var number: Int
    /// `TCP`, `UDP` or `SCTP`.
    var `protocol`: String
  }

  package var port: Port
  /// The node's address; nil for all of them.
  var address: String?
  /// From the pod's specification.
  var path: [PathElement]

  /// Source: kubernetes/kubernetes pkg/scheduler/framework/types.go (`HostPortInfo.CheckConflict`).
  func overlaps(_ other: HostPortClaim) -> Bool {
    port == other.port && (address == nil || other.address == nil || address == other.address)
  }

  /// What a pod's containers declare, and in the host's network also the address that exporters of Prometheus are told to listen on.
  /// Each port once.
  package static func claims(of pod: PodView) -> [HostPortClaim] {
    let isInHostNetwork = pod.spec["hostNetwork"]?.bool == true
    var claims: [HostPortClaim] = []
    func add(_ claim: HostPortClaim) {
      if claim.port.number > 0, !claims.contains(where: { $0.overlaps(claim) }) { claims.append(claim) }
    }
    for container in pod.containers where container.list == .containers {
      for port in container.ports {
        guard let number = port.value["hostPort"]?.int ?? (isInHostNetwork ? port.value["containerPort"]?.int : nil) else { continue }
        let kind = Port(number: number, protocol: port.value["protocol"]?.string ?? "TCP")
        let path = container.path + ["ports", .index(port.index), port.value["hostPort"] == nil ? "containerPort" : "hostPort"]
        add(HostPortClaim(port: kind, address: address(port.value["hostIP"]?.string), path: path))
      }
      guard isInHostNetwork else { continue }
      for field in ["command", "args"] {
        for item in container.texts(field) {
          guard let listen = listenAddress(item.text) else { continue }
          let path = container.path + [.key(field), .index(item.index)]
          add(HostPortClaim(port: Port(number: listen.port, protocol: "TCP"), address: address(listen.host), path: path))
        }
      }
    }
    return claims
  }

  private static func address(_ text: String?) -> String? {
    switch text {
    case nil, "", "0.0.0.0", "::", "[::]": nil
    default: text
    }
  }

  /// `--web.listen-address=:9182`, as windows_exporter and node_exporter take it.
  private static func listenAddress(_ text: String) -> (host: String, port: Int)? {
    guard text.hasPrefix("-"), text.hasBytes("web.listen-address="), let equals = text.firstIndex(of: "=") else { return nil }
    let value = text[text.index(after: equals)...]
    guard let colon = value.lastIndex(of: ":"), let port = Int(value[value.index(after: colon)...]), (1...65_535).contains(port) else {
      return nil
    }
    return (String(value[..<colon]), port)
  }
}
