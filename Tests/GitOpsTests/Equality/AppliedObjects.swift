import OutputTree
import YAML

/// Objects without the order in which they come: what a cluster has when all are applied.
struct AppliedObjects {
  private let texts: [String]

  init(_ objects: [YAMLValue]) {
    texts = objects.map { YAMLEmitter.text(for: $0.asApplied.sortedByKey) }.sorted()
  }

  var count: Int { texts.count }

  /// What differs, for a person to read; nil if nothing does.
  func difference(from expected: AppliedObjects) -> String? {
    if texts == expected.texts { return nil }
    // A whole set may be long: what is equal in both is left out.
    let (own, theirs) = (Set(texts), Set(expected.texts))
    let text = UnifiedDiff.text(
      old: Array(expected.texts.filter { !own.contains($0) }.joined(separator: "---\n").utf8),
      new: Array(texts.filter { !theirs.contains($0) }.joined(separator: "---\n").utf8), oldName: "expected", newName: "got", context: 6)
    return text.isEmpty ? "\(texts.count) objects instead of \(expected.count): some come more than once" : String(text.prefix(4000))
  }
}

extension YAMLValue {
  /// Numbers that are equal in JSON made equal, and empty annotations left out, as kustomize does.
  fileprivate var asApplied: YAMLValue {
    var value = withEqualNumbers
    if case .map(var object) = value, case .map(var metadata)? = object["metadata"],
      metadata["annotations"] == .null || metadata["annotations"] == .map([:])
    {
      metadata["annotations"] = nil
      object["metadata"] = .map(metadata)
      value = .map(object)
    }
    return value
  }

  private var withEqualNumbers: YAMLValue {
    switch self {
    case .float: integral.map { .int($0) } ?? self
    case .list(let items): .list(items.map(\.withEqualNumbers))
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: $0.value.withEqualNumbers) }))
    default: self
    }
  }
}
