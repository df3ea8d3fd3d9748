import ChartModel
import Kubernetes
import Prometheus

/// Rules for the Prometheus operator, and for all that reads its objects (prometheus-operator/prometheus-operator, Documentation/api-reference).
struct PrometheusRule: ChartElement {
  let parts: [ChartPart]

  /// - Parameter labels: by which a Prometheus selects rules.
  init(_ name: ObjectName, _ file: RuleFile, labels: Expr<[String: String]>) {
    let object = Manifest(
      apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule", name: name, component: "monitoring", userLabels: labels
    ) { map in
      map.map("spec") { spec in for entry in file.entries { spec.append(entry) } }
    }
    // The operator's definition requires a spec, and an object without a rule is of no use.
    parts = file.condition.map { condition in Chart { If(condition) { object } }.parts } ?? object.parts
  }
}
