public import ChartModel
import WindowsExporterCatalogue

/// What is known of the release that the settings name, chosen when the chart is installed.
extension WindowsExporterSettings {
  /// The SHA-256 of the amd64 MSI: the setting, else the one known of the version; empty if neither tells. A chart that uses it declares
  /// `checksumHelper` once.
  public var knownSha256: Expr<String> { .helper(Self.checksumHelperName) }

  /// The named template behind `knownSha256`: with a branch for each release, which would be unreadable in place.
  public var checksumHelper: Helper {
    Helper(
      Self.checksumHelperName, "The SHA-256 of the exporter's MSI: what is set, else what is known of the version, else nothing.",
      text: .choose(if: msiSha256 != "", then: msiSha256, else: Self.checksumOfVersion(version)))
  }

  private static let checksumHelperName = "exporter-sha256"

  /// Whether a checksum is set, or known of the version.
  public var isChecksumKnown: Expr<Bool> { msiSha256 != "" || Self.isOneOf(Self.checkedVersions, version) }

  /// For every collector that one may list and that some releases since 0.22.0 lack: whether it is listed, and the version lacks it. The exporter would not
  /// start.
  public var missingCollectors: [(name: String, isMissing: Expr<Bool>)] {
    Self.listableCollectors.dropFirst().compactMap { name in
      let lacking = Self.releases.filter { !$0.collectors.contains(name) }
      guard !lacking.isEmpty else { return nil }
      return (name, lists(name) && Self.isOneOf(lacking.map(\.version.description), version))
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
    + WindowsExporterRelease.removedCollectors.filter { name in releases.contains { $0.collectors.contains(name) } }.sorted()

  /// The releases whose checksums and collectors a chart tells apart. Older ones can be installed with a checksum of the user's own.
  private static let releases = WindowsExporterRelease.all.filter { $0.version >= ExporterVersion(0, 22) }

  private static var checked: [(version: String, sha256: String)] {
    releases.compactMap { release in release.msiSHA256(.amd64).map { (release.version.description, $0) } }
  }

  private static var checkedVersions: [String] { checked.map(\.version) }

  /// The newest release is asked for first, being the one that most run.
  private static func checksumOfVersion(_ version: Expr<String>) -> Expr<String> {
    checked.reduce("") { otherwise, entry in
      .choose(if: version == Expr<String>(.string(entry.version)), then: Expr<String>(.string(entry.sha256)), else: otherwise)
    }
  }

  /// Whether a text is one of several that hold no comma.
  private static func isOneOf(_ texts: [String], _ text: Expr<String>) -> Expr<Bool> {
    Expr<String>(.string("," + texts.joined(separator: ",") + ",")).contains(",\(text),")
  }
}
