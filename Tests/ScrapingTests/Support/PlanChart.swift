import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus
import TestSupport
import Testing
import WindowsMonitoring
import YAML

/// A chart that holds nothing but a collector's scrape jobs, as the release `metrics` in `monitoring`.
struct PlanChart: ChartSpec {
  struct Settings: ChartValues {
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
    @SettingGroup("Over SSH.") var installer = InstallerSettings()
    @SettingGroup("The proxy.") var proxy = ProxySettings()
    @SettingGroup("In pods.") var hostProcess = HostProcessExporterSettings()
    @SettingGroup("There already.") var preinstalled = PreinstalledExporterSettings()
    @SettingGroup("AKS's own.") var aksManaged = AKSManagedExporterSettings()
    @Setting("Shards.", .range(1...100)) var shards: Expr<Int> = 1
    @Setting("Any text.") var cluster: Expr<String> = ""
  }

  @TaskLocal static var content: @Sendable (Settings) -> Chart = { _ in Chart {} }

  // The name stands in the labels of the pods in Tests/Support/prometheus/cluster.py.
  static let info = ChartInfo(name: "watch", version: "1.0.0", appVersion: "1", summary: "A chart for tests.")

  static func chart(_ values: Settings) -> Chart { content(values) }

  /// All objects of the chart that holds these parts.
  ///
  /// - Parameter values: in place of the defaults, whole settings or groups of them.
  static func render(
    _ values: YAMLMap = [:], @PartsBuilder<ChartPart> _ parts: @escaping @Sendable (Settings) -> [ChartPart]
  ) throws -> [YAMLValue] {
    let definition = try Self.$content.withValue({ settings in Chart { parts(settings) } }) { try ChartDefinition(PlanChart.self) }
    let all = definition.settings.defaults.overridden(by: values)
    try #require(definition.settings.violations(of: all) == [])
    return Evaluator(definition).render(all, release: ReleaseFacts(name: "metrics", namespace: "monitoring")).objects.map(\.value)
  }

  /// The texts of configurations, by the keys that they are given.
  static func texts(
    _ values: YAMLMap = [:], _ lines: @escaping @Sendable (Settings) throws -> [(key: String, entries: [MapEntry])]
  ) throws -> [String: String] {
    let objects = try render(values) { settings in
      ConfigMap(
        "texts",
        data: ((try? lines(settings)) ?? []).map { DataEntry($0.key, lines: TreeLayout.embedded([.comment($0.key)] + $0.entries)) })
    }
    let data = try #require(objects.first?["data"]?.map)
    return Dictionary(uniqueKeysWithValues: data.entries.map { ($0.key, $0.value.string ?? "") })
  }

  static let everything: YAMLMap = [
    "windowsExporter": ["enabled": true], "kubelet": ["enabled": true, "resources": true, "cadvisor": true],
    "applications": ["pods": true, "services": true], "kubeStateMetrics": ["enabled": true], "nodeExporter": ["enabled": true],
  ]
}

extension YAMLMap {
  /// The map with another's values in place of its own, group by group.
  func overridden(by other: YAMLMap) -> YAMLMap {
    var result = self
    for entry in other.entries {
      if let mine = result[entry.key]?.map, let theirs = entry.value.map {
        result[entry.key] = .map(mine.overridden(by: theirs))
      } else {
        result[entry.key] = entry.value
      }
    }
    return result
  }
}
