import ChartModel
import HelmValues
import MonitoringContent
import Prometheus
import Testing
import WindowsMonitoring
import YAML

/// What a chart's content is for its values.
@Suite struct ContentTests {
  private struct Spec: ChartSpec {
    static let info = ChartInfo(name: "c", version: "1.0.0", appVersion: "1", summary: "s")

    struct Settings: ChartValues {
      @SettingGroup("e") var exporter = WindowsExporterSettings()
      @SettingGroup("h") var hostProcess = HostProcessExporterSettings()
      @SettingGroup("i") var installer = InstallerSettings(enabled: false)
      @SettingGroup("s") var scrape = ScrapeSettings()
      @SettingGroup("m") var monitoring = MonitoringSettings()
      @SettingGroup("i") var installerAlerts = InstallerAlertSettings()
    }

    static func content(_ values: Settings) -> MonitoringContent {
      let exporters = WindowsExporters(
        .hostProcess(values.hostProcess, exporter: values.exporter), .sshInstaller(values.installer, exporter: values.exporter))
      return MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape, installerAlerts: values.installerAlerts)
    }

    static func chart(_ values: Settings) -> Chart { Chart { content(values) } }
  }

  private func chart() throws -> ChartDefinition { try TestChart.definition(Spec.self) }

  private func rules(_ values: YAMLMap) throws -> YAMLMap {
    try #require(try YAMLReader.readSingle(text(values), file: "rules").plain.map)
  }

  private func text(_ values: YAMLMap) throws -> String {
    let chart = try chart()
    let merged = try TestChart.values(values, for: chart)
    let files = Evaluator(chart).content(merged, release: ReleaseFacts(name: "r", namespace: "n"))
    return try #require(files.first { $0.path == "rules/windows.yaml" }?.text)
  }

  private func names(_ file: YAMLMap) -> [String] {
    (file["groups"]?.list ?? []).flatMap { $0["rules"]?.list ?? [] }.compactMap { ($0["alert"] ?? $0["record"])?.string }
  }

  private func rule(_ name: String, in file: YAMLMap) -> YAMLValue? {
    (file["groups"]?.list ?? []).flatMap { $0["rules"]?.list ?? [] }.first { ($0["alert"] ?? $0["record"])?.string == name }
  }

  @Test func thresholdsAndLabelsAreTheUsers() throws {
    let file = try rules([
      "monitoring": [
        "alerts": [
          "labels": ["team": "windows", "severity": "none"], "memory": ["above": 77, "for": "3h", "severity": "info"],
        ]
      ]
    ])
    let memory = try #require(rule("WindowsNodeMemoryLow", in: file))
    #expect(memory["expr"]?.string?.contains("> 77") == true)
    #expect(memory["for"] == "3h")
    #expect(memory["labels"] == ["severity": "info", "team": "windows"])
  }

  @Test func whatIsSwitchedOffIsNotThere() throws {
    let all = Set(names(try rules([:])))
    #expect(all.count > 40)
    let without = Set(names(try rules(["monitoring": ["alerts": ["cpu": ["enabled": false]], "rules": ["recording": false]]])))
    #expect(!without.contains("WindowsNodeCPUBusy"))
    #expect(without.allSatisfy { $0.hasPrefix("Windows") || $0.hasPrefix("Collector") })
    #expect(try text(["monitoring": ["alerts": ["enabled": false], "rules": ["recording": false]]]).hasSuffix("values.\n"))
  }

  /// An alert on a collector's metrics is there just when the collector is.
  @Test func alertsFollowTheExportersCollectors() throws {
    let defaults = Set(names(try rules([:])))
    #expect(defaults.contains("WindowsServiceStopped"))
    #expect(!defaults.contains("WindowsClockSkew"))
    let others = Set(names(try rules(["exporter": ["collectors": ["cpu", "time"]]])))
    #expect(!others.contains("WindowsServiceStopped"))
    #expect(others.contains("WindowsClockSkew"))
  }

  /// Where the chart scrapes no exporter, none is missing.
  @Test func missingExportersAreThoseThatAreScraped() throws {
    let all = Set(names(try rules([:])))
    #expect(all.contains("WindowsExporterMissing"))
    let without = Set(names(try rules(["scrape": ["windowsExporter": ["enabled": false]]])))
    #expect(all.subtracting(without) == ["WindowsExporterMissing"])
  }

  @Test func theInstallersAlertsFollowItsRuns() throws {
    #expect(!names(try rules([:])).contains("WindowsExporterInstallFailed"))
    let installed: YAMLMap = ["installer": ["enabled": true], "hostProcess": ["enabled": false]]
    #expect(Set(names(try rules(installed))).isSuperset(of: ["WindowsExporterInstallFailed", "WindowsExporterInstallStale"]))
    var suspended = installed
    suspended["installer"] = ["enabled": true, "cronJob": ["suspend": true]]
    #expect(!names(try rules(suspended)).contains("WindowsExporterInstallStale"))
  }

  @Test(arguments: [
    (15, "60s", "5m"), (15, "1m", "5m"), (30, "120s", "5m"), (75, "300s", "5m"), (76, "304s", "304s"), (300, "1200s", "1200s"),
  ])
  func windowsAreFourIntervalsAtLeast(interval: Int, short: String, usual: String) throws {
    let file = try rules(["scrape": ["intervalSeconds": .int(interval)]])
    let recorded = try #require(rule(":windows_node_cpu_utilisation:avg1m", in: file)?["expr"]?.string)
    #expect(recorded.contains("[\(interval == 15 ? "1m" : short)]"))
    #expect(try #require(rule("WindowsNodeCPUBusy", in: file)?["expr"]?.string).contains("[\(usual)]"))
  }

  @Test func objectsAreMadeInOneForm() throws {
    let chart = try chart()
    func kinds(_ form: String) throws -> [String] {
      let values = try TestChart.values(["monitoring": ["rules": ["form": .string(form)]]], for: chart)
      return Evaluator(chart).render(values, release: ReleaseFacts(name: "r", namespace: "n")).objects.compactMap {
        $0.value["kind"]?.string
      }
      .sorted()
    }
    #expect(try kinds("none").isEmpty)
    #expect(try kinds("PrometheusRule") == ["PrometheusRule"])
    #expect(try kinds("ConfigMap") == ["ConfigMap"])
  }

  @Test func brokenQueriesAreTheAuthorsMistakes() {
    struct Broken: ChartSpec {
      static let info = ChartInfo(name: "c", version: "1.0.0", appVersion: "1", summary: "s")
      struct Settings: ChartValues {}
      static func chart(_ values: Settings) -> Chart { Chart { Mistake(.brokenQuery("rate(up)", message: "m", usedIn: "Alert")) } }
    }
    let error = #expect(throws: DeclarationProblems.self) { try TestChart.definition(Broken.self) }
    #expect(error?.problems == [.brokenQuery("rate(up)", message: "m", usedIn: "Alert")])
  }
}
