import YAML

/// Finds the smallest fields in which two values differ.
///
/// Maps are compared key by key, the order of keys means nothing. Lists of maps that all have a different name are compared element by
/// element if the elements that both have stand in one order; other lists are compared from both ends.
struct ValueComparison {
  private(set) var changes: [FieldChange] = []

  /// What tells the elements of Kubernetes' lists apart (`+patchMergeKey` in kubernetes/api, core/v1/types.go), a name first.
  private static let elementKeys = ["name", "mountPath", "containerPort", "ip", "key"]

  static func changes(from old: YAMLValue, to new: YAMLValue) -> [FieldChange] {
    var comparison = ValueComparison()
    comparison.compare(old, new, FieldPath())
    return comparison.changes
  }

  /// Kubernetes takes 1.0 and 1 for one number.
  static func areEqual(_ old: YAMLValue, _ new: YAMLValue) -> Bool {
    switch (old, new) {
    case (.list(let old), .list(let new)): old.count == new.count && zip(old, new).allSatisfy(areEqual)
    case (.map(let old), .map(let new)):
      if old.count != new.count {
        false
      } else if zip(old.entries, new.entries).allSatisfy({ $0.key == $1.key }) {
        zip(old.entries, new.entries).allSatisfy { areEqual($0.value, $1.value) }
      } else {
        areEqual(Self.values(of: old), Self.values(of: new))
      }
    case (.int, .float), (.float, .int): old.integral != nil && old.integral == new.integral
    default: old == new
    }
  }

  private static func areEqual(_ old: [String: YAMLValue], _ new: [String: YAMLValue]) -> Bool {
    old.allSatisfy { entry in new[entry.key].map { areEqual(entry.value, $0) } ?? false }
  }

  private static func values(of map: YAMLMap) -> [String: YAMLValue] {
    Dictionary(map.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func compare(_ old: YAMLValue, _ new: YAMLValue, _ path: FieldPath) {
    switch (old, new) {
    case (.map(let old), .map(let new)): compare(old, new, path)
    case (.list(let old), .list(let new)): compare(old, new, path)
    default: if !Self.areEqual(old, new) { changes.append(FieldChange(path, old: old, new: new)) }
    }
  }

  private mutating func compare(_ old: YAMLMap, _ new: YAMLMap, _ path: FieldPath) {
    let (olds, news) = (Self.values(of: old), Self.values(of: new))
    // In an order that no order of keys in a file decides.
    for key in Set(olds.keys).union(news.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let inner = path.appending(.key(key))
      if let old = olds[key], let new = news[key] {
        compare(old, new, inner)
      } else {
        changes.append(FieldChange(inner, old: olds[key], new: news[key]))
      }
    }
  }

  private mutating func compare(_ old: [YAMLValue], _ new: [YAMLValue], _ path: FieldPath) {
    if let key = Self.elementKeys.first(where: { Self.tells($0, old, new) }) {
      return compareElements(old, new, key, path)
    }
    var start = 0
    while start < old.count, start < new.count, Self.areEqual(old[start], new[start]) { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start, Self.areEqual(old[old.count - 1 - end], new[new.count - 1 - end]) { end += 1 }
    let (oldEnd, newEnd) = (old.count - end, new.count - end)
    let paired = min(oldEnd, newEnd)
    for index in start..<max(start, paired) { compare(old[index], new[index], path.appending(.index(index))) }
    for index in paired..<oldEnd { changes.append(FieldChange(path.appending(.index(index)), old: old[index], new: nil)) }
    for index in paired..<newEnd { changes.append(FieldChange(path.appending(.index(index)), old: nil, new: new[index])) }
  }

  // MARK: Lists of named elements

  private mutating func compareElements(_ old: [YAMLValue], _ new: [YAMLValue], _ key: String, _ path: FieldPath) {
    var news: [String: YAMLValue] = [:]
    for element in new { news[Self.name(element, key) ?? ""] = element }
    var known: Set<String> = []
    for element in old {
      let name = Self.name(element, key) ?? ""
      known.insert(name)
      let inner = path.appending(.element(key: key, value: name))
      if let other = news[name] { compare(element, other, inner) } else { changes.append(FieldChange(inner, old: element, new: nil)) }
    }
    for element in new {
      let name = Self.name(element, key) ?? ""
      if !known.contains(name) { changes.append(FieldChange(path.appending(.element(key: key, value: name)), old: nil, new: element)) }
    }
  }

  private static func tells(_ key: String, _ old: [YAMLValue], _ new: [YAMLValue]) -> Bool {
    guard !old.isEmpty, !new.isEmpty, let olds = names(old, key), let news = names(new, key) else { return false }
    let (oldSet, newSet) = (Set(olds), Set(news))
    guard oldSet.count == olds.count, newSet.count == news.count else { return false }
    return olds.filter(newSet.contains) == news.filter(oldSet.contains)
  }

  /// Nil if an element lacks it.
  private static func names(_ elements: [YAMLValue], _ key: String) -> [String]? {
    var names: [String] = []
    for element in elements {
      guard let name = name(element, key) else { return nil }
      names.append(name)
    }
    return names
  }

  private static func name(_ element: YAMLValue, _ key: String) -> String? {
    switch element[key] {
    case .string(let text)?: text
    case .int(let number)?: String(number)
    default: nil
    }
  }
}
