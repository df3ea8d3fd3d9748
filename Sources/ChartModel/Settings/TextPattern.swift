/// What a string setting may look like, as data.
///
/// One pattern has three readers: `regularExpression` prints it for values.schema.json (RE2, draft-07, anchored at both ends),
/// `matches` checks a value without any regular-expression engine, and tests draw random matching strings from it.
public indirect enum TextPattern: Sendable, Hashable {
  /// One scalar out of a set.
  case one(ScalarSet)
  /// Exactly this text.
  case text(String)
  /// Texts that match one pattern each, in a row.
  case sequence([TextPattern])
  /// A text that matches one of the patterns.
  case either([TextPattern])
  /// At least `min` and, unless nil, at most `max` repetitions.
  case repeated(TextPattern, min: Int, max: Int?)
}

/// A set of Unicode scalars as ranges.
public struct ScalarSet: Sendable, Hashable {
  /// The ranges with their ends. In ascending order where they reach U+10FFFF: such a set is printed as what it leaves out.
  public let ranges: [ClosedRange<UInt32>]

  /// A set of these ranges, as they are.
  public init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  /// Every scalar of a text, and every range written as `a-z`.
  public init(ascii members: String) {
    var ranges: [ClosedRange<UInt32>] = []
    let scalars = Array(members.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index].value < scalars[index + 2].value {
        ranges.append(scalars[index].value...scalars[index + 2].value)
        index += 3
      } else {
        ranges.append(scalars[index].value...scalars[index].value)
        index += 1
      }
    }
    self.ranges = ranges
  }

  /// Whether the scalar is in the set.
  public func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }

  /// Everything that one line of YAML, JSON and Helm's templates carries unchanged: no controls, no line separators, no byte-order mark.
  ///
  /// U+007F and the C1 controls empty a whole map in Helm's `toYaml`, U+0085 becomes a space, U+2028 can break a document.
  public static let printable = ScalarSet([
    0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF,
  ])

  /// `printable` with tabs and line feeds.
  public static let printableLines = ScalarSet([0x09...0x0A] + printable.ranges)
}

extension TextPattern {
  /// Any one line.
  public static let line = TextPattern.repeated(.one(.printable), min: 0, max: nil)
  /// Any text of several lines.
  public static let lines = TextPattern.repeated(.one(.printableLines), min: 0, max: nil)

  /// Text of several lines for maps that Helm prints with `toYaml`: at most one line feed at the end, because the number of more than
  /// one changes with what stands behind them.
  public static let mapText = TextPattern.optional(
    .sequence([lines, .one(.printable), .optional(.text("\n"))]))

  /// A text that matches the pattern, or an empty one.
  public static func optional(_ pattern: TextPattern) -> TextPattern { .repeated(pattern, min: 0, max: 1) }

  /// How long the longest text that matches is, in Unicode scalars; nil if there is no longest.
  public var maxLength: Int? {
    switch self {
    case .one: return 1
    case .text(let text): return text.unicodeScalars.count
    case .sequence(let parts):
      var sum = 0
      for part in parts {
        guard let length = part.maxLength else { return nil }
        sum += length
      }
      return sum
    case .either(let parts):
      var longest = 0
      for part in parts {
        guard let length = part.maxLength else { return nil }
        longest = max(longest, length)
      }
      return longest
    case .repeated(let part, _, let most):
      guard let most, let length = part.maxLength else { return nil }
      return most * length
    }
  }
}

// MARK: - Printing

extension TextPattern {
  /// The pattern as an RE2 expression without look-ahead, anchored at both ends.
  public var regularExpression: String { "^\(isChoice ? "(?:\(unanchored))" : unanchored)$" }

  private var isChoice: Bool { if case .either = self { true } else { false } }

  private var unanchored: String {
    switch self {
    case .one(let set): return set.characterClass
    case .text(let text): return text.unicodeScalars.map(Self.escaped).joined()
    case .sequence(let parts): return parts.map { $0.isChoice ? "(?:\($0.unanchored))" : $0.unanchored }.joined()
    case .either(let parts): return parts.map(\.unanchored).joined(separator: "|")
    case .repeated(let part, let least, let most):
      let repeats =
        switch (least, most) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (let least, nil): "{\(least),}"
        case (let least, let most?) where least == most: "{\(least)}"
        case (let least, let most?): "{\(least),\(most)}"
        }
      return (part.isSingle ? part.unanchored : "(?:\(part.unanchored))") + repeats
    }
  }

  private var isSingle: Bool {
    switch self {
    case .one: true
    case .text(let text): text.unicodeScalars.count == 1
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
  }
}

extension ScalarSet {
  /// The set as a character class; sets that leave out only a few scalars are printed as what they leave out.
  fileprivate var characterClass: String {
    if ranges.last?.upperBound == 0x10FFFF { return "[^\(Self.members(of: complement))]" }
    return "[\(Self.members(of: ranges))]"
  }

  private var complement: [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      // Surrogates and U+FFFE, U+FFFF never reach a schema: JSON texts cannot hold the former.
      if range.lowerBound > next, !(0xD800...0xDFFF).contains(next) { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound &+ 1
    }
    return gaps
  }

  private static func members(of ranges: [ClosedRange<UInt32>]) -> String {
    ranges.map { range in
      range.lowerBound == range.upperBound ? member(range.lowerBound) : "\(member(range.lowerBound))-\(member(range.upperBound))"
    }.joined()
  }

  private static func member(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "" }
    if value < 0x20 || value == 0x7F {
      let digits = String(value, radix: 16)
      return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }
    return "\\]^-[".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
  }
}

// MARK: - Matching

extension TextPattern {
  /// Whether the whole text matches.
  ///
  /// Follows every way through the pattern at once (as sets of positions), so the time is bounded whatever the text.
  public func matches(_ text: String) -> Bool {
    if case .repeated(.one(let set), let least, let most) = self {
      var count = 0
      for scalar in text.unicodeScalars {
        guard set.contains(scalar) else { return false }
        count += 1
      }
      return count >= least && count <= most ?? .max
    }
    let scalars = Array(text.unicodeScalars)
    return ends(in: scalars, from: [0]).contains(scalars.count)
  }

  private func ends(in text: [Unicode.Scalar], from starts: Set<Int>) -> Set<Int> {
    switch self {
    case .one(let set):
      return Set(starts.lazy.filter { $0 < text.count && set.contains(text[$0]) }.map { $0 + 1 })
    case .text(let expected):
      let expected = Array(expected.unicodeScalars)
      return Set(starts.lazy.filter { text[$0...].starts(with: expected) }.map { $0 + expected.count })
    case .sequence(let parts):
      return parts.reduce(starts) { positions, part in positions.isEmpty ? [] : part.ends(in: text, from: positions) }
    case .either(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.ends(in: text, from: starts)) }
    case .repeated(.one(let set), let least, let most):
      // The common case in one pass.
      return starts.reduce(into: []) { found, start in
        var position = start
        if least == 0 { found.insert(position) }
        while position < text.count, position - start < most ?? .max, set.contains(text[position]) {
          position += 1
          if position - start >= least { found.insert(position) }
        }
      }
    case .repeated(let part, let least, let most):
      var found: Set<Int> = least == 0 ? starts : []
      var frontier = starts
      var round = 0
      while !frontier.isEmpty, round < most ?? .max {
        round += 1
        frontier = part.ends(in: text, from: frontier)
        if round >= least {
          frontier.subtract(found)
          found.formUnion(frontier)
        } else if round > text.count + 1 {
          break
        }
      }
      return found
    }
  }
}
