/// Finds keys that a map would hold twice: Helm lets the last one win, other readers refuse the document.
enum KeyCheck {
  static func problems(of entries: [MapEntry], helpers: [String: Helper], in place: String) -> [DeclarationProblem] {
    var problems: [DeclarationProblem] = []
    // Most maps are fields and nothing else.
    if entries.allSatisfy({ if case .field = $0 { true } else { false } }) {
      for (index, entry) in entries.enumerated() {
        guard case .field(let key, _) = entry else { continue }
        if entries[..<index].contains(where: { if case .field(key, _) = $0 { true } else { false } }) {
          problems.append(.repeatedKey(key, usedIn: place))
        }
      }
      return problems
    }
    repeats(in: entries, helpers, place, &problems)
    spreads(in: entries, beside: [], helpers, place, &problems)
    if spreadCount(entries) > 1 { problems.append(.severalSpreads(usedIn: place)) }
    return problems
  }

  /// All keys that the map may have, users' keys left out of account.
  static func keys(of entries: [MapEntry], _ helpers: [String: Helper]) -> Set<String> {
    entries.reduce(into: []) { keys, entry in
      switch entry {
      case .field(let key, _): keys.insert(key)
      case .when(_, let then, let otherwise):
        keys.formUnion(Self.keys(of: then, helpers))
        keys.formUnion(Self.keys(of: otherwise, helpers))
      case .include(let name):
        if case .map(let included)? = helpers[name]?.body { keys.formUnion(Self.keys(of: included, helpers)) }
      case .spread, .comment: break
      }
    }
  }

  private static func repeats(
    in entries: [MapEntry], _ helpers: [String: Helper], _ place: String, _ problems: inout [DeclarationProblem]
  ) {
    var seen: Set<String> = []
    for entry in entries {
      let keys = keys(of: [entry], helpers)
      for key in keys.intersection(seen).sorted() { problems.append(.repeatedKey(key, usedIn: place)) }
      seen.formUnion(keys)
      if case .when(_, let then, let otherwise) = entry {
        repeats(in: then, helpers, place, &problems)
        repeats(in: otherwise, helpers, place, &problems)
      }
    }
  }

  /// - Parameter outer: keys of the maps and branches around. The two branches of a condition do not stand beside one another.
  private static func spreads(
    in entries: [MapEntry], beside outer: Set<String>, _ helpers: [String: Helper], _ place: String,
    _ problems: inout [DeclarationProblem]
  ) {
    func keys(besides index: Int?) -> Set<String> {
      let others = entries.enumerated().filter { $0.offset != index }.map(\.element)
      return outer.union(Self.keys(of: others, helpers))
    }
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .spread(_, let omitted):
        for key in keys(besides: nil).subtracting(omitted).sorted() { problems.append(.unprotectedKey(key, usedIn: place)) }
      case .when(_, let then, let otherwise):
        let others = keys(besides: index)
        spreads(in: then, beside: others, helpers, place, &problems)
        spreads(in: otherwise, beside: others, helpers, place, &problems)
      case .include(let name):
        if case .map(let included)? = helpers[name]?.body {
          spreads(in: included, beside: keys(besides: nil), helpers, place, &problems)
        }
      case .field, .comment: break
      }
    }
  }

  private static func spreadCount(_ entries: [MapEntry]) -> Int {
    entries.reduce(0) { count, entry in
      switch entry {
      case .spread: count + 1
      case .when(_, let then, let otherwise): count + max(spreadCount(then), spreadCount(otherwise))
      case .field, .include, .comment: count
      }
    }
  }
}
