import YAML

/// Takes what Secrets hold out of changes: the values under `data` and `stringData`, and the copy of them that `kubectl apply` keeps in an
/// annotation. Keys stay.
///
/// Source: kubernetes.io, "Secrets"; kubernetes.io, "Well-Known Labels, Annotations and Taints", last-applied-configuration.
enum SecretFields {
  private static let hidden = YAMLValue.string("…")
  private static let secret = [
    FieldPath(keys: "data"), FieldPath(keys: "stringData"),
    FieldPath([.key("metadata"), .key("annotations"), .key("kubectl.kubernetes.io/last-applied-configuration")]),
  ]

  static func hiding(_ change: FieldChange) -> FieldChange {
    guard secret.contains(where: { $0 == change.path || $0.isBelow(change.path) || change.path.isBelow($0) }) else { return change }
    var change = change
    let isWhole = !secret.contains { $0.isBelow(change.path) }
    change.isHidden = true
    change.old = change.old.map { isWhole ? masked($0) : masked($0, change.path) }
    change.new = change.new.map { isWhole ? masked($0) : masked($0, change.path) }
    return change
  }

  /// Everything below a path that leads towards what is secret.
  private static func masked(_ value: YAMLValue, _ path: FieldPath) -> YAMLValue {
    guard case .map(let map) = value else { return masked(value) }
    return .map(
      YAMLMap(
        map.entries.map { entry in
          let inner = path.appending(.key(entry.key))
          if secret.contains(inner) { return .init(key: entry.key, value: masked(entry.value)) }
          return secret.contains { $0.isBelow(inner) } ? .init(key: entry.key, value: masked(entry.value, inner)) : entry
        }))
  }

  private static func masked(_ value: YAMLValue) -> YAMLValue {
    guard case .map(let map) = value else { return hidden }
    return .map(YAMLMap(map.entries.map { .init(key: $0.key, value: hidden) }))
  }
}
