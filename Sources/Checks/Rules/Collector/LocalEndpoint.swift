import Diagnostics
import YAML

enum LocalEndpoint: CollectorRule {
  static let about = RuleDescription(
    "OTEL024", "local-endpoint", .error, "A server listens on localhost only, where others are to reach it.",
    explanation: """
      Most servers of the collector listen on `localhost` unless told otherwise: `health_check` on 13133, `otlp` on 4317 and 4318, the
      collector's own metrics on 8888. The kubelet, Services and Prometheus come from outside the pod and are refused: a probe on such a
      port restarts the container again and again.

      Set the endpoint to `${env:POD_IP}:13133`, with a variable from `status.podIP`, or to `0.0.0.0:13133`. Of a port that the container
      merely declares this is a warning.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector docs/security-best-practices.md",
      "open-telemetry/opentelemetry-collector-contrib extension/healthcheckextension/README.md",
    ])

  static var looksAround: Bool { true }

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.pod != nil else { return }
    let listeners = collector.listeners.filter { !$0.isUDP }
    let targets = runtime.portTargets(scope)
    for listener in listeners where listener.isLocal {
      guard !listeners.contains(where: { $0.port == listener.port && !$0.isLocal }),
        let target = targets.first(where: { $0.port == listener.port })
      else { continue }
      report.add(
        collector, listener.path, "\(listener.title) listens on \(listener.address), where \(target.title) cannot reach it",
        severity: target.kind == .containerPort ? .warning : .error, related: [.init(target.title, at: target.place)],
        hint: "listen on 0.0.0.0:\(listener.port), or on the pod's address from a variable")
    }
  }
}
