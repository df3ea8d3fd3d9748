import Diagnostics
import YAML

/// The values of the old chart as its user wrote them, with places in his file.
struct OldValues: Sendable {
  /// What messages call the file.
  let file: String
  let root: LocatedValue
  /// The values of the parent chart logzio-monitoring that concern its other charts: keys of the file's root.
  let foreignKeys: [LocatedEntry]

  /// The entry that a dotted path leads to; nil if it is not there or null, which Helm takes for "not set".
  func entry(_ path: [String]) -> LocatedEntry? {
    guard let last = path.last else { return nil }
    var current = root
    for key in path.dropLast() {
      guard let next = current[key] else { return nil }
      current = next
    }
    guard let entry = current.entry(last), entry.value.content != .null else { return nil }
    return entry
  }

  func entry(_ path: String) -> LocatedEntry? { entry(path.split(separator: ".").map(String.init)) }

  func value(_ path: String) -> LocatedValue? { entry(path)?.value }

  /// Whether a switch is on.
  ///
  /// - Parameter standard: what the old chart has it at.
  func isOn(_ path: String, standard: Bool) -> Bool { value(path)?.bool ?? standard }

  /// Whether templates take the value for true: a text that is not empty, a number that is not zero.
  func isGiven(_ path: String) -> Bool {
    switch value(path)?.content {
    case nil, .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let items): !items.isEmpty
    case .map(let entries): !entries.isEmpty
    }
  }

  /// `daemonset` is the old chart's default (logzio/logzio-helm, charts/logzio-telemetry/values.yaml).
  var mode: String { value("collector.mode")?.string ?? "daemonset" }
  var isStandalone: Bool { mode == "standalone" }
  var hasWindowsCollectors: Bool { isOn("global.windows.enabled", standard: false) }
}
