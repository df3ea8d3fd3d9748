/// All keys of logzio-telemetry 5.9.6, and those that it had before 5.0. Source: logzio/logzio-helm, charts/logzio-telemetry/values.yaml,
/// its templates and CHANGELOG.md at 3d36a14 (5.9.6, the last release before 6.0.0).
enum OldKeys {
  static let all: [OldKey] =
    DestinationRules.keys + CredentialRules.keys + InstallerRules.keys + ImageRules.keys + PlacementRules.keys + ResourceRules.keys
    + FilterRules.keys + OtherDutyRules.keys + WorkloadRules.keys + FormerRules.keys

  /// Every part of their paths.
  static let names = Set(all.flatMap(\.path))

  static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The paths above keys: `global`, `global.windows`.
  static let groups = Set(all.flatMap { key in key.path.indices.dropLast().map { key.path[...$0].joined(separator: ".") } })
}
