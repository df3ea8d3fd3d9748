import Diagnostics

extension ObjectWalk {
  /// Reports a field that the definition does not have, or not in the version asked for.
  mutating func reportUnknownField(_ name: String, in definition: Definition) {
    var unknown = UnknownField(name: name, owner: definition.shortName)
    if let number = definition.field(named: name) {
      unknown.versions = definition.fields[number].versions
      unknown.version = table.version
    } else {
      unknown.nearest = nearestMatch(to: name, among: definition.fields.lazy.filter(\.isServed).map(\.name))
      if let kind { unknown.elsewhere = place(of: name, in: kind) }
    }
    report(.unknownField(unknown))
  }

  /// The shortest way from a kind's root to an object with a field of this name.
  private func place(of name: String, in kind: Definition) -> String? {
    var reached: Set<String> = [kind.name]
    var frontier: [(path: String, definition: Definition)] = [(path: "", definition: kind)]
    while !frontier.isEmpty {
      var next: [(path: String, definition: Definition)] = []
      for (path, definition) in frontier {
        for field in definition.fields where field.isServed && field.name != "status" {
          guard let (slot, suffix) = Self.target(of: field.type) else { continue }
          let inner = table.definition(slot)
          guard inner.alias == nil, reached.insert(inner.name).inserted else { continue }
          let place = (path.isEmpty ? "" : path + ".") + field.name + suffix
          if let number = inner.field(named: name), inner.fields[number].isServed { return place }
          next.append((place, inner))
        }
      }
      frontier = next
    }
    return nil
  }

  private static func target(of type: FieldType) -> (slot: SchemaTable.Slot, suffix: String)? {
    switch type {
    case .object(let slot): return (slot, "")
    case .list(let element): return target(of: element).map { ($0.slot, "[]" + $0.suffix) }
    case .map(let element): return target(of: element).map { ($0.slot, ".*" + $0.suffix) }
    default: return nil
    }
  }
}
