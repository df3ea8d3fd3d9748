import Diagnostics

/// A stable release of windows_exporter, which was called wmi_exporter before 0.13.0: what it is installed by and what it knows.
///
/// Sources and the way to add a release: Tables/README.md.
public struct WindowsExporterRelease: Sendable, Hashable {
  public let version: ExporterVersion
  /// The day of the tag, such as `2026-07-22`.
  public let date: String
  let checksums: [ExporterArchitecture: String]

  /// Every stable release in view, the oldest first.
  public static var all: [WindowsExporterRelease] { ExporterTables.embedded.releases }

  public static var latest: WindowsExporterRelease { all[all.count - 1] }

  /// - Returns: nil if there is no such release, or it is not in view.
  public init?(_ version: ExporterVersion) {
    guard let release = ExporterTables.embedded.release(version) else { return nil }
    self = release
  }

  /// - Parameter version: as `ExporterVersion` reads it.
  public init?(_ version: some StringProtocol) {
    guard let version = ExporterVersion(version) else { return nil }
    self.init(version)
  }

  init(_ version: ExporterVersion, date: String, checksums: [ExporterArchitecture: String]) {
    self.version = version
    self.date = date
    self.checksums = checksums
  }

  /// The release whose facts hold best for a version that need not exist: the newest that is not newer, or the oldest of all.
  public static func closest(to version: ExporterVersion) -> WindowsExporterRelease {
    all.last { $0.version <= version } ?? all[0]
  }

  /// The SHA-256 of the release's MSI in lower case; nil if there is none, or none could be read at a source.
  public func msiSHA256(_ architecture: ExporterArchitecture) -> String? { checksums[architecture] }

  // MARK: - Collectors

  /// What may stand for the default collectors in the list of those to enable.
  public static let defaultsPlaceholder = "[defaults]"

  /// The names of the collectors, sorted.
  public var collectors: [String] { ExporterTables.embedded.collectors.names(in: version) }

  /// The collectors that run unless others are named, sorted.
  public var defaultCollectors: [String] { ExporterTables.embedded.collectors.defaults(in: version) }

  /// The collectors that a list of those to enable stands for, the placeholder written out. Names that the release does not know stay.
  public func collectors(enabledBy list: some Sequence<String>) -> Set<String> {
    var names: Set<String> = []
    for name in list {
      if name == Self.defaultsPlaceholder { names.formUnion(defaultCollectors) } else { names.insert(name) }
    }
    return names
  }

  /// What may stand in a list of collectors to enable, so that this one is among them: its name first, and the placeholder if it is a default.
  public func entries(enabling collector: String) -> [String] {
    [collector, Self.defaultsPlaceholder].filter { collectors(enabledBy: [$0]).contains(collector) }
  }

  /// What the release says to a collector's name; unless it knows it, it does not start (pkg/collector/collection.go, `Enable`).
  public func find(collector name: String) -> ExporterNameLookup { ExporterTables.embedded.collectors.find(name, in: version) }

  /// What to enable instead of a collector that the release no longer has; empty if it has it, or nothing came after it.
  public func replacements(ofCollector name: String) -> [String] {
    if case .removed(_, let replacements) = find(collector: name) { replacements } else { [] }
  }

  /// Every collector that some release in view had and the latest has no longer.
  public static var removedCollectors: [String] {
    let latest = Set(latest.collectors)
    return ExporterTables.embedded.collectors.entries.map(\.name).filter { !latest.contains($0) }
  }

  // MARK: - Command line and MSI

  /// The command-line flags without their dashes, sorted; those that every program of its library has (`help`, `version`) left out.
  public var flags: [String] { ExporterTables.embedded.flags.names(in: version) }

  /// What the release says to a flag; unless it knows it, it does not start.
  ///
  /// - Parameter name: without dashes and value. `no-NAME` switches off what `NAME` switches on.
  public func find(flag name: String) -> ExporterNameLookup {
    if Self.libraryFlags.contains(name) { return .known }
    let found = ExporterTables.embedded.flags.find(name, in: version)
    guard name.hasPrefix("no-"), case .unknown = found else { return found }
    return ExporterTables.embedded.flags.find(String(name.dropFirst(3)), in: version)
  }

  /// Source: alecthomas/kingpin app.go.
  private static let libraryFlags: Set<String> = [
    "help", "help-long", "help-man", "version", "completion-bash", "completion-script-bash", "completion-script-zsh",
  ]

  /// The public properties of the MSI, sorted.
  public var msiProperties: [String] { ExporterTables.embedded.properties.names(in: version) }

  public func find(msiProperty name: String) -> ExporterNameLookup { ExporterTables.embedded.properties.find(name, in: version) }

  // MARK: - Images and configuration

  /// What may follow the version in an image's tag, such as `ltsc2022`, for images of one Windows build. Empty since 0.30.0, whose only
  /// image runs on every build, and as a HostProcess container alone.
  public var imageTagSuffixes: [String] { ExporterTables.embedded.imageSuffixes.names(in: version) }

  /// Whether the release has images at all.
  public var hasImages: Bool { !imageTagSuffixes.isEmpty || version >= Self.firstHostProcessImage }

  /// Source: .github/workflows/release.yml and Dockerfile of 0.30.0.
  public static let firstHostProcessImage = ExporterVersion(0, 30)

  /// Whether the configuration file may hold nothing that the release does not know, and lists of collectors only as one text.
  /// Before 0.31.0 what was not known was passed over. Source: internal/config/config.go of 0.31.0 (`KnownFields`).
  public var isConfigurationStrict: Bool { version >= ExporterVersion(0, 31) }

  /// Whether an empty name in a list of collectors is taken for a name: since 0.30.0 (cmd/windows_exporter/main.go,
  /// `expandEnabledCollectors`).
  public var refusesEmptyCollectorNames: Bool { version >= ExporterVersion(0, 30) }
}
