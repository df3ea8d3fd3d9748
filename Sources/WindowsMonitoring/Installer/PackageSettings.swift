public import ChartModel
import WindowsExporterCatalogue

/// The settings of the MSI that brings windows_exporter onto a node.
public struct PackageSettings: ChartValues {
  @Setting(
    "SHA-256 of the amd64 MSI of exporter.version, as the release's sha256sums.txt has it; any other file is refused on the node. Empty: the one that is known of the version.",
    .pattern(.optional(.sha256)))
  public var sha256: Expr<String> = ""
  @Setting(
    "Address of a folder that holds the MSI under its own name, for nodes that cannot reach GitHub. Empty: GitHub.",
    .pattern(.optional(.url), maxLength: 1000))
  public var mirrorUrl: Expr<String> = ""

  public init() {}

  /// The SHA-256 of a version's MSI: the setting, else the one known of the version; empty if neither tells. A chart that uses it declares
  /// `checksumHelper` once.
  public func sha256(of version: Expr<String>) -> Expr<String> { .helper(Self.checksumHelperName) }

  /// The named template behind `sha256(of:)`: with a branch for each release, which would be unreadable in place.
  public func checksumHelper(version: Expr<String>) -> Helper {
    Helper(
      Self.checksumHelperName, "The SHA-256 of the exporter's MSI: what is set, else what is known of the version, else nothing.",
      text: .choose(if: sha256 != "", then: sha256, else: Self.known(of: version)))
  }

  private static let checksumHelperName = "exporter-sha256"

  /// Whether a checksum is set, or known of a version.
  public func isChecksumKnown(of version: Expr<String>) -> Expr<Bool> {
    sha256 != "" || version.isOne(of: Self.checked.map(\.version))
  }

  /// Refuses a version that cannot be installed: the MSI's checksum is neither given nor known, or the MSI is of another make. Only
  /// since 0.29.0 the firewall's rule is a feature of its own below the default one (prometheus-community/windows_exporter,
  /// installer/main.wxs), by which it can be asked for.
  func refusal(of version: Expr<String>) -> Chart {
    Chart {
      Refuse(
        if: version.isOne(of: Self.tooOld),
        "windows_exporter \(version) cannot be installed this way: take 0.29.0 or later")
      Refuse(
        if: !isChecksumKnown(of: version),
        "the SHA-256 of the MSI of windows_exporter \(version) is not known here: set \(sha256.settingName) to the one in the release's sha256sums.txt"
      )
    }
  }

  private static var tooOld: [String] {
    WindowsExporterRelease.all.filter { $0.version < ExporterVersion(0, 29) }.map(\.version.description)
  }

  private static var checked: [(version: String, sha256: String)] {
    WindowsExporterSettings.releases.filter { $0.version >= ExporterVersion(0, 29) }.compactMap { release in
      release.msiSHA256(.amd64).map { (release.version.description, $0) }
    }
  }

  /// The newest release is asked for first, being the one that most run.
  private static func known(of version: Expr<String>) -> Expr<String> {
    checked.reduce("") { otherwise, entry in
      .choose(if: version == Expr<String>(.string(entry.version)), then: Expr<String>(.string(entry.sha256)), else: otherwise)
    }
  }
}
