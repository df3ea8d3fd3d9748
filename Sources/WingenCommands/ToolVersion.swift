import CBuildFacts
import CollectorSchemas
import KubernetesSchemas
import WindowsExporterCatalogue
import YAML

/// The version of wingen, and what is in the program: the one place where it stands.
enum ToolVersion {
  static let number = "0.1.0"
  /// The day on which this version was begun; manual pages show it.
  static let date = "2026-11-22"

  /// What the program was made from and knows, by names in the order of telling.
  static var facts: [(name: String, value: YAMLValue)] {
    [
      ("version", .string(number)),
      ("commit", commit.map { .string($0) } ?? .null),
      ("compiler", .string("Swift \(compiler)")),
      ("platform", .string("linux-\(architecture)")),
      ("kubernetes", span(KubernetesMinor.oldest.description, KubernetesMinor.newest.description)),
      ("collector", span(CollectorSchemas.oldestVersion.description, CollectorSchemas.newestVersion.description)),
      (
        "windowsExporter",
        span(WindowsExporterRelease.all[0].version.description, WindowsExporterRelease.latest.version.description)
      ),
    ]
  }

  /// Of the repository, if whoever built the program gave it (`WINGEN_COMMIT`).
  static var commit: String? {
    let text = String(cString: wingen_commit())
    return text.isEmpty ? nil : text
  }

  /// As far as a program can know its compiler: to the minor version.
  private static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "unknown"
    #endif
  }

  private static func span(_ oldest: String, _ newest: String) -> YAMLValue { ["oldest": .string(oldest), "newest": .string(newest)] }
}
