import YAML

/// What is known of one key of the old chart: the type of its value, and what becomes of it.
struct OldKey: Sendable {
  let path: [String]
  let kinds: Set<Kind>
  let fate: Fate

  /// - Parameter path: with dots between its parts.
  init(_ path: String, _ kinds: Set<Kind> = Kind.any, _ fate: Fate) {
    self.path = path.split(separator: ".").map(String.init)
    self.kinds = kinds
    self.fate = fate
  }

  var name: String { path.joined(separator: ".") }

  enum Fate: Sendable {
    /// Becomes settings of the chart.
    case converted(@Sendable (LocatedValue, OldValues) throws(MigrationProblem.Problem) -> Conversion)
    /// Is put into a Secret by hand.
    case credential(Credential?)
    /// Decides what becomes of others.
    case consulted(LeaveReason)
    case leftOut(LeaveReason)
  }

  /// The same value under another name.
  static func same(_ path: String, _ kinds: Set<Kind>, _ setting: ChartSetting) -> OldKey {
    OldKey(path, kinds, .converted { value, _ in .settings([Assignment(setting, value)]) })
  }
}

/// What a converted value becomes.
enum Conversion: Sendable {
  case settings([Assignment], notes: [String] = [])
  case leftOut(LeaveReason)
}

/// A setting of the chart with its new value.
struct Assignment: Sendable {
  /// What is done if another key has given the setting a value already.
  enum Meeting: Sendable { case replace, overlay, append }

  let setting: ChartSetting
  let value: LocatedValue
  let meeting: Meeting

  init(_ setting: ChartSetting, _ value: LocatedValue, _ meeting: Meeting = .replace) {
    self.setting = setting
    self.value = value
    self.meeting = meeting
  }
}

/// Credentials that the new chart takes from Secrets.
enum Credential: Sendable, Hashable {
  case nodeUser, nodePassword, metricsToken
}

/// The kinds of values that YAML tells apart.
enum Kind: Sendable, Hashable {
  case null, boolean, integer, float, text, list, map

  static let any: Set<Kind> = [.boolean, .integer, .float, .text, .list, .map]
  static let scalar: Set<Kind> = [.boolean, .integer, .float, .text]

  init(of value: LocatedValue) {
    self =
      switch value.content {
      case .null: .null
      case .bool: .boolean
      case .int: .integer
      case .float: .float
      case .string: .text
      case .list: .list
      case .map: .map
      }
  }
}
