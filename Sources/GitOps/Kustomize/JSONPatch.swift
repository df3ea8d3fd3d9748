import YAML

/// The steps that make one object of another.
///
/// Maps and lists are entered as long as that takes less text than writing them anew. In a list of another length what is alike at both
/// ends stays, and the rest is exchanged.
enum JSONPatch {
  static func operations(from base: YAMLMap, to target: YAMLMap) -> [JSONPatchOperation] {
    // The object as a whole has no path that kustomize could replace.
    mapSteps(base, target, at: [])
  }

  private static func steps(_ base: YAMLValue, _ target: YAMLValue, at path: [String]) -> [JSONPatchOperation] {
    if base == target { return [] }
    let steps: [JSONPatchOperation]
    switch (base, target) {
    case (.map(let base), .map(let target)): steps = mapSteps(base, target, at: path)
    case (.list(let base), .list(let target)): steps = listSteps(base, target, at: path)
    default: return [JSONPatchOperation(action: .replace, path: path, value: target)]
    }
    let whole = JSONPatchOperation(action: .replace, path: path, value: target)
    return steps.reduce(0) { $0 + $1.weight } < whole.weight ? steps : [whole]
  }

  private static func mapSteps(_ base: YAMLMap, _ target: YAMLMap, at path: [String]) -> [JSONPatchOperation] {
    let old = Dictionary(base.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    var steps: [JSONPatchOperation] = []
    for entry in target.entries {
      // What is null counts as missing for some implementations of `replace`.
      if let value = old[entry.key], value != .null || entry.value == .null {
        steps += self.steps(value, entry.value, at: path + [entry.key])
      } else {
        steps.append(JSONPatchOperation(action: .add, path: path + [entry.key], value: entry.value))
      }
    }
    let kept = Set(target.keys)
    for key in base.keys where !kept.contains(key) { steps.append(JSONPatchOperation(action: .remove, path: path + [key])) }
    return steps
  }

  private static func listSteps(_ base: [YAMLValue], _ target: [YAMLValue], at path: [String]) -> [JSONPatchOperation] {
    if base.count == target.count {
      return base.indices.flatMap { steps(base[$0], target[$0], at: path + [String($0)]) }
    }
    let shorter = min(base.count, target.count)
    let start = zip(base, target).prefix { $0 == $1 }.count
    let end = zip(base.reversed(), target.reversed()).prefix { $0 == $1 }.prefix(shorter - start).count
    // From the last: places before a removed element stay what they are.
    let removed = (start..<(base.count - end)).reversed().map { JSONPatchOperation(action: .remove, path: path + [String($0)]) }
    let added = (start..<(target.count - end)).map { JSONPatchOperation(action: .add, path: path + [String($0)], value: target[$0]) }
    return removed + added
  }
}

extension JSONPatchOperation {
  /// About how many characters it takes to write and read.
  fileprivate var weight: Int { 20 + path.reduce(0) { $0 + $1.utf8.count + 1 } + (value?.weight ?? 0) }
}

extension YAMLValue {
  fileprivate var weight: Int {
    switch self {
    case .null, .bool, .int, .float: 5
    case .string(let text): text.utf8.count + 2
    case .list(let items): items.reduce(2) { $0 + $1.weight + 2 }
    case .map(let map): map.entries.reduce(2) { $0 + $1.key.utf8.count + $1.value.weight + 4 }
    }
  }
}
