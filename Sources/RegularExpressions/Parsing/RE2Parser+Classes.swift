extension RE2Parser {
  /// Go's `\s`, which lacks the vertical tab.
  private static let space: [ScalarClass.Item] = [.range(0x09, 0x0A), .range(0x0C, 0x0D), .range(0x20, 0x20)]

  /// What begins with a backslash, outside of brackets.
  mutating func escaped() throws(SyntaxFault) -> SyntaxTree {
    let assertions: [(String, SyntaxTree.Assertion)] = [
      ("\\A", .textStart), ("\\z", .textEnd), ("\\b", .wordBoundary), ("\\B", .noWordBoundary),
    ]
    for (text, assertion) in assertions where cursor.take(text) { return .assertion(assertion) }
    if let items = try namedItems() { return .one(ScalarClass(items)) }
    return .one(.one(try escape(), isFolded: flags.ignoresCase))
  }

  /// What stands between brackets.
  mutating func bracketed() throws(SyntaxFault) -> ScalarClass {
    let start = cursor.index
    cursor.index += 1
    let isNegated = cursor.take("^")
    var items: [ScalarClass.Item] = []
    var isFirst = true
    while isFirst || cursor.next != "]" {
      isFirst = false
      if let named = try asciiItems() {
        items += named
        continue
      }
      if let named = try namedItems() {
        items += named
        continue
      }
      let rangeStart = cursor.index
      let first = try member(in: start)
      var last = first
      // A hyphen at the end is a character like any other.
      if cursor.next == "-", let after = cursor.peek(1), after != "]" {
        cursor.index += 1
        last = try member(in: start)
        if last < first { throw fault(.classRange, since: rangeStart) }
      }
      items += folded([.range(first, last)])
    }
    cursor.index += 1
    return ScalarClass(isNegated ? [.not(items)] : items)
  }

  private mutating func member(in start: Int) throws(SyntaxFault) -> UInt32 {
    guard let scalar = cursor.next else { throw SyntaxFault(.missingBracket, start..<cursor.text.count) }
    if scalar == "\\" { return try escape() }
    cursor.index += 1
    return scalar.value
  }

  private func folded(_ items: [ScalarClass.Item]) -> [ScalarClass.Item] {
    guard flags.ignoresCase else { return items }
    if case .range(let first, let last)? = items.first, items.count == 1, first == last {
      return ScalarClass.one(first, isFolded: true).items
    }
    return [.folded(items)]
  }

  // MARK: Classes with names

  /// `[:alpha:]`, `[:^alpha:]`, within brackets; nil if none stands here.
  private mutating func asciiItems() throws(SyntaxFault) -> [ScalarClass.Item]? {
    let start = cursor.index
    guard cursor.next == "[", cursor.peek(1) == ":" else { return nil }
    var end = start + 2
    while end + 1 < cursor.text.count, cursor.text[end] != ":" || cursor.text[end + 1] != "]" { end += 1 }
    // Without an end the bracket is a character like any other.
    guard end + 1 < cursor.text.count else { return nil }
    let isNegated = cursor.peek(2) == "^"
    let name = String(String.UnicodeScalarView(cursor.text[(start + 2)..<end].drop { $0 == "^" }))
    cursor.index = end + 2
    guard let items = ASCIIClasses.items(name) else { throw fault(.classRange, since: start) }
    return isNegated ? [.not(folded(items))] : folded(items)
  }

  /// `\d`, `\pL`, `\P{Greek}`; nil if none stands here.
  private mutating func namedItems() throws(SyntaxFault) -> [ScalarClass.Item]? {
    guard cursor.next == "\\", let letter = cursor.peek(1) else { return nil }
    let items: [ScalarClass.Item]
    switch letter {
    case "d", "D": items = ScalarClass.digits
    case "w", "W": items = ScalarClass.word
    case "s", "S": items = Self.space
    case "p", "P": return try unicodeItems()
    default: return nil
    }
    cursor.index += 2
    return ["D", "W", "S"].contains(letter) ? [.not(folded(items))] : folded(items)
  }

  private mutating func unicodeItems() throws(SyntaxFault) -> [ScalarClass.Item] {
    let start = cursor.index
    var isNegated = cursor.peek(1) == "P"
    cursor.index += 2
    var name = cursor.text[min(cursor.index, cursor.text.count)...].prefix(1)
    if cursor.take("{") {
      guard let end = cursor.text[cursor.index...].firstIndex(of: "}") else {
        throw SyntaxFault(.classRange, start..<cursor.text.count)
      }
      name = cursor.text[cursor.index..<end]
      cursor.index = end + 1
    } else if !cursor.isAtEnd {
      cursor.index += 1
    }
    if name.first == "^" {
      isNegated.toggle()
      name = name.dropFirst()
    }
    guard let items = UnicodeClasses.re2(String(String.UnicodeScalarView(name))) else { throw fault(.classRange, since: start) }
    return isNegated ? [.not(folded(items))] : folded(items)
  }

  // MARK: Single characters

  /// A character that is written with a backslash.
  private mutating func escape() throws(SyntaxFault) -> UInt32 {
    let start = cursor.index
    cursor.index += 1
    guard let scalar = cursor.next else { throw SyntaxFault(.trailingBackslash, start..<start) }
    cursor.index += 1
    switch scalar {
    case "a": return 7
    case "t": return 9
    case "n": return 10
    case "v": return 11
    case "f": return 12
    case "r": return 13
    case "0": return octal(scalar)
    case "1"..."7":
      // A single digit would be a reference to a group.
      if let digit = cursor.next, ("0"..."7").contains(digit) { return octal(scalar) }
    case "x": if let value = hexadecimal() { return value }
    default: if scalar.isASCII, !isASCIILetterOrDigit(scalar) { return scalar.value }
    }
    throw fault(.escape, since: start)
  }

  /// Up to three digits, of which one is read already.
  private mutating func octal(_ first: Unicode.Scalar) -> UInt32 {
    var value = first.value - 0x30
    for _ in 0..<2 {
      guard let digit = cursor.next, ("0"..."7").contains(digit) else { break }
      value = value * 8 + digit.value - 0x30
      cursor.index += 1
    }
    return value
  }

  /// Two digits, or any number of them in braces.
  private mutating func hexadecimal() -> UInt32? {
    if cursor.take("{") {
      var (value, count): (UInt32, Int) = (0, 0)
      while !cursor.isAtEnd {
        if cursor.take("}") { return count > 0 ? value : nil }
        guard let digit = hexadecimalDigit() else { return nil }
        value = value * 16 + digit
        if value > 0x10FFFF { return nil }
        count += 1
      }
      return nil
    }
    guard !cursor.isAtEnd else { return nil }
    let (high, low) = (hexadecimalDigit(), hexadecimalDigit())
    if let high, let low { return high * 16 + low }
    return nil
  }

  /// Reads on whether it is a digit or not, as Go does, whose message names both.
  private mutating func hexadecimalDigit() -> UInt32? {
    guard let scalar = cursor.next else { return nil }
    cursor.index += 1
    return scalar.isASCII ? Character(scalar).hexDigitValue.map(UInt32.init) : nil
  }
}
