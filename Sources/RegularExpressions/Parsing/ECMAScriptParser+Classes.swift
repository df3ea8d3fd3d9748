extension ECMAScriptParser {
  /// Whatever is no end of a line (ECMA-262, 12.3).
  static let dot: [ScalarClass.Item] = [.not([.range(0x0A, 0x0A), .range(0x0D, 0x0D), .range(0x2028, 0x2029)])]
  /// ECMA-262, 12.2 and 12.3: white space and ends of lines.
  private static let space: [ScalarClass.Item] = [
    .range(0x09, 0x0D), .range(0x20, 0x20), .range(0xA0, 0xA0), .range(0xFEFF, 0xFEFF), .range(0x2028, 0x2029),
    .category([.spaceSeparator]),
  ]

  /// What stands between brackets, the opening one being read already.
  mutating func bracketed(since start: Int) throws(SyntaxFault) -> ScalarClass {
    let isNegated = cursor.take("^")
    var items: [ScalarClass.Item] = []
    while !cursor.take("]") {
      guard !cursor.isAtEnd else { throw missingBracket(start) }
      let rangeStart = cursor.index
      let first = try member(in: start)
      // A hyphen at the end is a character like any other.
      if cursor.next == "-", let after = cursor.peek(1), after != "]" {
        cursor.index += 1
        let second = try member(in: start)
        guard let first = first.single, let second = second.single else { throw fault(.classRange, since: rangeStart) }
        guard first <= second else { throw fault(.classRange, since: rangeStart) }
        items.append(.range(first, second))
      } else {
        items += first
      }
    }
    return ScalarClass(isNegated ? [.not(items)] : items)
  }

  private mutating func member(in classStart: Int) throws(SyntaxFault) -> [ScalarClass.Item] {
    guard let scalar = cursor.next else { throw missingBracket(classStart) }
    cursor.index += 1
    let start = cursor.index - 1
    if scalar == "[", cursor.take(":") { throw fault(.unknownClass, since: start) }
    guard scalar == "\\" else { return [.range(scalar.value, scalar.value)] }
    // In brackets this is the backspace.
    if cursor.take("b") { return [.range(8, 8)] }
    return try escape(since: start)
  }

  private func missingBracket(_ start: Int) -> SyntaxFault { SyntaxFault(.missingBracket, start..<cursor.text.count) }

  /// What stands after a backslash.
  mutating func escape(since start: Int) throws(SyntaxFault) -> [ScalarClass.Item] {
    guard let scalar = cursor.next else { throw SyntaxFault(.trailingBackslash, start..<start) }
    cursor.index += 1
    switch scalar {
    case "d": return ScalarClass.digits
    case "D": return [.not(ScalarClass.digits)]
    case "w": return ScalarClass.word
    case "W": return [.not(ScalarClass.word)]
    case "s": return Self.space
    case "S": return [.not(Self.space)]
    case "p": return try property(since: start)
    case "P": return [.not(try property(since: start))]
    case "k", "1"..."9": throw fault(.backreference, since: start)
    default:
      guard let value = try character(scalar) else { throw fault(.escape, since: start) }
      return [.range(value, value)]
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar) throws(SyntaxFault) -> UInt32? {
    switch scalar {
    case "t": return 9
    case "n": return 10
    case "v": return 11
    case "f": return 12
    case "r": return 13
    case "0":
      if let digit = cursor.next, ("0"..."9").contains(digit) { return nil }
      return 0
    case "c":
      guard let letter = cursor.next, letter.isASCII, letter.properties.isAlphabetic else { return nil }
      cursor.index += 1
      return letter.value & 31
    case "x":
      if cursor.next == "{" { return bracedHexadecimal() }
      return hexadecimal(digits: 2)
    case "u":
      if cursor.next == "{" { return bracedHexadecimal() }
      return utf16()
    case "a"..."z", "A"..."Z", "_": return nil
    default: return scalar.value
    }
  }

  /// Four digits, or two such escapes that together are one character.
  private mutating func utf16() -> UInt32? {
    guard let high = hexadecimal(digits: 4) else { return nil }
    guard (0xD800...0xDBFF).contains(high), cursor.next == "\\", cursor.peek(1) == "u" else { return high }
    let start = cursor.index
    cursor.index += 2
    guard let low = hexadecimal(digits: 4), (0xDC00...0xDFFF).contains(low) else {
      cursor.index = start
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = cursor.next.flatMap({ Character($0).hexDigitValue }) else { return nil }
      value = value << 4 | UInt32(digit)
      cursor.index += 1
    }
    return value
  }

  private mutating func bracedHexadecimal() -> UInt32? {
    cursor.index += 1
    var value: UInt32 = 0
    var count = 0
    while let digit = cursor.next.flatMap({ Character($0).hexDigitValue }), count < 8 {
      value = value << 4 | UInt32(digit)
      cursor.index += 1
      count += 1
    }
    guard count > 0, value <= 0x10FFFF, cursor.take("}") else { return nil }
    return value
  }

  private mutating func property(since start: Int) throws(SyntaxFault) -> [ScalarClass.Item] {
    var name = ""
    if cursor.take("{") {
      while let scalar = cursor.next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        cursor.index += 1
      }
      guard cursor.take("}") else { throw fault(.unknownClass, since: start) }
    } else if let scalar = cursor.next {
      // Go's short form: \pL.
      name.unicodeScalars.append(scalar)
      cursor.index += 1
    }
    guard let items = UnicodeClasses.ecmaScript(name) else { throw fault(.unknownClass, since: start) }
    return items
  }
}

extension [ScalarClass.Item] {
  /// The character, if it is only one.
  fileprivate var single: UInt32? {
    if count == 1, case .range(let first, let last) = self[0], first == last { first } else { nil }
  }
}
