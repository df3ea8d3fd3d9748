import ChartModel

/// A regular expression as a tree.
indirect enum PatternNode: Sendable {
  case empty
  case one(ScalarSet)
  case sequence([PatternNode])
  case either([PatternNode])
  case repeated(PatternNode, min: Int, max: Int?)
  case start, end
}

/// Reads the part of RE2's syntax that schemas use: classes, groups, alternatives, repetitions and anchors, `\d \w \s` and their opposites.
/// Source: github.com/google/re2, doc/syntax.txt.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  /// Nil for whatever is not understood: flags, word boundaries, classes by name.
  static func parse(_ text: String) -> PatternNode? {
    var parser = PatternParser(scalars: Array(text.unicodeScalars))
    guard let node = parser.alternatives(), parser.index == parser.scalars.count else { return nil }
    return node
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() -> PatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { return nil }
    var branches: [PatternNode] = []
    repeat {
      var parts: [PatternNode] = []
      while let scalar = next, scalar != "|", scalar != ")" {
        guard let part = repetition() else { return nil }
        parts.append(part)
      }
      branches.append(parts.count == 1 ? parts[0] : .sequence(parts))
    } while take("|")
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func repetition() -> PatternNode? {
    guard var node = atom() else { return nil }
    while let scalar = next {
      var bounds: (min: Int, max: Int?)
      switch scalar {
      case "*": bounds = (0, nil)
      case "+": bounds = (1, nil)
      case "?": bounds = (0, 1)
      case "{":
        guard let counted = counts() else { return nil }
        bounds = counted
      default: return node
      }
      if scalar != "{" { index += 1 }
      // Lazy or not makes no difference to whether there is a match.
      _ = take("?")
      node = .repeated(node, min: bounds.min, max: bounds.max)
    }
    return node
  }

  /// `{2}`, `{2,}`, `{2,5}`; RE2 allows up to 1000.
  private mutating func counts() -> (min: Int, max: Int?)? {
    guard take("{"), let least = number() else { return nil }
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : number() ?? -1 }
    guard take("}"), least <= 1000, most ?? least >= least, most ?? 0 <= 1000 else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar), value ?? 0 < 10_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      index += 1
    }
    return value
  }

  private mutating func atom() -> PatternNode? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") { return nil }
      guard let inner = alternatives(), take(")") else { return nil }
      return inner
    case "[": return characterClass().map { .one($0) }
    case ".": return .one(ScalarSet([0...9, 11...0x10FFFF]))
    case "^": return .start
    case "$": return .end
    case "\\": return escape().map { .one($0) }
    case "*", "+", "?", ")", "{": return nil
    default: return .one(ScalarSet([scalar.value...scalar.value]))
    }
  }

  private mutating func escape() -> ScalarSet? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "d": return Self.digits
    case "D": return Self.digits.complement
    case "w": return Self.wordCharacters
    case "W": return Self.wordCharacters.complement
    case "s": return Self.spaces
    case "S": return Self.spaces.complement
    case "n": return ScalarSet([10...10])
    case "r": return ScalarSet([13...13])
    case "t": return ScalarSet([9...9])
    case "f": return ScalarSet([12...12])
    default:
      // Punctuation stands for itself; letters and digits would mean something.
      guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else { return nil }
      return ScalarSet([scalar.value...scalar.value])
    }
  }

  private static let digits = ScalarSet(ascii: "0-9")
  private static let wordCharacters = ScalarSet(ascii: "0-9A-Za-z_")
  private static let spaces = ScalarSet([9...10, 12...13, 32...32])

  private mutating func characterClass() -> ScalarSet? {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", index + 1 < scalars.count, scalars[index + 1] == ":" { return nil }
      guard let low = classMember() else { return nil }
      guard low.count == 1, low[0].count == 1, next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        ranges += low
        continue
      }
      index += 1
      guard let high = classMember(), high.count == 1, high[0].count == 1, low[0].lowerBound <= high[0].lowerBound else { return nil }
      ranges.append(low[0].lowerBound...high[0].lowerBound)
    }
    guard take("]") else { return nil }
    let set = ScalarSet(ranges)
    return isNegated ? set.complement : set
  }

  private mutating func classMember() -> [ClosedRange<UInt32>]? {
    guard let scalar = next else { return nil }
    index += 1
    return scalar == "\\" ? escape()?.ranges : [scalar.value...scalar.value]
  }
}

extension ScalarSet {
  fileprivate var complement: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return ScalarSet(gaps)
  }
}
