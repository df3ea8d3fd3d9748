import MetricCatalogue
import WindowsExporterCatalogue
import YAML

/// The exporter of a chart's Windows nodes, as far as the chart's values tell.
///
/// Settings are found by the names that the examples give them: `exporter`, `hostProcess`, `installer` and `extension`.
struct ReportedExporter: Sendable, Hashable {
  /// The services that the exporter's collector `service` is told to look at.
  enum Services: Sendable, Hashable {
    case all
    /// So many, each by its name.
    case named(Int)
    /// Fewer than all, but nobody knows how many: an expression that is no list of names.
    case some
  }

  /// The version that the values name; nil if they name none.
  var version: ExporterVersion?
  /// Whether the chart sees to it that this version runs: it may be on the nodes already, put there by others.
  var isInstalled: Bool
  /// As the settings list them, with the placeholder of the defaults.
  var collectors: [String]
  var services: Services

  init(values: YAMLMap) {
    let exporter = values["exporter"]
    let runsImage = Self.isOn("hostProcess", values)
    // An image of one's own may have any tag.
    let tag = runsImage ? values["hostProcess"]?["image"]?["tag"]?.string.flatMap { $0.isEmpty ? nil : $0 } : nil
    let named = exporter?["version"]?.string.flatMap { ExporterVersion($0) }
    if let tag {
      version = ExporterVersion(tag: tag.prefix { $0 != "@" })
    } else {
      version = named
    }
    isInstalled = version != nil && (runsImage || Self.isOn("installer", values) || Self.isOn("extension", values))
    collectors = exporter?["collectors"]?.list?.compactMap(\.string) ?? [WindowsExporterRelease.defaultsPlaceholder]
    services = runsImage ? Services(values["hostProcess"]?["collectorOptions"]) : .all
  }

  private static func isOn(_ group: String, _ values: YAMLMap) -> Bool { values[group]?["enabled"] == .bool(true) }
}

extension ReportedExporter.Services {
  /// - Parameter options: of the collectors, as in the exporter's configuration file. Its `include` must match the whole name of a service
  ///   (prometheus-community/windows_exporter, internal/collector/service/service.go).
  init(_ options: YAMLValue?) {
    let service = options?["service"]
    let excludes = service?["exclude"]?.string.map { !$0.isEmpty } ?? false
    switch service?["include"]?.string {
    case nil, "", ".+", ".*": self = excludes ? .some : .all
    case let pattern?: self = Self.names(in: pattern).map { excludes ? .some : .named($0) } ?? .some
    }
  }

  /// How many names an expression lists, such as `(?i)(docker|kubelet)`; nil if it is no list.
  private static func names(in pattern: String) -> Int? {
    var list = pattern[...]
    if list.hasPrefix("(?i)") { list = list.dropFirst(4) }
    if list.hasPrefix("^") { list = list.dropFirst() }
    if list.hasSuffix("$") { list = list.dropLast() }
    if list.hasPrefix("("), list.hasSuffix(")") {
      list = list.dropFirst().dropLast()
      if list.hasPrefix("?:") { list = list.dropFirst(2) }
    }
    let names = list.split(separator: "|", omittingEmptySubsequences: false)
    let isPlain = names.allSatisfy { name in !name.isEmpty && name.utf8.allSatisfy { Self.isPlain($0) } }
    return isPlain ? Set(names).count : nil
  }

  /// Whether a byte stands for itself in an expression.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "):
      true
    default: false
    }
  }
}
