import WindowsExporterCatalogue

/// What an image's name tells of the windows_exporter in it.
struct ExporterImage: Sendable {
  /// Whether it is one of the project's own.
  let isOfProject: Bool
  /// Nil if the tag names none.
  let version: ExporterVersion?
  let tag: String?

  /// - Parameter text: nil is returned for images of others.
  init?(_ text: String) {
    let image = ImageReference(text)
    switch image.name {
    case "windows-exporter", "windows_exporter", "wmi-exporter", "wmi_exporter": break
    default: return nil
    }
    isOfProject = Self.repositories.contains(String(image.repository))
    tag = image.tag.map(String.init)
    version = image.tag.flatMap { ExporterVersion(tag: $0) }
  }

  /// Source: prometheus-community/windows_exporter .github/workflows/release.yml, Makefile.
  private static let repositories: Set<String> = [
    "ghcr.io/prometheus-community/windows-exporter", "docker.io/prometheuscommunity/windows-exporter",
    "prometheuscommunity/windows-exporter", "quay.io/prometheuscommunity/windows-exporter",
  ]
}
