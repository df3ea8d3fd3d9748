extension PatternParser {
  /// What stands between brackets, the opening one being read already.
  mutating func bracketed() throws(PatternFaultError) -> ScalarClass {
    let isNegated = take("^")
    var items: [ScalarClass.Item] = []
    while !take("]") {
      guard next != nil else { throw .init(.unbalanced) }
      let first = try member()
      // A hyphen at the end is a character like any other.
      if next == "-", index + 1 < text.count, text[index + 1] != "]" {
        index += 1
        let second = try member()
        guard let first = first.single, let second = second.single else { throw .init(.badRange) }
        guard first <= second else { throw .init(.badRange) }
        items.append(.range(first, second))
      } else {
        items += first
      }
    }
    return ScalarClass(items: isNegated ? [.not(items)] : items)
  }

  private mutating func member() throws(PatternFaultError) -> [ScalarClass.Item] {
    guard let scalar = next else { throw .init(.unbalanced) }
    index += 1
    if scalar == "[", next == ":" { throw .init(.unknownProperty) }
    guard scalar == "\\" else { return [.range(scalar.value, scalar.value)] }
    // In brackets this is the backspace.
    if take("b") { return [.range(8, 8)] }
    return try escape()
  }

  /// What stands after a backslash.
  mutating func escape() throws(PatternFaultError) -> [ScalarClass.Item] {
    guard let scalar = next else { throw .init(.unknownEscape) }
    index += 1
    switch scalar {
    case "d": return ScalarClass.digits
    case "D": return [.not(ScalarClass.digits)]
    case "w": return ScalarClass.word
    case "W": return [.not(ScalarClass.word)]
    case "s": return ScalarClass.space
    case "S": return [.not(ScalarClass.space)]
    case "p": return try property()
    case "P": return [.not(try property())]
    case "k": throw .init(.backreference)
    case "1"..."9": throw .init(.backreference)
    default:
      guard let value = try character(scalar) else { throw .init(.unknownEscape) }
      return [.range(value, value)]
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar) throws(PatternFaultError) -> UInt32? {
    switch scalar {
    case "t": return 9
    case "n": return 10
    case "v": return 11
    case "f": return 12
    case "r": return 13
    case "0":
      if let digit = next, ("0"..."9").contains(digit) { return nil }
      return 0
    case "c":
      guard let letter = next, letter.isASCII, letter.properties.isAlphabetic else { return nil }
      index += 1
      return letter.value & 31
    case "x":
      if next == "{" { return bracedHexadecimal() }
      return hexadecimal(digits: 2)
    case "u":
      if next == "{" { return bracedHexadecimal() }
      return utf16()
    case "a"..."z", "A"..."Z", "_": return nil
    default: return scalar.value
    }
  }

  /// Four digits, or two such escapes that together are one character.
  private mutating func utf16() -> UInt32? {
    guard let high = hexadecimal(digits: 4) else { return nil }
    guard (0xD800...0xDBFF).contains(high), next == "\\", index + 1 < text.count, text[index + 1] == "u" else { return high }
    let start = index
    index += 2
    guard let low = hexadecimal(digits: 4), (0xDC00...0xDFFF).contains(low) else {
      index = start
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = next.flatMap({ Character($0).hexDigitValue }) else { return nil }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  private mutating func bracedHexadecimal() -> UInt32? {
    index += 1
    var value: UInt32 = 0
    var count = 0
    while let digit = next.flatMap({ Character($0).hexDigitValue }), count < 8 {
      value = value << 4 | UInt32(digit)
      index += 1
      count += 1
    }
    guard count > 0, value <= 0x10FFFF, take("}") else { return nil }
    return value
  }

  private mutating func property() throws(PatternFaultError) -> [ScalarClass.Item] {
    var name = ""
    if take("{") {
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take("}") else { throw .init(.unbalanced) }
    } else if let scalar = next {
      // Go's short form: \pL.
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard let items = ScalarClass.property(name) else { throw .init(.unknownProperty) }
    return items
  }
}

extension [ScalarClass.Item] {
  /// The character, if it is only one.
  fileprivate var single: UInt32? {
    if count == 1, case .range(let first, let last) = self[0], first == last { first } else { nil }
  }
}
