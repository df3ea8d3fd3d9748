import CollectorSchemas
import Diagnostics
import YAML

enum UnsupportedSystem: CollectorRule {
  static let about = RuleDescription(
    "OTEL018", "unsupported-system", .error, "A component or setting is for another operating system than the collector's pod.",
    explanation: """
      `windows_event_log`, `windowsperfcounters` and `windowsservice` fail to start on Linux, `journald` on Windows, and so do some settings:
      `root_path` of `host_metrics` and the scraper `nfs` are for Linux, `processes` is not for Windows, and the owner of a file is not told
      there. Configurations that Linux and Windows pods share need a part for each.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib, each component's metadata.yaml (unsupported_platforms)",
      "open-telemetry/opentelemetry-collector-contrib receiver/hostmetricsreceiver/config.go, pkg/stanza/fileconsumer/attrs/attrs.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let system = collector.system, let runtime = collector.runtime else { return }
    let name = system == .windows ? "Windows" : "Linux"
    let related = [Finding.Related("\(runtime.title) runs it on \(name)", at: runtime.place())]
    for component in collector.components {
      guard let description = component.description else { continue }
      if description.unsupportedSystems.contains(system) {
        report.add(
          collector, component.path, "the \(component.title) does not run on \(name)", related: related,
          hint: "leave it to collectors on \(system == .windows ? "Linux" : "Windows")")
      } else if system == .windows {
        for (path, words) in linuxSettings(component) {
          report.add(
            collector, component.path + path, "\(words) of the \(component.title) does not exist on Windows", related: related,
            hint: "remove it from the configuration of Windows collectors")
        }
      }
    }
  }

  private static func linuxSettings(_ component: CollectorView.Component) -> [(path: [PathElement], words: String)] {
    var found: [(path: [PathElement], words: String)] = []
    let configuration = component.configuration
    switch (component.kind, component.type) {
    case (.receiver, "host_metrics"):
      if let path = configuration["root_path"]?.string, !path.isEmpty { found.append((["root_path"], "root_path")) }
      for scraper in ["processes", "nfs"] where configuration["scrapers"]?[scraper] != nil {
        found.append((["scrapers", .key(scraper)], "the scraper \(scraper)"))
      }
    case (.receiver, "file_log"):
      for key in ["include_file_owner_name", "include_file_owner_group_name", "include_file_permissions"]
      where configuration[key]?.bool == true {
        found.append(([.key(key)], key))
      }
    default: break
    }
    return found
  }
}
