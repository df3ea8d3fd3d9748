import ChartModel
import TestSupport
import Testing
import YAML

/// Upgrades through real Helm against an API server that refuses changes to immutable fields.
@Suite struct UpgradeTests {
  /// Everything that could change a Job's pods or a workload's selector.
  @Test(arguments: [
    "{}",
    #"{"installer":{"image":{"tag":"3.14.0-bookworm"}}}"#,
    #"{"installer":{"resources":{"limits":{"memory":"1Gi"}},"pod":{"tolerations":[{"operator":"Exists"}]}}}"#,
    #"{"installer":{"credentials":{"username":"admin","password":"p"}}}"#,
    #"{"installer":{"credentials":{"pools":[{"name":"a","nodeSelector":{"b":"c"},"secretName":"d"}]}}}"#,
    #"{"exporter":{"port":9183,"collectors":["cpu"]}}"#,
    #"{"installer":{"backoffLimit":3,"activeDeadlineSeconds":60}}"#,
    #"{"proxy":{"builds":[{"name":"ltsc2025","windowsBuild":"10.0.26100","image":{"registry":"r","repository":"a","tag":"t","pullPolicy":"Always","pullSecrets":[]}}]}}"#,
    #"{"commonLabels":{"team":"platform"},"collectors":{"clusterName":"c"}}"#,
  ])
  func changedValuesUpgrade(values: String) throws {
    let test = try #require(ChartUnderTest.all.first { $0.name == "aks-logzio" })
    let answer = try HelmHarness.shared.ask([
      "op": "install_then_upgrade", "chart": .string(test.folder), "release": "metrics", "values": "{}", "upgradeValues": .string(values),
    ])
    #expect(answer["ok"]?.bool == true, "\(answer["stage"]?.string ?? ""): \(answer["error"]?.string ?? "")")
  }

  /// The Job gets a new name just when its pods change.
  @Test func jobIsRenamedOnChangeOnly() throws {
    let test = try #require(ChartUnderTest.all.first { $0.name == "aks-logzio" })
    func jobName(_ values: YAMLMap) -> String? {
      var all = test.chart.settings.defaults
      for entry in values.entries {
        var group = all[entry.key]?.map ?? [:]
        for inner in entry.value.map?.entries ?? [] { group[inner.key] = inner.value }
        all[entry.key] = .map(group)
      }
      let rendering = Evaluator(test.chart).render(all, release: ReleaseFacts(name: "metrics"))
      return rendering.objects.first { $0.value["kind"] == "Job" }?.value["metadata"]?["name"]?.string
    }
    let name = try #require(jobName([:]))
    #expect(name.hasPrefix("metrics-windows-metrics-installer-"))
    #expect(jobName(["collectors": ["clusterName": "c"]]) == name)
    #expect(jobName(["exporter": ["port": 9183]]) != name)
    #expect(jobName(["installer": ["concurrency": 2]]) != name)
  }
}
