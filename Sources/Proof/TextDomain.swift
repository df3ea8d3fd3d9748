import ChartModel

/// Texts that a pattern accepts: the ones at its bounds, and those that break what is made of texts carelessly.
struct TextDomain {
  private let type: ValueType.StringType

  init(_ type: ValueType.StringType) { self.type = type }

  /// What many things are taken for: template actions, comments, other types of YAML, other systems.
  private static let hostile = [
    "{{ .Values.x }}", "a # b", "a: b", "- a", "\"", "'", "yes", "1e3", "null", "windows", "linux", "日本 é \u{1F600}", "$(A) ${B} %PATH%",
    "C:\\a\\", "a\n  b: c\n", "[a", "{a", "*a", "1.10", "010",
  ]

  /// Texts from the plainest to the strangest, each once. The empty text is the first, if it is accepted.
  var texts: [String] {
    var texts: [String] = []
    func add(_ text: String) {
      if !texts.contains(text), accepts(text) { texts.append(text) }
    }
    add("")
    for text in ["a", "1"] + [shortest] where texts.count < 2 { add(text) }
    if let longest { add(longest) }
    for text in Self.hostile.prefix(1) { add(text) }
    for turn in 0..<3 { add(text(turn: turn)) }
    for text in Self.hostile { add(text) }
    return texts
  }

  private func accepts(_ text: String) -> Bool {
    let length = text.unicodeScalars.count
    return length >= type.minLength && length <= type.maxLength ?? .max && type.pattern.matches(text)
  }

  private var shortest: String { Self.text(type.pattern, repeating: max(0, type.minLength)) { $0.plainest } }

  /// Longer ones are not tried where the type has no bound.
  private static let longestUnbounded = 200

  /// The longest text, or one that is long if there is no bound.
  private var longest: String? {
    let most = type.maxLength ?? type.pattern.maxLength ?? Self.longestUnbounded
    func long(_ times: Int) -> String { Self.text(type.pattern, repeating: times, upTo: most) { $0.plainest } }
    // The most repetitions that keep to the bound.
    var (low, high) = (0, most)
    while low < high {
      let middle = (low + high + 1) / 2
      if long(middle).utf8.count <= most { low = middle } else { high = middle - 1 }
    }
    return (max(0, low - 2)...low).reversed().lazy.map(long).first(where: accepts)
  }

  /// A text with something of the hostile in every place that takes it.
  private func text(turn: Int) -> String {
    var place = turn * 5
    return Self.text(type.pattern, repeating: 4) { set in
      place += 1
      return set.hostile(place)
    }
  }

  /// A text of the pattern.
  ///
  /// - Parameters:
  ///   - times: how often a part is repeated, if its bounds allow.
  ///   - limit: in bytes. What would be longer is broken off somewhere behind it.
  private static func text(
    _ pattern: TextPattern, repeating times: Int, upTo limit: Int = .max, _ pick: (ScalarSet) -> Unicode.Scalar?
  ) -> String {
    var text = ""
    append(pattern, to: &text, times, limit, pick)
    return text
  }

  private static func append(
    _ pattern: TextPattern, to text: inout String, _ times: Int, _ limit: Int, _ pick: (ScalarSet) -> Unicode.Scalar?
  ) {
    switch pattern {
    case .one(let set): if let scalar = pick(set) { text.unicodeScalars.append(scalar) }
    case .text(let fixed): text += fixed
    case .sequence(let parts): for part in parts { append(part, to: &text, times, limit, pick) }
    case .either(let parts): if let first = parts.first { append(first, to: &text, times, limit, pick) }
    case .repeated(let part, let least, let most):
      for _ in 0..<min(max(least, times), most ?? .max) where text.utf8.count <= limit { append(part, to: &text, times, limit, pick) }
    }
  }
}

/// Draws the texts of each type once; many settings share theirs.
final class TextCache {
  private var known: [ValueType.StringType: [String]] = [:]

  func texts(_ type: ValueType.StringType) -> [String] {
    if let texts = known[type] { return texts }
    let texts = TextDomain(type).texts
    known[type] = texts
    return texts
  }
}

extension ScalarSet {
  private static let plain = Array("a0A1/".unicodeScalars)

  fileprivate var plainest: Unicode.Scalar? {
    Self.plain.first(where: contains) ?? ranges.first.flatMap { Unicode.Scalar($0.lowerBound) }
  }

  private static let hostile = Array("-.\"'{}#:%$\\`*&!|>@?~ =,[]<éÿ日9zE".unicodeScalars)

  /// One out of the hostile scalars of the set, or its plainest.
  fileprivate func hostile(_ place: Int) -> Unicode.Scalar? {
    let own = Self.hostile.filter(contains)
    return own.isEmpty ? plainest : own[place % own.count]
  }
}
