import ChartModel
import Grafana
import HelmValues
import Kubernetes
import MonitoringContent
import PromQL
import Prometheus
import TestSupport
import Testing
import WindowsMonitoring
import YAML

/// The list of metrics that are read, in the keep-list and as a file, is what the rules and dashboards read that the values switch on.
@Suite struct UsedMetricsTests {
  private static let chart = Result { try ChartDefinition(ContentChart.self) }.mapError { MadeUpFault("\($0)") }
  private static let release = ReleaseFacts(name: ContentChart.release, namespace: ContentChart.namespace)

  /// What a chart is for some values.
  private struct Made {
    var files: [String: String]
    /// What the collector keeps.
    var kept: String

    /// The list's file; empty if there is none.
    var listed: [String] { (files[MonitoringContent.metricsFile] ?? "").split(separator: "\n").map(String.init) }

    /// What the files read, by reading them.
    var read: Set<String> {
      get throws {
        var names: Set<String> = []
        var recorded: Set<String> = []
        func add(_ text: String) throws {
          for use in try PromQLParser(allowsVariables: true).parse(text).selectors {
            if let name = use.selector.name?.literal, name.hasPrefix("windows_") { names.insert(name) }
          }
        }
        let text = try #require(files["rules/windows.yaml"])
        for (_, rules) in try RuleText.groups(text) {
          for rule in rules {
            try add(rule["expr"]?.string ?? "")
            if let name = rule["record"]?.string { recorded.insert(name) }
          }
        }
        for (path, text) in files where path.hasPrefix("dashboards/") {
          for question in DashboardQuestion.all(in: path, try YAMLReader.readSingle(text, file: path).plain) {
            try add(Self.query(question.query))
          }
        }
        return names.subtracting(recorded)
      }
    }

    /// Without what Grafana adds to the queries of variables.
    private static func query(_ text: String) -> String {
      for function in ["label_values(", "query_result("] where text.hasPrefix(function) {
        let inner = text.dropFirst(function.utf8.count).dropLast()
        return String(function == "query_result(" ? inner : inner[..<(inner.lastIndex(of: ",") ?? inner.endIndex)])
      }
      return text
    }
  }

  private func made(_ monitoring: YAMLMap, also: [YAMLValue] = [], collectors: [YAMLValue] = ["[defaults]", "time"]) throws -> Made {
    let chart = try Self.chart.get()
    let values = try TestChart.values(
      [
        "cluster": "c", "exporter": ["collectors": .list(collectors)], "installer": ["firewall": ["remoteAddresses": ["10.0.0.0/8"]]],
        "scrape": ["windowsExporter": ["keep": "used", "keepAlso": .list(also)]], "monitoring": .map(monitoring),
      ], for: chart)
    let evaluator = Evaluator(chart)
    let files = evaluator.content(values, release: Self.release)
    let texts = evaluator.render(values, release: Self.release).objects.compactMap { $0.value["data"]?["prometheus.yml"]?.string }
    let scraping = try #require(texts.first)
    let kept = try ContentChart.kept(scraping)
    return Made(files: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }), kept: try #require(kept))
  }

  private static let off: YAMLMap = ["dashboards": ["enabled": false], "rules": ["recording": false], "alerts": ["enabled": false]]

  @Test func everythingByDefault() throws {
    let made = try made([:])
    #expect(made.listed.count > 70)
    #expect(try Set(made.listed) == made.read)
    #expect(made.listed == made.listed.sorted() && made.kept == made.listed.joined(separator: "|"))
    #expect(
      Set(made.listed).isSuperset(of: ["windows_cpu_time_total", "windows_memory_physical_total_bytes", "windows_os_visible_memory_bytes"]))
  }

  /// The form says how rules and dashboards are installed, not whether there are any: others read the files.
  @Test func theFormDoesNotCount() throws {
    let none = try made(["dashboards": ["form": "none"], "rules": ["form": "none"]])
    let installed = try made(["dashboards": ["form": "ConfigMap"], "rules": ["form": "ConfigMap"]])
    #expect(none.listed == installed.listed && none.kept == installed.kept)
  }

  @Test func oneAlertAlone() throws {
    let chart = try Self.chart.get()
    let alerts = try #require(chart.settings.defaults["monitoring"]?["alerts"]?.map)
    var only = YAMLMap(
      alerts.entries.compactMap { entry in
        entry.value["enabled"] == nil ? nil : .init(key: entry.key, value: ["enabled": .bool(entry.key == "commit")])
      })
    only["enabled"] = true
    var monitoring = Self.off
    monitoring["alerts"] = .map(only)
    let made = try made(monitoring)
    #expect(made.listed.contains("windows_memory_commit_limit") && made.listed.contains("windows_memory_committed_bytes"))
    #expect(made.listed.allSatisfy { $0.hasPrefix("windows_memory_commit") })
    #expect(try Set(made.listed) == made.read)
  }

  /// An alert that is not there for want of a collector reads nothing.
  @Test func alertsWithoutTheirCollector() throws {
    var monitoring = Self.off
    monitoring["alerts"] = [:]
    #expect(try made(monitoring).listed.contains("windows_time_computed_time_offset_seconds"))
    #expect(!(try made(monitoring, collectors: ["cpu"]).listed.contains("windows_time_computed_time_offset_seconds")))
  }

  @Test func othersAreKeptBeside() throws {
    let made = try made(Self.off, also: ["windows_iis_.*", "windows_cpu_time_total"])
    #expect(made.listed == [] && made.files[MonitoringContent.metricsFile] == nil)
    #expect(made.kept == "windows_cpu_time_total|windows_iis_.*")
    let beside = try self.made([:], also: ["windows_iis_.*", "windows_cpu_time_total"])
    #expect(beside.kept.split(separator: "|").map(String.init) == (beside.listed + ["windows_iis_.*"]).sorted())
  }

  /// A collector that would send nothing of what it scrapes is nobody's wish.
  @Test func nothingAtAllIsRefused() throws {
    let chart = try Self.chart.get()
    func refusals(_ scrape: YAMLMap, _ monitoring: YAMLMap) throws -> [String] {
      let values = try TestChart.values(
        [
          "installer": ["firewall": ["remoteAddresses": ["10.0.0.0/8"]]], "scrape": ["windowsExporter": .map(scrape)],
          "monitoring": .map(monitoring),
        ], for: chart)
      return Evaluator(chart).refusals(values, release: Self.release).map(\.message)
    }
    let refused = try refusals(["keep": "used"], Self.off)
    #expect(refused.count == 1)
    for part in ["scrape.windowsExporter.keep", "scrape.windowsExporter.keepAlso", "no metric would be kept"] {
      #expect(refused.first?.contains(part) == true, "\(refused)")
    }
    #expect(try refusals(["keep": "all"], Self.off) == [])
    #expect(try refusals(["keep": "used", "enabled": false], Self.off) == [])
    #expect(try refusals(["keep": "used", "keepAlso": ["windows_.*"]], Self.off) == [])
    #expect(try refusals(["keep": "used"], ["dashboards": ["enabled": false]]) == [])
  }

  /// Any switches: the list is what is read, and the keep-list is the list.
  @Test func randomSwitches() throws {
    let seed: UInt64 = 20_261_203
    var generator = SplitMix64(seed: seed)
    let chart = try Self.chart.get()
    let defaults = try #require(chart.settings.defaults["monitoring"]?["alerts"]?.map)
    for number in 0..<12 {
      var alerts: YAMLMap = ["enabled": .bool(generator.chance(80))]
      for entry in defaults.entries where entry.value["enabled"] != nil { alerts[entry.key] = ["enabled": .bool(generator.chance(40))] }
      let monitoring: YAMLMap = [
        "alerts": .map(alerts), "rules": ["recording": .bool(generator.chance(30))],
        "dashboards": ["enabled": .bool(generator.chance(25))],
      ]
      let collectors: [YAMLValue] = generator.chance(50) ? ["cpu", "memory"] : ["[defaults]", "time"]
      let made = try made(monitoring, also: ["windows_x"], collectors: collectors)
      #expect(try Set(made.listed) == made.read, "seed \(seed), case \(number): \(monitoring)")
      #expect(made.kept == (made.listed + ["windows_x"]).sorted().joined(separator: "|"), "seed \(seed), case \(number)")
    }
  }
}
