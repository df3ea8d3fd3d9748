import WindowsExporterCatalogue
import YAML

/// A windows_exporter in view.
package struct SeenExporter: Sendable {
  /// Nil if nothing tells it.
  let version: ExporterVersion?
  let release: WindowsExporterRelease
  /// Nil if they cannot be told.
  let collectors: Set<String>?
  /// Where it listens on its node, if that is told.
  package var port: Int?

  /// `windows_exporter 0.31.8`.
  package var title: String { "windows_exporter \(version ?? release.version)" }
}

extension SeenExporter {
  /// The exporter that our charts' installer is told to install on nodes: `config.json` of its ConfigMap.
  package init?(installedBy object: ObjectView) {
    guard object.kind == "ConfigMap", object.group.isEmpty, let text = object.value["data"]?["config.json"]?.string,
      text.hasBytes("msiSha256"),
      case .map(let told)? = try? YAMLReader.readValues(text, file: "", options: CollectorText.options).first,
      let version = told["version"]?.string.flatMap({ ExporterVersion($0) }), let listed = told["collectors"]?.list,
      told["state"]?.string != "absent"
    else { return nil }
    let release = WindowsExporterRelease.closest(to: version)
    self.init(
      version: version, release: release, collectors: release.collectors(enabledBy: listed.compactMap(\.string)),
      port: told["listenPort"]?.int)
  }
}
