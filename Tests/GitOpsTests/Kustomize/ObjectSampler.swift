import TestSupport
import YAML

/// Makes objects that try what stands between us and kustomize: two YAML readers, three YAML writers, JSON, JSON pointers.
struct ObjectSampler {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A set of objects, and another that came of it by changes, removals and additions.
  mutating func pair(count: Int) -> (base: [YAMLValue], target: [YAMLValue]) {
    let base = (0..<count).map { object(named: "object-\($0)") }
    var target = base.compactMap { object in random.chance(8) ? nil : random.chance(15) ? object : changed(object: object) }
    target += (0..<max(1, count / 10)).map { object(named: "new.\($0)") }
    target.shuffle(using: &random)
    return (base, target)
  }

  mutating func object(named name: String) -> YAMLValue {
    // Kustomize looks into the specs of kinds that it knows, and stops where they are not what they should be.
    let types = [("v1", "ConfigMap"), ("v1", "Secret"), ("example.com/v1", "Thing"), ("example.com/v1", "ConfigMap")]
    let (apiVersion, kind) = types[Int.random(in: 0..<types.count, using: &random)]
    var metadata: YAMLMap = ["name": .string(name)]
    if random.chance(70) { metadata["namespace"] = .string(pick(["monitoring", "kube-system", "default"])) }
    for field in ["labels", "annotations"] where random.chance(60) { metadata[field] = .map(named(texts())) }
    var object: YAMLMap = ["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": .map(metadata)]
    if kind == "ConfigMap", random.chance(70) { object["data"] = .map(texts()) }
    // `items` of a kind that ends in List would be unwrapped; these kinds do not.
    for _ in 0..<Int.random(in: 0...4, using: &random) { object[fieldName()] = value(depth: 3) }
    return .map(object)
  }

  private mutating func changed(object: YAMLValue) -> YAMLValue {
    guard case .map(var map) = object else { return object }
    for entry in map.entries where !["apiVersion", "kind", "metadata"].contains(entry.key) && random.chance(70) {
      map[entry.key] = random.chance(10) ? nil : entry.key == "data" ? .map(changed(texts: entry.value.map ?? [:])) : changed(entry.value)
    }
    if random.chance(30) { map[fieldName()] = value(depth: 2) }
    guard case .map(var metadata)? = map["metadata"] else { return object }
    for field in ["labels", "annotations"] where random.chance(40) {
      metadata[field] = random.chance(15) ? nil : .map(named(changed(texts: metadata[field]?.map ?? [:])))
    }
    map["metadata"] = .map(metadata)
    return .map(map)
  }

  private mutating func changed(texts map: YAMLMap) -> YAMLMap {
    var map = map
    for key in Array(map.keys) where random.chance(50) { map[key] = random.chance(30) ? nil : .string(text()) }
    if random.chance(50) { map[key()] = .string(text()) }
    return map
  }

  private mutating func changed(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .map(var map) where random.chance(85):
      for key in Array(map.keys) where random.chance(40) { map[key] = random.chance(20) ? nil : changed(map[key] ?? .null) }
      if random.chance(30) { map[key()] = self.value(depth: 2) }
      return .map(map)
    case .list(var items) where random.chance(85):
      for index in items.indices where random.chance(30) { items[index] = changed(items[index]) }
      if random.chance(30) { items.insert(self.value(depth: 1), at: Int.random(in: 0...items.count, using: &random)) }
      if random.chance(25), !items.isEmpty { items.remove(at: Int.random(in: 0..<items.count, using: &random)) }
      return .list(items)
    default: return self.value(depth: 2)
    }
  }

  private mutating func value(depth: Int) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 0 ? 16 : 9), using: &random) {
    case 0: return .null
    case 1: return .bool(random.chance(50))
    case 2: return .int(pick([0, 1, -1, 8080, 1 << 53, -(1 << 53), 1_000_000, 10_000_000]))
    case 3: return random.chance(3) ? .int(pick([(1 << 53) + 1, .max, .min])) : .int(Int.random(in: -1000...1000, using: &random))
    case 4: return .float(pick([0.1, -0.0, 1.0, 1.5, 1e21, 1e-7, 1.5e300, 123_456_789.25, 1e20, 3e7]))
    case 5..<9: return .string(text())
    case 9..<13: return .map(YAMLMap(unique((0..<Int.random(in: 0...4, using: &random)).map { _ in (key(), value(depth: depth - 1)) })))
    default: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1) })
    }
  }

  private mutating func texts() -> YAMLMap {
    YAMLMap(unique((0..<Int.random(in: 0...4, using: &random)).map { _ in (key(), .string(text())) }))
  }

  /// Without keys that Kubernetes refuses and kustomize stops at in annotations, and those that it takes for numbers and the like.
  private func named(_ map: YAMLMap) -> YAMLMap {
    YAMLMap(
      map.entries.filter {
        !["", "~", ".5", ".inf", ".nan"].contains($0.key) && $0.key.wholeMatch(of: Self.refused) == nil && $0.value.string?.first != "\t"
      })
  }

  private static var refused: Regex<Substring> {
    /(?s).*[\t\r\n].*|[+-]?[0-9][0-9a-fA-FxXo_.]*|[0-9]{4}-[0-9-]+|true|True|null|false|False/
  }

  private func unique(_ pairs: [(String, YAMLValue)]) -> [YAMLMap.Entry] {
    var seen: Set<String> = []
    return pairs.compactMap { seen.insert($0.0).inserted ? .init(key: $0.0, value: $0.1) : nil }
  }

  private mutating func fieldName() -> String { pick(["spec", "status", "rules", "n", "on", "a/b", "x~1y"]) }

  private mutating func key() -> String {
    random.chance(30)
      ? text().replacing("<<", with: "<")
      : pick([
        "a", "b", "c", "example.com/a", "~", "~0", "~1", "a~/b", "-", "0", "1", "", "key with spaces", "ä", "😀", "$patch", "y", "null",
        "1e3", "a: b", "#", "windows.yml", "name", "kind",
      ])
  }

  private mutating func text() -> String {
    if random.chance(15) {
      return (0..<Int.random(in: 1...6, using: &random)).map { _ in pick(Self.texts) }.joined(
        separator: pick(["", " ", "\n", "\n\n", "\n  "]))
    }
    return pick(Self.texts)
  }

  private static let texts: [String] = [
    "", " ", "a", "a b", " lead", "trail ", "a\nb", "a\nb\n", "a\n\n", "\n", "\n\n", "\nlead", "  indented\nless\n", "\ttab\n", "tab\tin",
    "yes", "off", "1e3", "0x1F", "010", "1_000", "12:30:45", "null", "~", "- x", "---", "--- x\n---\ny", "...", "a: b", "a:", "# c",
    "a # c", "é",
    "日本", "😀", "\u{2028}x", "\u{FEFF}x", "\u{7}", "\r\n", "a\r\nb", "\t\n", "\u{A0}", "${env:X}", "$(VAR)", "$patch: delete", "{{ .x }}",
    "'",
    "\"", "'a' \"b\"", "\\n", "=", "<<", "!tag", "&a", "*a", "%d", "@x", "`x`", "[]", "{}", "|", ">", "?", "a\n ", "a \nb", "2001-12-14",
    "long " + String(repeating: "word and another ", count: 20), String(repeating: "x", count: 300),
    "param(\n  [string]$A\n)\n\n$A | % { $_ }\n",
    "a\u{1F}", "\u{FFFD}", "\u{E000}", ".5", "+1", "-", "1.0", "1.", "Infinity", ".inf", ".nan", "0o7", "0b1", "true", "False",
  ]

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }
}
