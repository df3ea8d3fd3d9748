import BuiltInSpecs
import ChartModel
import Examples
import Grafana
import HelmValues
import Testing
import YAML

@testable import MonitoringContent

/// What of the dashboards lands in the cluster, and what in the files of `wingen content`.
@Suite struct DashboardInstallationTests {
  private func chart() throws -> ChartDefinition { try #require(BuiltInSpec.all.first { $0.name == "onprem-mimir-loki" }).chart() }
  private let release = ReleaseFacts(name: "r", namespace: "monitoring")

  private func values(_ monitoring: YAMLMap, _ chart: ChartDefinition) throws -> YAMLMap {
    try ValuesMerge.combine(files: [["monitoring": .map(monitoring)]], sets: [], defaults: chart.settings.defaults).values
  }

  private func configMaps(_ monitoring: YAMLMap) throws -> [YAMLValue] {
    let chart = try chart()
    return Evaluator(chart).render(try values(monitoring, chart), release: release).objects.map(\.value).filter {
      $0["kind"]?.string == "ConfigMap" && $0["metadata"]?["labels"]?["app.kubernetes.io/component"]?.string == "monitoring"
    }
  }

  private func content(_ monitoring: YAMLMap) throws -> [String: String] {
    let chart = try chart()
    return Dictionary(
      uniqueKeysWithValues: Evaluator(chart).content(try values(monitoring, chart), release: release).map { ($0.path, $0.text) })
  }

  /// To the letter, legends in braces included.
  @Test func configMapsHoldTheFiles() throws {
    let maps = try configMaps(["dashboards": ["form": "ConfigMap"]])
    // What is known of the release is filled in.
    let names = [("@RELEASE_NAMESPACE@", "monitoring"), ("@INSTALLER_NAMES@", "r-node-telemetry-installer")]
    let files = try DashboardCases.content("sshInstaller").dashboards.map { dashboard in
      let file = try dashboard.file()
      return try DashboardFile(name: file.name, text: names.reduce(file.text) { $0.replacing($1.0, with: $1.1) })
    }
    #expect(files.allSatisfy { $0.text.contains("{{") })
    for file in files {
      let map = try #require(maps.first { $0["data"]?[file.name] != nil }, "\(file.name)")
      #expect(map["data"]?[file.name]?.string == file.text)
      #expect(map["data"]?.map?.count == 1)
      #expect(map["metadata"]?["labels"]?["grafana_dashboard"]?.string == "1")
      #expect(map["metadata"]?["annotations"]?["grafana_folder"]?.string == "Windows")
    }
    let written = try content([:])
    for file in files { #expect(written["dashboards/\(file.name)"] == file.text) }
  }

  @Test func settingsDecideWhatIsThere() throws {
    let off = try configMaps(["dashboards": ["enabled": false]])
    #expect(off.isEmpty, "\(off.count)")
    #expect(try content(["dashboards": ["enabled": false]]).keys.allSatisfy { !$0.contains("dashboards/") })
    // Used from the files.
    #expect(try configMaps(["dashboards": ["form": "none"]]).isEmpty)
    #expect(try content(["dashboards": ["form": "none"]]).keys.count { $0.hasPrefix("dashboards/") } == DashboardName.allCases.count)
    let on = try configMaps([
      "dashboards": ["form": "ConfigMap", "labels": ["grafana_dashboard": .null, "team/board": "yes"], "folder": "Ops (1)"],
      "dataSource": ["enabled": true],
    ])
    #expect(on.count == DashboardName.allCases.count + 1)
    for map in on where map["data"]?["windows.yaml"] == nil {
      #expect(map["metadata"]?["labels"]?["grafana_dashboard"] == nil)
      #expect(map["metadata"]?["labels"]?["team/board"]?.string == "yes")
      #expect(map["metadata"]?["annotations"]?["grafana_folder"]?.string == "Ops (1)")
    }
    let source = try #require(on.first { $0["data"]?["windows.yaml"] != nil })
    #expect(source["metadata"]?["labels"]?["grafana_datasource"]?.string == "1")
  }

  /// Names of Jobs are cut otherwise than those of CronJobs, and full stops stand for nothing else.
  @Test(arguments: ["r", String(repeating: "x", count: 40), String(repeating: "x", count: 41), String(repeating: "x", count: 53), "a.b"])
  func theInstallersNamesAreMatched(name: String) throws {
    let chart = try chart()
    for override in ["", "full-name"] {
      let given: YAMLMap = [
        "fullnameOverride": .string(override),
        "installer": ["cronJob": ["enabled": true], "firewall": ["remoteAddresses": ["10.0.0.0/8"]]],
      ]
      let all = try ValuesMerge.combine(files: [given], sets: [], defaults: chart.settings.defaults).values
      let facts = ReleaseFacts(name: name, namespace: "ns")
      let objects = Evaluator(chart).render(all, release: facts)
      func names(_ kind: String) -> [String] {
        (objects.objects + objects.hooks).map(\.value).filter { $0["kind"]?.string == kind }.compactMap { $0["metadata"]?["name"]?.string }
          .filter { $0.contains("installer") }
      }
      let files = Dictionary(uniqueKeysWithValues: Evaluator(chart).content(all, release: facts).map { ($0.path, $0.text) })
      let text = try #require(files["dashboards/wingen-windows-collection.json"])
      let dashboard = try YAMLReader.readSingle(text, file: "collection").plain
      func variable(_ name: String) -> String? {
        dashboard["templating"]?["list"]?.list?.first { $0["name"]?.string == name }?["query"]?.string
      }
      #expect(variable("installer_namespace") == "ns")
      let pattern = try #require(variable("installer"))
      let (jobs, cronJobs) = (try Regex("^(\(pattern))-.*$"), try Regex("^(\(pattern))$"))
      #expect(!names("Job").isEmpty && !names("CronJob").isEmpty)
      for name in names("Job") { #expect(try jobs.wholeMatch(in: name) != nil, "\(name): \(pattern)") }
      for name in names("CronJob") { #expect(try cronJobs.wholeMatch(in: name) != nil, "\(name): \(pattern)") }
      #expect(try jobs.wholeMatch(in: "other-node-telemetry-installer-1a2b3c4d") == nil)
      #expect(files["rules/windows.yaml"]?.contains("job_name=~\"\(pattern)-.*\"") == true)
    }
  }

  /// The files are those that Grafana's own types of them write.
  @Test func provisioningFiles() throws {
    let files = try content([
      "dashboards": ["folder": "Ops"], "dataSource": ["name": "Main", "url": "http://mimir/$tenant/prometheus", "isDefault": true],
    ])
    let dashboards = try YAMLReader.readSingle(try #require(files["provisioning/dashboards/windows.yaml"]), file: "dashboards").plain
    let provider = DashboardProvisioning.Provider(name: "wingen-windows", path: GrafanaProvisioning.dashboardsPath, folder: "Ops")
    #expect(dashboards == (try YAMLReader.readSingle(DashboardProvisioning([provider]).yaml, file: "expected").plain))
    let sources = try YAMLReader.readSingle(try #require(files["provisioning/datasources/windows.yaml"]), file: "sources").plain
    let source = DataSourceProvisioning.DataSource(
      name: "Main", uid: "wingen-windows", url: "http://mimir/$tenant/prometheus", scrapeInterval: "30s", isDefault: true)
    #expect(sources == (try YAMLReader.readSingle(DataSourceProvisioning([source]).yaml, file: "expected").plain))
  }
}
