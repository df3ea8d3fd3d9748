import Diagnostics
import WindowsExporterCatalogue
import YAML

enum ExporterConfigurationKey: ScopeRule {
  static let about = RuleDescription(
    "EXP003", "exporter-configuration-key", .error, "windows_exporter's configuration file holds what its release refuses.",
    explanation: """
      Since 0.31.0 windows_exporter reads its configuration file strictly, and ends at its start over a key that it does not know: a section
      such as `logs:` for `log:`, settings of a collector that is gone, `collectors.disabled`, which only the command line has. The
      collectors to enable are one text with commas; a list of them, which earlier releases took, is refused. What earlier releases do not
      know they pass over without a word, so nobody notices that it does nothing.
      """,
    sources: ["prometheus-community/windows_exporter internal/config/config.go, pkg/collector/config.go of 0.31.0 to 0.31.8"])

  /// The sections with their keys; those of `collector` are the collectors.
  private static let sections: [String: [String]] = [
    "debug": ["enabled"], "collectors": ["enabled"], "collector": [], "log": ["level", "format", "file"],
    "process": ["priority", "memory-limit"], "scrape": ["timeout-margin"], "telemetry": ["path"],
    "web": ["disable-exporter-metrics", "listen-address", "config"],
  ]

  /// Sections of `collector` that are not called like their collectors.
  private static let otherNames = ["pagefile": "paging", "smbclient": "smb_client"]

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for exporter in ExporterView.exporters(in: scope) where exporter.release.isConfigurationStrict {
      guard let configuration = ExporterConfiguration(of: exporter, in: scope) else { continue }
      check(configuration, exporter, &report)
    }
  }

  private static func check(_ configuration: ExporterConfiguration, _ exporter: ExporterView, _ report: inout RuleReport) {
    let related = Finding.Related("read by \(exporter.container.title)", at: exporter.pod.place(exporter.container.path))
    func add(_ way: [PathElement], _ message: String, _ hint: String) {
      report.add(
        Finding(
          about.code, exporter.isReleaseKnown ? .error : .warning, message, at: configuration.place(way), related: [related], hint: hint))
    }
    func check(_ map: YAMLMap, _ known: [String], at way: [PathElement], _ noun: String) {
      for entry in map.entries where !known.contains(entry.key) && !entry.key.hasBytes("{{") {
        add(
          way + [.key(entry.key)], "\(exporter.title) refuses the \(noun) \(GoText.quoted(entry.key)) in its configuration file",
          nearestMatch(to: entry.key, among: known).map { "did you mean \($0)?" } ?? "remove it, or give it on the command line")
      }
    }
    check(configuration.value, sections.keys.sorted(), at: [], "section")
    for entry in configuration.value.entries {
      guard case .map(let map) = entry.value, let keys = sections[entry.key] else { continue }
      let isCollectors = entry.key == "collector"
      let known = isCollectors ? exporter.release.collectors.map { otherNames[$0] ?? $0 } : keys
      check(map, known, at: [.key(entry.key)], isCollectors ? "collector" : "key")
    }
    if case .list? = configuration.value["collectors"]?["enabled"] {
      add(
        ["collectors", "enabled"], "\(exporter.title) refuses a list of collectors in its configuration file",
        "write them as one text: \"[defaults],container\"")
    }
  }
}
