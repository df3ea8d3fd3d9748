public import YAML

extension ChartDefinition {
  /// The settings that made a field of a rendered object: those that its value is computed from, then those in the conditions and loops
  /// around it, from the inside to the outside.
  ///
  /// Where conditions or loops in a list stand before the element that is asked for, which one it is depends on the values; then the
  /// settings of all that it may be are named.
  ///
  /// - Parameters:
  ///   - path: from the object's root. It may lead into what a setting holds, and to what is not there: then only the conditions and
  ///     loops that stand around are named.
  ///   - number: of the document in `documents`, as `Rendering.Object.document` gives it.
  /// - Returns: paths of settings, each once; empty if nothing but the spec made the field.
  public func settings(behind path: [PathElement], inDocument number: Int) -> [[String]] {
    let documents = documents
    guard documents.indices.contains(number) else { return [] }
    return settings(behind: path, in: documents[number])
  }

  /// The same for a document out of `documents`.
  public func settings(behind path: [PathElement], in place: ChartDocument) -> [[String]] {
    var trail = ProvenanceTrail(self)
    for surrounding in place.surroundings {
      switch surrounding {
      case .condition(let condition): trail.pass(condition)
      case .loop(let loop): trail.enter(loop)
      }
    }
    return trail.follow(path[...], .map(place.document.entries))
  }
}

/// Follows a path down a tree and notes what decides about the way.
private struct ProvenanceTrail {
  private let chart: ChartDefinition
  private var loops: [Loop] = []
  /// From the outside to the inside.
  private var passed: [[String]] = []

  init(_ chart: ChartDefinition) { self.chart = chart }

  mutating func pass(_ condition: Expression) { passed += settings(in: condition) }

  mutating func enter(_ loop: Loop) {
    if let place = loop.over.place(in: loops) { passed.append(place.setting) }
    loops.append(loop)
  }

  func follow(_ path: ArraySlice<PathElement>, _ tree: Tree) -> [[String]] {
    switch (tree, path.first) {
    case (.value, _): return found([])
    case (.scalar(let expression), _): return found(settings(in: expression))
    case (.text(.lines(let blocks)), _): return found(settings { $0.walk(blocks) })
    case (.text(.helper(let name)), _): return found(settings { $0.walk(helper: name) })
    case (.map(let entries), .key(let key)?): return follow(path.dropFirst(), entries, key) ?? found([])
    case (.list(let items), .index(let index)?): return unique(candidates(path.dropFirst(), items, at: index).found) ?? found([])
    case (.map(let entries), _): return found(makers(of: entries))
    case (.list(let items), _): return found(makers(of: items))
    }
  }

  // MARK: Maps

  /// Nil if no entry has the key.
  private func follow(_ path: ArraySlice<PathElement>, _ entries: [MapEntry], _ key: String) -> [[String]]? {
    var all: [[String]] = []
    var isFound = false
    func add(_ found: [[String]]?) {
      guard let found else { return }
      isFound = true
      all += found
    }
    for entry in entries {
      switch entry {
      case .field(key, let tree): add(follow(path, tree))
      case .when(let condition, let then, let otherwise):
        var inner = self
        inner.pass(condition)
        add(inner.follow(path, then, key))
        add(inner.follow(path, otherwise, key))
      case .spread(let reference, let omitted):
        if !omitted.contains(key) { add(found(settings(in: .reference(reference)))) }
      case .include(let name):
        if case .map(let entries)? = chart.helpers.first(where: { $0.name == name })?.body {
          var inner = self
          inner.loops = []
          add(inner.follow(path, entries, key))
        }
      case .field, .comment: break
      }
    }
    return isFound ? unique(all) : nil
  }

  /// The settings that decide which entries a map has.
  private func makers(of entries: [MapEntry]) -> [[String]] {
    entries.flatMap { entry -> [[String]] in
      switch entry {
      case .spread(let reference, _): settings(in: .reference(reference))
      case .when(let condition, let then, let otherwise): settings(in: condition) + makers(of: then + otherwise)
      case .field(_, .scalar(.orAbsent(let reference))): settings(in: .reference(reference))
      case .field, .include, .comment: []
      }
    }
  }

  // MARK: Lists

  /// What may stand at a place of a list, and how far the items reach: how many there are at least and at most (nil: any number).
  private func candidates(
    _ path: ArraySlice<PathElement>, _ items: [ListItem], at index: Int
  ) -> (found: [[String]]?, least: Int, most: Int?) {
    var all: [[String]]?
    var (least, most): (Int, Int?) = (0, 0)
    func add(_ found: [[String]]?, _ range: (Int, Int?)) {
      if let found { all = (all ?? []) + found }
      least += range.0
      most = if let most, let more = range.1 { most + more } else { nil }
    }
    for item in items {
      // Whether the place asked for can be inside this item at all.
      let mayStart = least <= index
      switch item {
      case .item(let tree):
        let isAlways = if case .always = Presence.of(tree) { true } else { false }
        let isHere = mayStart && most.map { $0 >= index } ?? true && Self.mayHold(path.first, tree)
        add(isHere ? follow(path, tree) : nil, (isAlways ? 1 : 0, 1))
      case .when(let condition, let then, let otherwise):
        var inner = self
        inner.pass(condition)
        // Neither branch's place is known once anything before it may be missing: then any of its items may be the one.
        let offset = most == least ? index - least : nil
        let (first, second) = (inner.branch(path, then, at: offset), inner.branch(path, otherwise, at: offset))
        let found = [first.found, second.found].compactMap { $0 }.flatMap { $0 }
        let upper: Int? = if let one = first.most, let other = second.most { max(one, other) } else { nil }
        add(mayStart && !found.isEmpty ? found : nil, (min(first.least, second.least), upper))
      case .spread(let reference), .keys(let reference, _): add(mayStart ? found(settings(in: .reference(reference))) : nil, (0, nil))
      case .each(let loop, let body):
        var inner = self
        inner.enter(loop)
        add(mayStart ? inner.branch(path, body, at: nil).found : nil, (0, nil))
      case .comment: break
      }
    }
    return (all, least, most)
  }

  /// - Parameter index: nil if any item may be the one.
  private func branch(
    _ path: ArraySlice<PathElement>, _ items: [ListItem], at index: Int?
  ) -> (found: [[String]]?, least: Int, most: Int?) {
    if let index { return candidates(path, items, at: index) }
    let whole = candidates(path, items, at: 0)
    let all = items.indices.compactMap { candidates(path, [items[$0]], at: 0).found }.flatMap { $0 }
    return (all.isEmpty ? whole.found : all, whole.least, whole.most)
  }

  /// Whether a tree can have a value at a step further down.
  private static func mayHold(_ step: PathElement?, _ tree: Tree) -> Bool {
    switch (tree, step) {
    case (_, nil): true
    case (.scalar(let expression), _): expression.kind == .json
    case (.value(let value), .key(let key)?): value[key] != nil
    case (.value(let value), .index(let index)?): value[index] != nil
    case (.map, .key?), (.list, .index?): true
    case (.map, _), (.list, _), (.text, _): false
    }
  }

  /// The settings that decide which elements a list has.
  private func makers(of items: [ListItem]) -> [[String]] {
    items.flatMap { item -> [[String]] in
      switch item {
      case .spread(let reference), .keys(let reference, _): settings(in: .reference(reference))
      case .each(let loop, _): loop.over.place(in: loops).map { [$0.setting] } ?? []
      case .when(let condition, let then, let otherwise): settings(in: condition) + makers(of: then + otherwise)
      case .item, .comment: []
      }
    }
  }

  // MARK: Settings

  private func found(_ own: [[String]]) -> [[String]] { unique(own + passed.reversed()) ?? [] }

  private func unique(_ paths: [[String]]?) -> [[String]]? {
    guard let paths else { return nil }
    var seen: Set<[String]> = []
    return paths.filter { seen.insert($0).inserted }
  }

  private func settings(in expression: Expression) -> [[String]] {
    var paths: [[String]] = []
    collect(expression, loops, &paths, entered: [])
    return unique(paths) ?? []
  }

  private func settings(_ walk: (ChartWalk) -> Void) -> [[String]] {
    var paths: [[String]] = []
    collect(&paths, entered: [], loops, walk)
    return unique(paths) ?? []
  }

  private func collect(_ paths: inout [[String]], entered: Set<String>, _ loops: [Loop], _ walk: (ChartWalk) -> Void) {
    var pieces: [(ChartWalk.Piece, [Loop])] = []
    walk(ChartWalk(chart, loops: loops) { pieces.append(($0, $1)) })
    for (piece, loops) in pieces {
      switch piece {
      case .condition(let expression), .value(let expression): collect(expression, loops, &paths, entered: entered)
      case .loop(let reference), .spread(let reference): if let place = reference.place(in: loops) { paths.append(place.setting) }
      }
    }
  }

  private func collect(_ expression: Expression, _ loops: [Loop], _ paths: inout [[String]], entered: Set<String>) {
    switch expression {
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _),
      .isNonEmpty(let reference, _), .isSet(let reference):
      if let place = reference.place(in: loops) { paths.append(place.setting) }
    case .helper(let name):
      if !entered.contains(name) { collect(&paths, entered: entered.union([name]), []) { $0.walk(helper: name) } }
    default: for part in expression.parts { collect(part, loops, &paths, entered: entered) }
    }
  }
}
