import YAML

/// Goes through a configuration key by key, along with what holds where a key is not written.
struct ConfigurationVisit {
  let table: KeyTable
  let version: CollectorVersion
  /// Called with each key of the table, its value or nil, the path to it, and the map that it is in.
  let seen: (ConfigurationKey, YAMLValue?, [PathElement], YAMLMap) -> Void
  private var path: [PathElement] = []

  init(
    table: KeyTable, version: CollectorVersion, seen: @escaping (ConfigurationKey, YAMLValue?, [PathElement], YAMLMap) -> Void
  ) {
    self.table = table
    self.version = version
    self.seen = seen
  }

  mutating func visit(_ value: YAMLValue?, _ block: ConfigurationBlock) {
    // Blocks may hold themselves; none is that deep in earnest.
    guard path.count < 40 else { return }
    let map = value?.map ?? YAMLMap()
    for key in block.keys where key.gone.map({ version < $0 }) ?? true {
      path.append(.key(key.name))
      visit(key, map)
      path.removeLast()
    }
    guard let others = block.others else { return }
    for entry in map.entries where block.places[entry.key] == nil {
      path.append(.key(entry.key))
      visit(entry.value, others)
      path.removeLast()
    }
  }

  private mutating func visit(_ key: ConfigurationKey, _ map: YAMLMap) {
    let written = map[key.name]
    seen(key, written, path, map)
    if written == nil, key.isOptional { return }
    var value = written
    if written == nil || written == .null, key.type.isComposite, let standard = key.standard(in: version) {
      value = YAMLValue(table: standard)
    }
    if case .block(let number) = key.type, !takesEffect(key, value, table.blocks[number]) { return }
    visit(value, key.type)
  }

  /// Whether a block is switched on, where a key in it says so.
  private func takesEffect(_ key: ConfigurationKey, _ value: YAMLValue?, _ block: ConfigurationBlock) -> Bool {
    if key.isOptional, value?["enabled"] == .bool(false) { return false }
    guard let condition = key.condition else { return true }
    let setting = value?[condition.key] ?? block.key(condition.key)?.standard.map { YAMLValue(table: $0) }
    return (setting?.inLowerCase == condition.value) == condition.holds
  }

  private mutating func visit(_ value: YAMLValue?, _ type: ValueType) {
    switch type {
    case .block(let number): visit(value, table.blocks[number])
    case .list(let element): visitElements(value, element)
    case .table(let element):
      for entry in value?.map?.entries ?? [] {
        path.append(.key(entry.key))
        visitElement(entry.value, element)
        path.removeLast()
      }
    case .variants(let number):
      guard let name = value?[table.variants[number].selector]?.string, let block = table.variants[number].blocks[name] else { return }
      visit(value, table.blocks[block])
    case .choice(let types):
      if let value, let fitting = types.first(where: { $0.fits(value) }) { visit(value, fitting) }
    default: return
    }
  }

  private mutating func visitElements(_ value: YAMLValue?, _ element: ValueType) {
    for (index, value) in (value?.list ?? []).enumerated() {
      path.append(.index(index))
      visitElement(value, element)
      path.removeLast()
    }
  }

  /// What stands in a list or under a key of the user's is a key of its own to whoever looks for references and secrets.
  private mutating func visitElement(_ value: YAMLValue, _ element: ValueType) {
    if element.isComposite { return visit(value, element) }
    guard case .key(let name) = path.last else {
      return seen(ConfigurationKey(name: "", type: element), value, path, YAMLMap())
    }
    seen(ConfigurationKey(name: name, type: element), value, path, YAMLMap())
  }
}

extension ValueType {
  /// Whether there may be keys in it.
  var isComposite: Bool {
    switch self {
    case .list, .table, .block, .variants: true
    case .choice(let types): types.contains(where: \.isComposite)
    default: false
    }
  }
}

extension YAMLValue {
  /// Words such as a level are read whatever their case.
  fileprivate var inLowerCase: YAMLValue { if case .string(let text) = self { .string(text.lowercased()) } else { self } }

  /// What a table says of a default.
  init(table text: String) {
    self = (try? YAMLReader.readSingle(text, file: "default").plain) ?? .null
  }
}
