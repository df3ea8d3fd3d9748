public import YAML

/// One assignment of a `--set` expression: a path of keys and indexes, and what is put there.
public struct SetAssignment: Sendable, Hashable {
  /// A key or an index of the path.
  public struct Step: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case key(String)
      case index(Int)
    }

    public var kind: Kind
    /// Where it stands in the expression, counted from 1 in Unicode scalars; an index starts at its bracket.
    public var column: Int
  }

  public var path: [Step]
  public var value: YAMLValue
  /// Whether the expression ends right behind this assignment's `=`.
  var isCutOff = false

  /// The path as it is written, without escapes: `a.b[0]`.
  public var pathText: String { Self.text(of: path[...]) }

  static func text(of steps: ArraySlice<Step>) -> String {
    var text = ""
    for step in steps {
      switch step.kind {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// Why an assignment cannot be written into certain values.
struct SetConflict: Error {
  var problem: SetError.Problem
  var column: Int
}

extension SetAssignment {
  func write(into values: inout YAMLMap) throws(SetConflict) { try write(from: 0, into: &values) }

  private func write(from depth: Int, into map: inout YAMLMap) throws(SetConflict) {
    guard depth < path.count, case .key(let key) = path[depth].kind else { return }
    guard depth + 1 < path.count else { return map.setValue(value, ofKey: key) }
    let old: YAMLValue? = map.value(ofKey: key)
    let new: YAMLValue
    if case .key = path[depth + 1].kind {
      let outer = old ?? .map(YAMLMap())
      guard case .map(var inner) = outer else { throw conflict(depth) { .notAMap(path: $0, found: outer) } }
      try write(from: depth + 1, into: &inner)
      new = .map(inner)
    } else {
      let outer = old ?? .list([])
      guard case .list(var inner) = outer else { throw conflict(depth) { .notAList(path: $0, found: outer) } }
      try write(from: depth + 1, into: &inner)
      new = .list(inner)
    }
    map.setValue(new, ofKey: key)
  }

  private func write(from depth: Int, into list: inout [YAMLValue]) throws(SetConflict) {
    guard depth < path.count, case .index(let index) = path[depth].kind else { return }
    let new: YAMLValue
    if depth + 1 == path.count {
      new = value
    } else {
      // Null and no element are alike here.
      let old: YAMLValue = index < list.count ? list[index] : .null
      // Helm takes the end behind `b=` for the end of everything and does not put the new element into the list.
      if isCutOff, index >= list.count, case .key = path[path.count - 1].kind { throw conflict(depth) { .emptyValueLost(path: $0) } }
      if case .key = path[depth + 1].kind {
        var inner = YAMLMap()
        if case .map(let map) = old { inner = map }
        try write(from: depth + 1, into: &inner)
        new = .map(inner)
      } else {
        var inner: [YAMLValue] = []
        switch old {
        case .list(let list): inner = list
        case .null: break
        default: throw conflict(depth) { .notAList(path: $0, found: old) }
        }
        try write(from: depth + 1, into: &inner)
        new = .list(inner)
      }
    }
    if index >= list.count { list += [YAMLValue](repeating: .null, count: index + 1 - list.count) }
    list[index] = new
  }

  private func conflict(_ depth: Int, _ problem: (String) -> SetError.Problem) -> SetConflict {
    SetConflict(problem: problem(Self.text(of: path[...depth])), column: path[depth].column)
  }
}
