import Diagnostics
import YAML

enum ListenPortClash: CollectorRule {
  static let about = RuleDescription(
    "OTEL023", "listen-port-clash", .error, "Two servers of a collector, or of its pod, want the same port.",
    explanation: """
      A port can be listened on once. The second server of the same address fails, and the collector ends at its start. Defaults count:
      the collector's own metrics are on `localhost:8888`, `health_check` on 13133, `pprof` on 1777, `zpages` on 55679. All containers
      of a pod share its ports.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector service/telemetry/otelconftelemetry",
      "kubernetes.io, \"Pods\" (Pod networking)",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    let listeners = collector.listeners
    for (position, listener) in listeners.enumerated() {
      if let other = listeners[..<position].first(where: { $0.clashes(listener) }) {
        report.add(
          collector, listener.path, "\(listener.title) and \(other.title) both listen on port \(listener.port)",
          related: [.init(other.title, at: collector.place(other.path))], hint: "give one of them another port")
      }
      guard let (container, port) = stranger(listener, collector) else { continue }
      report.add(
        collector, listener.path,
        "\(listener.title) listens on port \(listener.port), which \(container.title) of the same pod declares too",
        related: port, hint: "give one of them another port")
    }
  }

  /// Another container of the pod that declares the port.
  private static func stranger(_ listener: Listener, _ collector: CollectorView) -> (ContainerView, [Finding.Related])? {
    guard let runtime = collector.runtime, let pod = runtime.pod else { return nil }
    for container in pod.containers where container.list == .containers && pod.path + container.path != runtime.path {
      for port in container.ports where port.value["containerPort"]?.int == listener.port {
        guard (port.value["protocol"]?.string == "UDP") == listener.isUDP else { continue }
        return (container, [.init(container.title, at: pod.place(container.path + ["ports", .index(port.index)]))])
      }
    }
    return nil
  }
}
