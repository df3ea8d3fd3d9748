import Diagnostics
import YAML

/// Reads the values of the old chart, alone or inside those of its parent chart logzio-monitoring.
enum OldValuesReader {
  /// Under this key logzio-monitoring has the values of logzio-telemetry (logzio/logzio-helm, charts/logzio-monitoring/Chart.yaml).
  static let subchart = "logzio-k8s-telemetry"

  /// - Throws: a `Diagnostic` with code `YAML…` that shows no text of the file but the names of keys, or `MIG001`.
  static func read(_ bytes: [UInt8], name: String) throws(Diagnostic) -> OldValues {
    let document: LocatedValue
    do { document = try YAMLReader.readSingle(bytes, file: name, options: .valuesFile) } catch { throw hiding(error).diagnostic }
    switch document.content {
    case .null: return OldValues(file: name, root: LocatedValue(.map([]), at: document.position), foreignKeys: [])
    case .map(let entries): return try unwrapped(entries, at: document.position, name)
    default:
      throw MigrationProblem(.noMap(found: Kind(of: document)), at: document.position.location(in: name)).diagnostic
    }
  }

  /// What a parent has under `global` goes before what the subchart has there, as in Helm.
  private static func unwrapped(_ entries: [LocatedEntry], at position: Position, _ name: String) throws(Diagnostic) -> OldValues {
    guard let inner = entries.first(where: { $0.key == subchart }) else {
      return OldValues(file: name, root: LocatedValue(.map(entries), at: position), foreignKeys: [])
    }
    if inner.value.content != .null, inner.value.entries == nil {
      throw MigrationProblem(
        .wrongType([subchart], expected: .map, found: Kind(of: inner.value)), at: inner.value.position.location(in: name)
      ).diagnostic
    }
    var root = LocatedValue(.map(inner.value.entries ?? []), at: inner.value.position)
    if let shared = entries.first(where: { $0.key == "global" }) {
      root = root.overlaid(with: LocatedValue(.map([shared]), at: shared.keyPosition))
    }
    return OldValues(file: name, root: root, foreignKeys: entries.filter { $0.key != subchart && $0.key != "global" })
  }

  /// The file is full of credentials, and where it cannot be read nothing tells them from the rest: no text of it is shown.
  private static func hiding(_ error: YAMLReadError) -> YAMLReadError {
    let hidden: YAMLReadError.Problem
    switch error.problem {
    case .undefinedAlias: hidden = .undefinedAlias("…")
    case .recursiveAlias: hidden = .recursiveAlias("…")
    case .tagMismatch(_, let tag): hidden = .tagMismatch(text: "…", tag: tag)
    case .nonFiniteNumber: hidden = .nonFiniteNumber("…")
    case .duplicateKey(let key, let first) where !OldKeys.names.contains(key): hidden = .duplicateKey("…", first: first)
    case .booleanLikeKey: hidden = .booleanLikeKey("…")
    case .mergeAfterKey(_, let first): hidden = .mergeAfterKey("…", first: first)
    case .collidingKeys(_, _, _, let first): hidden = .collidingKeys("…", written: "…", firstWritten: "…", first: first)
    default: return error
    }
    return YAMLReadError(hidden, at: error.location)
  }
}

extension LocatedValue {
  /// Maps merged key by key, as Helm and `mergeOverwrite` of its templates do; anything else is replaced.
  func overlaid(with upper: LocatedValue) -> LocatedValue {
    guard case .map(var entries) = content, case .map(let others) = upper.content else { return upper }
    for other in others {
      if let index = entries.firstIndex(where: { $0.key == other.key }) {
        entries[index].value = entries[index].value.overlaid(with: other.value)
        entries[index].keyPosition = other.keyPosition
      } else {
        entries.append(other)
      }
    }
    return LocatedValue(.map(entries), at: position)
  }
}
