import YAML

/// Compares two values.yaml.
struct DefaultsComparison {
  private let old: ChartContract
  private let new: ChartContract

  init(_ old: ChartContract, _ new: ChartContract) {
    self.old = old
    self.new = new
  }

  /// - Parameter knownRemoved: keys whose going the schemas tell already.
  func changes(knownRemoved: Set<String>) -> [ContractChange] {
    var changes: [ContractChange] = []
    compare(old.defaults, new.defaults, [], &changes)
    let known = Set(knownRemoved)
    return changes.filter { !($0.kind == .keyRemoved && known.contains($0.path)) }
  }

  /// Lists are values, not containers of settings: values files replace them as a whole.
  private func compare(_ old: YAMLMap, _ new: YAMLMap, _ path: [String], _ changes: inout [ContractChange]) {
    let (olds, news) = (dictionary(old), dictionary(new))
    for key in Set(olds.keys).union(news.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let inner = path + [key]
      switch (olds[key], news[key]) {
      case (.map(let before)?, .map(let after)?) where !before.isEmpty && !after.isEmpty: compare(before, after, inner, &changes)
      case (let before?, let after?):
        if !ValueComparison.areEqual(before, after) { changes.append(changed(inner, before, after)) }
      case (let before?, nil):
        // A key that the schema still has only lost its default.
        if isKnown(inner, in: self.new) {
          changes.append(changed(inner, before, nil))
        } else {
          changes.append(hiding(.init(.keyRemoved, Self.text(inner), old: before, .major), inner))
        }
      case (nil, let after?):
        if isKnown(inner, in: self.old) {
          changes.append(changed(inner, nil, after))
        } else if self.old.schema == nil || self.new.schema == nil {
          changes.append(hiding(.init(.keyAdded, Self.text(inner), new: after, .minor), inner))
        }
      case (nil, nil): break
      }
    }
  }

  private func dictionary(_ map: YAMLMap) -> [String: YAMLValue] {
    Dictionary(map.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// An image of another tag is a small change; every other default is one that installations notice.
  private func changed(_ path: [String], _ old: YAMLValue?, _ new: YAMLValue?) -> ContractChange {
    let isTag = ["tag", "version", "digest"].contains(path.last) && path.dropLast().last?.lowercased().hasSuffix("image") == true
    return hiding(.init(.defaultChanged, Self.text(path), old: old, new: new, isTag ? .patch : .minor), path)
  }

  private func isKnown(_ path: [String], in contract: ChartContract) -> Bool { property(path, in: contract) != nil }

  private func property(_ path: [String], in contract: ChartContract) -> YAMLValue? {
    guard let root = contract.schema else { return nil }
    var current = root
    for key in path {
      guard let next = SchemaReference.resolved(current, root)["properties"]?[key] else { return nil }
      current = next
    }
    return SchemaReference.resolved(current, root)
  }

  // MARK: Credentials

  private func hiding(_ change: ContractChange, _ path: [String]) -> ContractChange {
    let values = [change.old, change.new].compactMap { $0 }
    let isSecret = [old, new].contains { property(path, in: $0)?["writeOnly"]?.bool == true }
    guard isSecret || values.contains(where: { CredentialNames.mayHold($0, path: path) }) else { return change }
    var change = change
    change.isHidden = true
    change.old = change.old == nil ? nil : "…"
    change.new = change.new == nil ? nil : "…"
    return change
  }

  static func text(_ path: [String]) -> String { FieldPath(path.map { .key($0) }).text }
}

/// Keys under which foreign charts, whose schemas do not say so, keep credentials.
enum CredentialNames {
  private static let words = ["password", "passwd", "token", "secret", "apikey", "api_key", "credential", "privatekey", "private_key"]

  /// Whether a text under such a key is in the value. Numbers and truths are no credentials.
  static func mayHold(_ value: YAMLValue, path: [String]) -> Bool {
    switch value {
    case .string(let text): !text.isEmpty && path.contains(where: isOne)
    case .list(let items): items.contains { mayHold($0, path: path) }
    case .map(let map): map.entries.contains { mayHold($0.value, path: path + [$0.key]) }
    default: false
    }
  }

  private static func isOne(_ key: String) -> Bool {
    let key = key.lowercased()
    return words.contains { key.contains($0) }
  }
}
