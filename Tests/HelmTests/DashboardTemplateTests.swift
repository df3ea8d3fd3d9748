import ChartModel
import HelmValues
import TestSupport
import Testing
import YAML

/// Dashboards are full of braces, which are Grafana's: real Helm leaves them alone.
@Suite(.serialized) struct DashboardTemplateTests {
  @Test func helmLeavesLegendsAlone() throws {
    let test = try #require(ChartUnderTest.all.first { $0.name == "onprem-mimir-loki" })
    // Without the operator's objects, which the cluster of these tests may not know.
    let values: YAMLMap = [
      "monitoring": [
        "rules": ["form": "ConfigMap"], "dashboards": ["enabled": true, "form": "ConfigMap"], "dataSource": ["enabled": true],
      ]
    ]
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(test.folder), "release": "metrics", "namespace": "monitoring",
      "values": .string(JSONWriter.text(for: .map(values), pretty: false)),
    ])
    try #require(answer["ok"]?.bool == true, "\(answer["error"]?.string ?? "")")
    let dashboards = try Installation(record: answer).objects.filter { $0["metadata"]?["labels"]?["grafana_dashboard"] != nil }
    #expect(dashboards.count == 5)
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
    let release = ReleaseFacts(name: "metrics", namespace: "monitoring")
    let files = Dictionary(uniqueKeysWithValues: Evaluator(test.chart).content(combined, release: release).map { ($0.path, $0.text) })
    for dashboard in dashboards {
      let entry = try #require(dashboard["data"]?.map?.entries.first)
      let text = try #require(entry.value.string)
      #expect(text.contains("{{"), "\(entry.key)")
      // What a folder of Grafana's is given is what the side-car is given.
      #expect(files["dashboards/\(entry.key)"] == text, "\(entry.key)")
    }
    #expect(
      Installation(Evaluator(test.chart).render(combined, release: release)).difference(from: try Installation(record: answer)) == nil)
  }
}
