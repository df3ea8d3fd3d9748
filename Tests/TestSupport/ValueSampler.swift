public import ChartModel
public import YAML

/// Draws random values that a chart's schema accepts, and values that it refuses.
public struct ValueSampler {
  private var random: SplitMix64
  /// What of `hostile` each set has; most sets are asked again and again.
  private var hostileMembers: [ScalarSet: [Unicode.Scalar]] = [:]

  public init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Values for some of the chart's settings, as a user's values file has them.
  public mutating func values(for schema: SettingsSchema) -> YAMLMap {
    let share = [3, 10, 30, 80].randomElement(using: &random) ?? 10
    return values(for: schema.members, share: share)
  }

  private mutating func values(for members: [SettingsSchema.Member], share: Int) -> YAMLMap {
    var map: YAMLMap = [:]
    for member in members {
      switch member {
      case .setting(let declaration):
        if random.chance(share) { map[member.name] = value(of: declaration.type) }
      case .group(_, _, let members):
        let inner = values(for: members, share: share)
        if !inner.isEmpty || random.chance(2) { map[member.name] = .map(inner) }
      }
    }
    return map
  }

  /// A value of a type; near the bounds more often than chance would have it.
  public mutating func value(of type: ValueType) -> YAMLValue {
    switch type {
    case .optional(let inner): return random.chance(20) ? .null : value(of: inner)
    case .boolean: return .bool(random.chance(50))
    case .choice(let words): return .string(words.randomElement(using: &random) ?? "")
    case .integer(let range): return integer(in: range)
    case .quantity:
      return random.chance(70) ? .string(text(of: .quantity, limit: 20)) : integer(in: 0...1_000_000_000)
    case .intOrString(let pattern, let least): return random.chance(50) ? integer(in: least...65535) : .string(text(of: pattern, limit: 12))
    case .string(let string):
      for _ in 0..<100 {
        let text = text(of: string.pattern, limit: string.maxLength ?? 40)
        if type.violations(of: .string(text)).isEmpty { return .string(text) }
      }
      return .string("")
    case .map(let keys, let values, let minEntries):
      var map: YAMLMap = [:]
      // A key that is drawn twice is one entry.
      let count = minEntries + Int.random(in: 0...3, using: &random)
      for number in 0..<(count + 100) where number < count || map.entries.count < minEntries {
        map[text(of: keys, limit: 20)] = value(of: values)
      }
      return .map(map)
    case .any:
      // Three in four are scalars, so that the value ends.
      let types: [ValueType] = [
        .string(.lines), .string(.line), .boolean, .anyInteger, .integer(0...9), .string(.lines), .list(of: .any),
        .map(keys: .line, values: .any),
      ]
      return random.chance(5) ? .float(0.25) : value(of: types.randomElement(using: &random) ?? .boolean)
    case .list(let element, let minItems, let unique):
      var items: [YAMLValue] = []
      for _ in 0..<(minItems + Int.random(in: 0...3, using: &random)) {
        let item = value(of: element)
        if !unique || !items.contains(item) { items.append(item) }
      }
      return .list(items)
    case .record(let fields):
      var map: YAMLMap = [:]
      for field in fields where field.isRequired || random.chance(40) { map[field.name] = value(of: field.type) }
      return .map(map)
    }
  }

  private mutating func integer(in range: ClosedRange<Int>) -> YAMLValue {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .int(range.lowerBound)
    case 1: .int(range.upperBound)
    case 2 where range.contains(10_000_000): .int(10_000_000)
    // JSON Schema takes 3.0 for an integer.
    case 3: .float(Double(min(range.upperBound, max(range.lowerBound, Int.random(in: range, using: &random)))))
    default: .int(Int.random(in: range, using: &random))
    }
  }

  /// A text that matches a pattern.
  public mutating func text(of pattern: TextPattern, limit: Int) -> String {
    var text = ""
    append(pattern, to: &text, limit: limit)
    return text
  }

  private mutating func append(_ pattern: TextPattern, to text: inout String, limit: Int) {
    switch pattern {
    case .one(let set): text.unicodeScalars.append(scalar(of: set))
    case .text(let fixed): text += fixed
    case .sequence(let parts): for part in parts { append(part, to: &text, limit: limit) }
    case .either(let parts): if let part = parts.randomElement(using: &random) { append(part, to: &text, limit: limit) }
    case .repeated(let part, let least, let most):
      let room = max(least, min(most ?? limit, limit - text.unicodeScalars.count))
      let small = min(room, least + 6)
      let count = Int.random(in: least...(random.chance(85) ? small : room), using: &random)
      for _ in 0..<count { append(part, to: &text, limit: limit) }
    }
  }

  /// What breaks text formats: quotes, braces, template actions, percent signs, white space, non-ASCII letters and emoji.
  private static let hostile = "\"'`\\{}[]:,#&*!|>%@ \t-?~=<>$日本é\u{1F600}\u{AD}\u{A0}0123456789eE.truefalsnyo"

  private mutating func scalar(of set: ScalarSet) -> Unicode.Scalar {
    if random.chance(60), let scalar = hostile(in: set).randomElement(using: &random) { return scalar }
    while true {
      guard let range = set.ranges.randomElement(using: &random),
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)), scalar.properties.generalCategory != .unassigned
      else { continue }
      return scalar
    }
  }

  private mutating func hostile(in set: ScalarSet) -> [Unicode.Scalar] {
    if let known = hostileMembers[set] { return known }
    let members = Self.hostile.unicodeScalars.filter { set.contains($0) }
    hostileMembers[set] = Array(members)
    return Array(members)
  }

  // MARK: Refused values

  /// Accepted values with one thing about them that the schema must refuse.
  public mutating func refusedValues(for schema: SettingsSchema) -> (values: YAMLMap, fault: String) {
    let declarations = schema.declarations
    while true {
      guard let declaration = declarations.randomElement(using: &random) else { return ([:], "nothing to set") }
      let bad: YAMLValue =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: ["noSuchKey": 1]
        case 1: .list([.null])
        case 2: .string("a\u{7F}b")
        case 3: .int(-9_007_199_254_740_992)
        case 4: .bool(true)
        default: .float(0.5)
        }
      if declaration.type.violations(of: bad).isEmpty { continue }
      var values = self.values(for: schema)
      values.set(bad, at: declaration.path)
      return (values, "\(declaration.path.joined(separator: ".")): \(bad)")
    }
  }
}
