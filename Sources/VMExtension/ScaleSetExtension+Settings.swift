import WindowsExporterCatalogue
public import YAML

extension ScaleSetExtension {
  /// The extension for the settings of a chart: `exporter` and `extension`.
  ///
  /// - Parameters:
  ///   - values: a chart's, checked against its schema.
  ///   - spec: what messages call the chart.
  ///   - runner: nil for the platform's usual one.
  /// - Throws: `ExtensionError.noSettings`, `.unknownChecksum`.
  public init(
    values: YAMLMap, spec: String, platform: Platform, runner: Runner? = nil
  ) throws(ExtensionError) {
    let settings = Settings(values)
    guard let version = settings.text("exporter", "version"), let given = settings.text("extension", "msi", "sha256"),
      let mirror = settings.text("extension", "msi", "mirrorUrl"), let collectors = settings.texts("exporter", "collectors"),
      let port = settings.number("exporter", "port"), let state = settings.text("extension", "state").flatMap(State.init),
      let manage = settings.flag("extension", "firewall", "manage"),
      let addresses = settings.texts("extension", "firewall", "remoteAddresses"),
      let allowDowngrade = settings.flag("extension", "allowDowngrade"), let replaces = settings.flag("extension", "replaceWmiExporter"),
      let dryRun = settings.flag("extension", "dryRun"),
      let timeout = settings.number("extension", "nodeTimeoutSeconds")
    else {
      throw .noSettings(spec: spec)
    }
    guard let sha256 = given.isEmpty ? WindowsExporterRelease(version)?.msiSHA256(.amd64) : given else {
      throw .unknownChecksum(version: version)
    }
    let named = addresses.compactMap(FirewallAddress.init(parsing:))
    self.init(
      platform: platform, runner: runner, version: version, msiURL: Self.msiURL(version: version, mirror: mirror), msiSHA256: sha256,
      collectors: collectors, port: port, firewallRemoteAddresses: manage ? (named.isEmpty ? [.localSubnet] : named) : [], state: state,
      allowDowngrade: allowDowngrade, replacesWMIExporter: replaces, dryRun: dryRun, timeoutSeconds: timeout)
  }

  /// As the installer of the charts makes it (templates/installer/installer_configuration.py).
  private static func msiURL(version: String, mirror: String) -> String {
    var folder = mirror
    while folder.hasSuffix("/") { folder.removeLast() }
    if folder.isEmpty { folder = "https://github.com/prometheus-community/windows_exporter/releases/download/v\(version)" }
    return "\(folder)/windows_exporter-\(version)-amd64.msi"
  }
}

/// Values by their paths.
private struct Settings {
  let values: YAMLMap

  init(_ values: YAMLMap) { self.values = values }

  func text(_ path: String...) -> String? { value(path)?.string }
  func texts(_ path: String...) -> [String]? { value(path)?.list?.compactMap(\.string) }

  func number(_ path: String...) -> Int? {
    switch value(path) {
    case .int(let number): number
    // Numbers given with --set or in JSON may be floats.
    case .float(let number): Int(exactly: number)
    default: nil
    }
  }

  func flag(_ path: String...) -> Bool? {
    if case .bool(let flag) = value(path) { flag } else { nil }
  }

  private func value(_ path: [String]) -> YAMLValue? { path.reduce(.map(values)) { $0?.map?[$1] } }
}
