import CollectorSchemas
import Diagnostics
import YAML

enum UnservedPort: CollectorRule {
  static let about = RuleDescription(
    "OTEL025", "unserved-port", .error, "A probe asks a port that the collector does not listen on.",
    explanation: """
      A readiness probe of a port that nothing listens on never succeeds, a liveness probe restarts the container again and again. Mostly
      the extension `health_check` is missing from `service.extensions`, or has another port.

      This is looked for only where all components are known and the port's number stands nowhere in the configuration.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib extension/healthcheckextension/README.md"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial, let runtime = collector.runtime, !collector.pipelines.isEmpty,
      collector.components.allSatisfy({ $0.description != nil })
    else { return }
    let ports = Set(collector.listeners.map(\.port))
    for target in runtime.portTargets(nil) where target.kind == .probe && !ports.contains(target.port) {
      guard !isMentioned(target.port, in: .map(collector.value)), !isElsewhere(target.port, runtime) else { continue }
      let path: [PathElement] = collector.value["service"]?["extensions"] == nil ? ["service"] : ["service", "extensions"]
      report.add(
        collector, path, "\(target.title) asks port \(target.port), on which the collector does not listen",
        related: [.init(target.title, at: target.place)],
        hint: "enable the extension health_check with an endpoint on this port, or mend the probe's")
    }
  }

  /// Containers of a pod may ask each other.
  private static func isElsewhere(_ port: Int, _ runtime: CollectorRuntime) -> Bool {
    (runtime.pod?.containers ?? []).contains { container in
      runtime.pod.map { $0.path + container.path } != runtime.path && container.ports.contains { $0.value["containerPort"]?.int == port }
    }
  }

  private static func isMentioned(_ port: Int, in value: YAMLValue) -> Bool {
    switch value {
    case .int(let number): return number == port
    case .string(let text):
      let runs = text.utf8.split { !(0x30...0x39).contains($0) }
      return runs.contains { Int(String(decoding: $0, as: UTF8.self)) == port } || text.hasBytes(":${")
    case .list(let items): return items.contains { isMentioned(port, in: $0) }
    case .map(let map): return map.entries.contains { isMentioned(port, in: $0.value) }
    case .null, .bool, .float: return false
    }
  }
}
