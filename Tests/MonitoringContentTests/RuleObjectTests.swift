import ChartModel
import HelmValues
import Testing
import YAML

/// The objects that bring the rules into a cluster say what the rule file says, which promtool has checked.
@Suite struct RuleObjectTests {
  private static let example = "onprem-mimir-loki"

  private func objects(_ rules: YAMLMap, alerts: Bool = true) throws -> [YAMLValue] {
    let chart = try RuleText.chart(Self.example)
    let given: YAMLMap = ["monitoring": ["rules": .map(rules), "alerts": ["enabled": .bool(alerts)]]]
    let values = try ValuesMerge.combine(files: [given], sets: [], defaults: chart.settings.defaults).values
    try #require(chart.settings.violations(of: values) == [])
    let objects = Evaluator(chart).render(values, release: ReleaseFacts(name: "wm", namespace: "monitoring")).objects.map(\.value)
    return objects.filter {
      $0["kind"]?.string == "PrometheusRule" || $0["metadata"]?["name"]?.string?.hasSuffix("windows-rules") == true
    }
  }

  @Test func prometheusRule() throws {
    let found = try objects(["form": "PrometheusRule", "labels": ["release": "kube-prometheus-stack"]])
    try #require(found.count == 1)
    #expect(found[0]["apiVersion"] == "monitoring.coreos.com/v1")
    #expect(found[0]["metadata"]?["labels"]?["release"] == "kube-prometheus-stack")
    #expect(try found[0]["spec"] == YAMLReader.readSingle(try #require(try RuleText.of(Self.example)), file: "rules").plain)
  }

  @Test func configMap() throws {
    let found = try objects(["form": "ConfigMap", "labels": ["prometheus": "rules"]])
    try #require(found.count == 1)
    #expect(found[0]["kind"] == "ConfigMap")
    #expect(found[0]["metadata"]?["labels"]?["prometheus"] == "rules")
    let text = try #require(found[0]["data"]?["windows.yaml"]?.string)
    #expect(try RuleText.of(Self.example).map { $0.hasSuffix("\n") && $0.dropLast() == text || $0 == text } == true)
  }

  /// The operator's definition wants a spec (prometheus-operator/prometheus-operator,
  /// example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml).
  @Test func noRulesNoPrometheusRule() throws {
    #expect(try objects(["form": "PrometheusRule", "recording": false], alerts: false) == [])
    #expect(try objects(["form": "PrometheusRule", "recording": false]).map { $0["spec"]?["groups"]?.list?.count } == [3])
  }

  @Test func none() throws { #expect(try objects(["form": "none"]) == []) }
}
