import ChartModel
import YAML

/// The values of a setting that a proof tries: not all that its type accepts, but those at its bounds and those that break things.
struct ValueDomain {
  /// Values that stand for every way in which conditions can turn out.
  private(set) var deciding: [YAMLValue]
  /// All values, the deciding ones first.
  private(set) var all: [YAMLValue]

  /// - Parameters:
  ///   - use: how the chart uses the setting.
  ///   - standard: the default, which is in neither list.
  ///   - texts: what was drawn for other settings.
  init(_ type: ValueType, use: SettingUse, standard: YAMLValue?, texts: TextCache = TextCache()) {
    let compared = use.comparedWith.sorted { GoText.json($0) < GoText.json($1) }
    let fighting = type.unwrapped.isComposite ? KubernetesValues.fighting.filter { type.violations(of: $0).isEmpty } : []
    let few = Samples(texts: texts, isThorough: false).values(of: type, use: use, base: standard)
    let many = Samples(texts: texts, isThorough: true).values(of: type, use: use, base: standard)
    let isPassedOn = !fighting.isEmpty && use.fields.isEmpty
    // A value that fights says more than a plain one.
    deciding = (compared + (isPassedOn ? Array(few.prefix(1)) + Array(fighting.prefix(2)) : few)).accepted(by: type, besides: standard)
    all = (deciding + fighting + many).accepted(by: type, besides: standard)
  }
}

extension [YAMLValue] {
  fileprivate func accepted(by type: ValueType, besides standard: YAMLValue?) -> [YAMLValue] {
    var seen: Set<YAMLValue> = [standard ?? .null]
    return filter { seen.insert($0).inserted && type.violations(of: $0).isEmpty }
  }
}

extension ValueType {
  fileprivate var isComposite: Bool {
    switch self {
    case .map, .list, .record: true
    default: false
    }
  }
}

/// Draws values from types. The first value is the emptiest.
private struct Samples {
  var texts: TextCache
  /// Whether boundaries and strange values are wanted, or just one value for each way a condition can go.
  var isThorough: Bool
  var depth = 0

  private var inside: Samples { Samples(texts: texts, isThorough: isThorough && depth == 0, depth: depth + 1) }

  func values(of type: ValueType, use: SettingUse, base: YAMLValue?) -> [YAMLValue] {
    switch type {
    case .optional(let inner): return [.null] + values(of: inner, use: use, base: base)
    case .boolean: return [false, true]
    case .choice(let words): return words.map { .string($0) }
    case .integer(let range): return integers(range, use)
    case .quantity: return isThorough ? ["0", "1", "500m", "128Mi", "1e3", 0, 1.5, "1Ei"] : ["0", "1"]
    case .intOrString(let pattern, let least):
      let texts = texts.texts(.init(pattern)).prefix(isThorough ? 8 : 2).map { YAMLValue.string($0) }
      return [.int(least), .int(least + 1)] + (isThorough ? [2_147_483_647] : []) + texts
    case .string(let text): return texts.texts(text).prefix(isThorough ? .max : 2 + depth).map { .string($0) }
    case .map(let keys, let element, let least): return maps(keys, element, least)
    case .any: return isThorough ? ["", 0, false, 0.5, [], [:], ["a": ["b"]]] : ["", ["a": ["b"]]]
    case .list(let element, let least, let unique): return lists(element, least, unique, use, base)
    case .record(let fields): return records(fields, use, base)
    }
  }

  private func integers(_ range: ClosedRange<Int>, _ use: SettingUse) -> [YAMLValue] {
    let neighbours = use.comparedWith.compactMap(\.int).sorted().flatMap { [$0, $0 &- 1, $0 &+ 1] }
    let bounds = [range.lowerBound, range.upperBound] + (isThorough ? [0, 1, 65536, 2_147_483_648] : [])
    return (neighbours + bounds).filter(range.contains).map { .int($0) }
  }

  private func maps(_ keys: TextPattern, _ element: ValueType, _ least: Int) -> [YAMLValue] {
    let keys = texts.texts(.init(keys, minLength: 1)).prefix(isThorough ? 8 : 1)
    guard let first = keys.first else { return [[:]] }
    let values = inside.values(of: element, use: SettingUse(), base: nil)
    var maps: [YAMLValue] = [[:]]
    for value in isThorough ? values[...] : values.suffix(1) { maps.append([first: value]) }
    for key in keys.dropFirst() { if let value = values.last { maps.append([key: value]) } }
    return maps.filter { ($0.map?.entries.count ?? 0) >= least }
  }

  private func lists(_ element: ValueType, _ least: Int, _ unique: Bool, _ use: SettingUse, _ base: YAMLValue?) -> [YAMLValue] {
    let elements = inside.values(of: element, use: use, base: base?[0])
    guard let first = elements.first else { return least == 0 ? [[]] : [] }
    let second = Self.another(than: first, among: elements) ?? first
    // As many as there must be besides those that are asked for.
    let padding = Array(repeating: second, count: Swift.max(0, least - 1))
    var lists: [YAMLValue] = least == 0 ? [[]] : []
    lists += elements.map { .list([$0] + padding) }
    if second != first { lists.append(.list([first, second] + padding.dropFirst())) }
    if isThorough, !unique { lists.append(.list([first, first] + padding.dropFirst())) }
    return lists
  }

  /// An element that differs in its first text: that is what elements are named by.
  private static func another(than first: YAMLValue, among elements: [YAMLValue]) -> YAMLValue? {
    guard case .map(let map) = first, let name = map.entries.first(where: { $0.value.string != nil }) else {
      return elements.first { $0 != first }
    }
    var other = map
    let texts = elements.compactMap { $0[name.key]?.string }
    let text = texts.first { $0 != name.value.string && !$0.isEmpty }
    other[name.key] = .string(text ?? (name.value.string == "b" ? "c" : "b"))
    return .map(other)
  }

  private func records(_ fields: [ValueType.Field], _ use: SettingUse, _ base: YAMLValue?) -> [YAMLValue] {
    var (plain, least): (YAMLMap, YAMLMap) = (base?.map ?? [:], [:])
    var samples: [(field: ValueType.Field, use: SettingUse, values: [YAMLValue])] = []
    for field in fields {
      let use = use.inside(field.name)
      let values = inside.values(of: field.type, use: use, base: base?[field.name])
      if field.isRequired {
        if plain[field.name] == nil { plain[field.name] = values.first { !$0.isEmpty } ?? values.first }
        least[field.name] = plain[field.name]
      }
      samples.append((field, use, values))
    }
    var records: [YAMLValue] = [.map(least), .map(plain)]
    for (field, use, values) in samples where isThorough || use.decidesAnything {
      for value in values {
        var record = plain
        record[field.name] = value
        records.append(.map(record))
      }
    }
    // Everything at once.
    var full = plain
    for (field, _, values) in samples where full[field.name] == nil { full[field.name] = values.last }
    records.append(.map(full))
    return records
  }
}

extension SettingUse {
  fileprivate var decidesAnything: Bool { decides || fields.values.contains(where: \.decides) }

  /// How a field of the elements, or what is in it, is used.
  fileprivate func inside(_ field: String) -> SettingUse {
    var inner = fields[[field]] ?? SettingUse()
    for (path, use) in fields where path.count > 1 && path[0] == field { inner.fields[Array(path.dropFirst())] = use }
    return inner
  }
}

extension YAMLValue {
  fileprivate var isEmpty: Bool {
    switch self {
    case .null, "": true
    case .list(let items): items.isEmpty
    case .map(let map): map.isEmpty
    default: false
    }
  }
}
