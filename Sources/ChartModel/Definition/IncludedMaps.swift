extension ChartDefinition {
  /// Makes the users' maps in named templates leave out every key that stands beside one of their inclusions.
  ///
  /// A label of one object, such as a Windows build's, must not come from the labels for all objects as well.
  mutating func protectKeysBesideInclusions() {
    var beside: [String: Set<String>] = [:]
    for template in templates { for block in template.blocks { block.collect(&beside) } }
    for index in helpers.indices {
      guard case .map(let entries) = helpers[index].body, let keys = beside[helpers[index].name] else { continue }
      helpers[index].body = .map(entries.omitting(keys))
    }
  }
}

extension [MapEntry] {
  fileprivate func omitting(_ keys: Set<String>) -> [MapEntry] {
    map { entry in
      switch entry {
      case .spread(let reference, let omitted): .spread(reference, omitting: omitted + keys.subtracting(omitted).sorted())
      case .when(let condition, let then, let otherwise):
        .when(condition, then.omitting(keys), else: otherwise.omitting(keys))
      case .field, .include, .comment: entry
      }
    }
  }

  /// Notes for each included map the keys that stand beside it, in this map and in those below.
  fileprivate func collect(_ beside: inout [String: Set<String>]) {
    let keys = KeyCheck.keys(of: self, [:])
    for entry in self {
      switch entry {
      case .include(let helper): beside[helper, default: []].formUnion(keys)
      case .field(_, let tree): tree.collect(&beside)
      case .when(_, let then, let otherwise): (then + otherwise).collect(&beside)
      case .spread, .comment: break
      }
    }
  }
}

extension Tree {
  fileprivate func collect(_ beside: inout [String: Set<String>]) {
    switch self {
    case .map(let entries): entries.collect(&beside)
    case .list(let items): for item in items { item.collect(&beside) }
    case .value, .scalar, .text: break
    }
  }
}

extension ListItem {
  fileprivate func collect(_ beside: inout [String: Set<String>]) {
    switch self {
    case .item(let tree): tree.collect(&beside)
    case .when(_, let then, let otherwise): for item in then + otherwise { item.collect(&beside) }
    case .each(_, let body): for item in body { item.collect(&beside) }
    case .spread, .keys, .comment: break
    }
  }
}

extension DocumentBlock {
  fileprivate func collect(_ beside: inout [String: Set<String>]) {
    switch self {
    case .document(let document): document.entries.collect(&beside)
    case .when(_, let then, let otherwise): for block in then + otherwise { block.collect(&beside) }
    case .each(_, let body): for block in body { block.collect(&beside) }
    }
  }
}
