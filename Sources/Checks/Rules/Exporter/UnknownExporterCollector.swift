import Diagnostics
import WindowsExporterCatalogue
import YAML

enum UnknownExporterCollector: ScopeRule {
  static let about = RuleDescription(
    "EXP001", "unknown-exporter-collector", .error, "windows_exporter is to enable a collector that its release does not have.",
    explanation: """
      windows_exporter ends at its start over a collector that it does not know: `unknown collector cs`. Lists of collectors are copied from
      article to article while the names change: `cs` and `logon` are gone since 0.31.0, the `netframework_clr…` became `netframework`, the
      `mscluster_…` became `mscluster`, `teradici_pcoip` and `vmware_blast` are left to `performancecounter`. Names are taken as they stand
      between the commas: a blank belongs to the name.

      The list is read from `--collectors.enabled` and from the configuration file that `--config.file` names, if a ConfigMap in view holds
      it. The release is that of the image's tag, or of the label `app.kubernetes.io/version`; where neither tells, or the release is younger
      than those known here, this is a warning.
      """,
    sources: [
      "prometheus-community/windows_exporter pkg/collector/collection.go (Enable), cmd/windows_exporter/main.go (expandEnabledCollectors)",
      "prometheus-community/windows_exporter pkg/collector/map.go, collector/init.go of each release",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for exporter in ExporterView.exporters(in: scope) {
      guard let enabled = EnabledCollectors(exporter, ExporterConfiguration(of: exporter, in: scope)) else { continue }
      for name in enabled.written {
        guard let (message, hint, isCertain) = words(name, exporter) else { continue }
        report.add(
          Finding(
            about.code, exporter.isReleaseKnown || isCertain ? .error : .warning, message, at: enabled.place,
            related: related(enabled, exporter), hint: hint))
      }
    }
  }

  /// The container that reads the list, if the list stands elsewhere.
  private static func related(_ enabled: EnabledCollectors, _ exporter: ExporterView) -> [Finding.Related] {
    enabled.place.inside == nil ? [] : [.init("read by \(exporter.container.title)", at: exporter.pod.place(exporter.container.path))]
  }

  /// - Returns: also whether it holds in later releases too.
  private static func words(_ name: String, _ exporter: ExporterView) -> (String, String, Bool)? {
    if name == WindowsExporterRelease.defaultsPlaceholder { return nil }
    let release = exporter.release
    if name.isEmpty {
      guard release.refusesEmptyCollectorNames else { return nil }
      return ("the list of collectors has an empty name, which \(exporter.title) does not know", "remove the comma too many", true)
    }
    let trimmed = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if trimmed.utf8.count != name.utf8.count {
      return (
        "\(exporter.title) takes the blank in \(GoText.quoted(name)) for a part of the collector's name", "write commas without blanks",
        true
      )
    }
    let quoted = GoText.quoted(name)
    switch release.find(collector: name) {
    case .known: return nil
    case .removed(let since, let replacements):
      return (
        "the collector \(quoted) is gone since windows_exporter \(since)",
        replacements.isEmpty ? "remove it" : "enable \(replacements.joined(separator: ", ")) instead, or remove it", version(exporter)
      )
    case .notYet(let since):
      return (
        "\(exporter.title) does not have the collector \(quoted) yet, only \(since) does", "run \(since) or newer, or remove it", false
      )
    case .unknown(let nearest):
      return (
        "\(exporter.title) has no collector \(quoted)", nearest.map { "did you mean \($0)?" } ?? "check its name, or remove it", false
      )
    }
  }

  /// Whether the release is known to be one that no longer has it: a name that is gone does not come back.
  private static func version(_ exporter: ExporterView) -> Bool { exporter.version != nil }
}
