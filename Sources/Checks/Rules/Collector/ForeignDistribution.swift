import CollectorSchemas
import Diagnostics
import YAML

enum ForeignDistribution: CollectorRule {
  static let about = RuleDescription(
    "OTEL017", "foreign-distribution", .error, "A component is not in the image that runs the configuration.",
    explanation: """
      The project's images hold different sets of components: `opentelemetry-collector-k8s` has neither `prometheus_remote_write` nor
      `windows_event_log`, `opentelemetry-collector` no `k8s_attributes`. The collector refuses to start over a component that it does not
      have. Where no image is in view, contrib is taken for granted, or what `collector.distribution` in `.wingen.yaml` says.
      """, sources: ["open-telemetry/opentelemetry-collector-releases distributions/*/manifest.yaml"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let distribution = collector.distribution else { return }
    for component in collector.components {
      guard let description = component.description, !description.distributions.isEmpty, !description.distributions.contains(distribution)
      else { continue }
      let others = CollectorDistribution.allCases.filter(description.distributions.contains).map(\.imageName)
      report.add(
        collector, component.path, "\(distribution.imageName) does not have the \(component.title)",
        related: image(collector),
        hint: "run \(others.joined(separator: " or "))")
    }
  }

  private static func image(_ collector: CollectorView) -> [Finding.Related] {
    collector.runtime.map { [.init("its image", at: $0.place(["image"]))] } ?? []
  }
}
