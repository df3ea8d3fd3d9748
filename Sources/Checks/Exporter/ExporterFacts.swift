public import WindowsExporterCatalogue

/// What the configuration of the checks says of the windows_exporter that queries are for.
public struct ExporterFacts: Sendable {
  /// Nil if the input tells it, else it is the latest release.
  public var version: ExporterVersion?
  /// Those that run; nil if the input tells them.
  public var collectors: Set<String>?

  public init() {}
}
