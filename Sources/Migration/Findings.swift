import Diagnostics
import YAML

/// A setting with its new value, and where that is from.
struct CarriedSetting: Sendable {
  let setting: ChartSetting
  var value: LocatedValue
  /// Old keys with their places; empty for what the old chart does by itself.
  var sources: [OldPlace]
  var notes: [String]
}

/// A key of the old file and where it stands.
struct OldPlace: Sendable, Hashable {
  let name: String
  let line: Int32
}

/// A key that became no setting.
struct LeftOutKey: Sendable {
  let place: OldPlace
  let reason: LeaveReason
}

/// A key that the old chart does not have.
struct UnknownKey: Sendable {
  let place: OldPlace
  let nearest: String?
}

/// All that was found in the old values.
struct MigrationFindings: Sendable {
  /// Unknown keys beyond these are only counted: the file is another one.
  static let unknownLimit = 50

  var carried: [CarriedSetting] = []
  var leftOut: [LeftOutKey] = []
  var unknown: [UnknownKey] = []
  var moreUnknown = 0
  /// Keys of logzio-monitoring's other charts.
  var foreign: [OldPlace] = []
  var credentials: [(credential: Credential, place: OldPlace)] = []
  /// What stops the migration.
  var problems: [Diagnostic] = []
  var remarks: [Diagnostic] = []
}
