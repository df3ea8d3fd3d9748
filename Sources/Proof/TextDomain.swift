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
    var (low, high) = (0, most)
    var best: String?
    while low <= high {
      let middle = (low + high) / 2
      let text = Self.text(type.pattern, repeating: middle) { $0.plainest }
      if text.unicodeScalars.count <= most {
        if accepts(text) { best = text }
        low = middle + 1
      } else {
        high = middle - 1
      }
    }
    return best
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
  /// - Parameter times: how often a part is repeated, if its bounds allow.
  private static func text(_ pattern: TextPattern, repeating times: Int, _ pick: (ScalarSet) -> Unicode.Scalar?) -> String {
    switch pattern {
    case .one(let set): return pick(set).map { String($0) } ?? ""
    case .text(let text): return text
    case .sequence(let parts): return parts.map { text($0, repeating: times, pick) }.joined()
    case .either(let parts): return parts.first.map { text($0, repeating: times, pick) } ?? ""
    case .repeated(let part, let least, let most):
      return (0..<min(max(least, times), most ?? .max)).map { _ in text(part, repeating: times, pick) }.joined()
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
  fileprivate var plainest: Unicode.Scalar? {
    "a0A1/".unicodeScalars.first(where: contains) ?? ranges.first.flatMap { Unicode.Scalar($0.lowerBound) }
  }

  private static let hostile = Array("-.\"'{}#:%$\\`*&!|>@?~ =,[]<éÿ日9zE".unicodeScalars)

  /// One out of the hostile scalars of the set, or its plainest.
  fileprivate func hostile(_ place: Int) -> Unicode.Scalar? {
    let own = Self.hostile.filter(contains)
    return own.isEmpty ? plainest : own[place % own.count]
  }
}
