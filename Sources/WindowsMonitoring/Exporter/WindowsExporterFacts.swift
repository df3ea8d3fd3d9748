public import ChartModel
import WindowsExporterCatalogue

/// What is known of the release that the settings name, chosen when the chart is installed.
extension WindowsExporterSettings {
  /// For every collector that one may list and that some releases since 0.22.0 lack: whether it is listed, and the version lacks it. The exporter would not
  /// start.
  public var missingCollectors: [(name: String, isMissing: Expr<Bool>)] {
    Self.lackedCollectors.map { ($0.name, lists($0.name) && version.isOne(of: $0.versions)) }
  }

  /// Refuses collectors that the version lacks.
  var refusals: Chart {
    Chart {
      for (name, isMissing) in missingCollectors {
        Refuse(
          if: isMissing,
          "\(collectors.settingName) lists \(name), which windows_exporter \(version) does not have and would not start with: \(Self.remedy(for: name))"
        )
      }
    }
  }

  private static func remedy(for collector: String) -> String {
    switch WindowsExporterRelease.latest.find(collector: collector) {
    case .removed(_, let replacements) where !replacements.isEmpty: "take \(replacements.joined(separator: " and ")) instead"
    default: "leave it out, or take another version"
    }
  }

  /// Whether a collector is among those to enable.
  public func lists(_ collector: String) -> Expr<Bool> {
    let list: Expr<String> = ",\(collectors.joined(separator: ",")),"
    return list.contains(",\(collector),")
  }

  /// What may be listed: the placeholder of the defaults, and the collectors of every release in view, the latest's first.
  static let listableCollectors =
    [WindowsExporterRelease.defaultsPlaceholder] + WindowsExporterRelease.latest.collectors
    + WindowsExporterRelease.removedCollectors.filter { name in collectorsByRelease.contains { $0.contains(name) } }.sorted()

  /// Listable collectors that some releases lack, with the versions that do: a chart asks several times, and it is the same for all charts.
  private static let lackedCollectors: [(name: String, versions: [String])] = listableCollectors.dropFirst().compactMap { name in
    let lacking = zip(releases, collectorsByRelease).filter { !$0.1.contains(name) }.map(\.0.version.description)
    return lacking.isEmpty ? nil : (name, lacking)
  }

  private static let collectorsByRelease = releases.map { Set($0.collectors) }

  /// The releases whose checksums and collectors a chart tells apart. Older ones can be installed with a checksum of the user's own.
  static let releases = WindowsExporterRelease.all.filter { $0.version >= ExporterVersion(0, 22) }
}

extension Expr where Value == String {
  /// Whether a text is one of several that hold no comma.
  func isOne(of texts: [String]) -> Expr<Bool> { Expr(.string("," + texts.joined(separator: ",") + ",")).contains(",\(self),") }
}
