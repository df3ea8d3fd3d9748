import WindowsExporterCatalogue
import YAML

/// The collectors that a windows_exporter is told to enable. The command line beats the file.
struct EnabledCollectors: Sendable {
  /// As they stand between the commas, blanks and all; `[defaults]` among them.
  let written: [String]
  let place: Finding.Place

  /// Nil if nothing is told, or something else fills it in.
  init?(_ exporter: ExporterView, _ configuration: ExporterConfiguration?) {
    if let argument = exporter.arguments["collectors.enabled"] {
      guard let value = argument.value, !argument.isOpen else { return nil }
      written = Self.split(value)
      place = exporter.pod.place(exporter.container.path + argument.path)
    } else if let configuration, let listed = configuration.value["collectors"]?["enabled"] {
      let way: [PathElement] = ["collectors", "enabled"]
      place = configuration.place(way)
      switch listed {
      case .string(let text) where !text.hasBytes("{{"): written = Self.split(text)
      // Releases before 0.31.0 join a list's elements; later ones refuse it, which another rule says.
      case .list(let items): written = items.compactMap(\.string)
      default: return nil
      }
    } else {
      return nil
    }
  }

  /// The collectors that run, the defaults written out.
  func names(in release: WindowsExporterRelease) -> Set<String> { release.collectors(enabledBy: written) }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "," as Character, omittingEmptySubsequences: false).map(String.init)
  }
}
