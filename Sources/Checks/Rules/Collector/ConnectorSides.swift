import CollectorSchemas
import Diagnostics
import YAML

enum ConnectorSides: CollectorRule {
  static let about = RuleDescription(
    "OTEL016", "connector-sides", .error, "A connector does not connect two pipelines, or connects them in a circle.",
    explanation: """
      A connector is the exporter of one pipeline and the receiver of another. The collector refuses to start if it stands on one side
      only, if it cannot make the one signal from the other, if pipelines feed each other in a circle, and if a connector has the name of
      a receiver or exporter too.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector service/internal/graph/graph.go (createNodes, cycleErr)",
      "open-telemetry/opentelemetry-collector otelcol/config.go (Config.Validate)",
    ])

  private typealias Use = (pipeline: CollectorView.Pipeline, reference: CollectorView.Reference)

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    var edges: [(from: String, to: String, path: [PathElement])] = []
    for connector in collector.components(.connector) {
      for kind in [ComponentKind.receiver, .exporter] where collector.component(kind, connector.id) != nil {
        report.add(
          collector, connector.path, "the \(connector.title) has the name of \(kind == .receiver ? "a receiver" : "an exporter") too",
          hint: "call one of them differently, such as \(connector.id.text)/connector")
      }
      let sources = uses(of: connector, collector, \.exporters)
      let targets = uses(of: connector, collector, \.receivers)
      for source in sources {
        let reached = targets.filter { converts(connector, source.pipeline.signal, $0.pipeline.signal) }
        edges += reached.map { (source.pipeline.id.canonical, $0.pipeline.id.canonical, source.reference.path) }
        if reached.isEmpty { add(connector, source, targets, isSource: true, collector, &report) }
      }
      for target in targets where !sources.contains(where: { converts(connector, $0.pipeline.signal, target.pipeline.signal) }) {
        add(connector, target, sources, isSource: false, collector, &report)
      }
    }
    reportCircle(edges, collector, &report)
  }

  private static func uses(
    of connector: CollectorView.Component, _ collector: CollectorView, _ side: KeyPath<CollectorView.Pipeline, [CollectorView.Reference]>
  ) -> [Use] {
    collector.pipelines.flatMap { pipeline in
      pipeline[keyPath: side].filter { $0.id.canonical == connector.id.canonical }.map { (pipeline, $0) }
    }
  }

  /// Where it is not known what a connector makes of what, it may be anything.
  private static func converts(_ connector: CollectorView.Component, _ from: CollectorSignal?, _ to: CollectorSignal?) -> Bool {
    guard let conversions = connector.description?.conversions, !conversions.isEmpty, let from, let to else { return true }
    return conversions.contains(.init(from: from, to: to))
  }

  private static func add(
    _ connector: CollectorView.Component, _ use: Use, _ others: [Use], isSource: Bool, _ collector: CollectorView,
    _ report: inout RuleReport
  ) {
    let own = isSource ? "exporter" : "receiver"
    let other = isSource ? "receiver" : "exporter"
    guard !others.isEmpty else {
      report.add(
        collector, use.reference.path,
        "the \(connector.title) is \(isSource ? "an" : "a") \(own) of the \(use.pipeline.title), but the \(other) of none",
        hint: "name it as \(isSource ? "a" : "an") \(other) of another pipeline")
      return
    }
    let signal = use.pipeline.signal?.rawValue ?? ""
    report.add(
      collector, use.reference.path,
      isSource
        ? "the \(connector.title) makes nothing of \(signal) for the pipelines that it feeds"
        : "the \(connector.title) makes no \(signal) of what it gets",
      hint: (connector.description?.conversions ?? []).map { "\($0.from.rawValue) to \($0.to.rawValue)" }.joined(separator: ", ")
        + " is what it does")
  }

  /// Follows the pipelines from each; the first one that comes back to itself is told.
  private static func reportCircle(
    _ edges: [(from: String, to: String, path: [PathElement])], _ collector: CollectorView, _ report: inout RuleReport
  ) {
    let next = Dictionary(grouping: edges) { $0.from }
    for edge in edges {
      var waiting = [edge.to]
      var seen: Set<String> = []
      while let pipeline = waiting.popLast() {
        if pipeline == edge.from {
          report.add(
            collector, edge.path, "the pipeline \(GoText.quoted(edge.from)) feeds itself through connectors",
            hint: "take the connector out of one of its pipelines")
          return
        }
        if seen.insert(pipeline).inserted { waiting += (next[pipeline] ?? []).map(\.to) }
      }
    }
  }
}
