/// Takes a template apart as Go's text/template does, which Helm renders with.
///
/// Source: golang/go, src/text/template/parse/lex.go; compared with Helm itself by tests.
struct TemplateLexer {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int
  private var isInAction = false
  private var actionStart = 0
  /// Where the parentheses that are open begin.
  private var parentheses: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next token; at the end of the text, again and again `endOfText`.
  mutating func next() throws(TemplateFault) -> TemplateToken { isInAction ? try nextInAction() : try nextInText() }

  func text(_ token: TemplateToken) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  // MARK: - Text

  private mutating func nextInText() throws(TemplateFault) -> TemplateToken {
    while true {
      let start = position
      while position < bytes.endIndex, !has("{{", at: position) { position += 1 }
      if position > start { return TemplateToken(kind: .text, range: start..<position) }
      if position == bytes.endIndex { return TemplateToken(kind: .endOfText, range: position..<position) }
      let inside = position + 2 + (hasLeftTrim(at: position + 2) ? 2 : 0)
      if has("/*", at: inside) {
        try skipComment(from: inside)
        continue
      }
      position = inside
      isInAction = true
      actionStart = start
      parentheses = []
      return TemplateToken(kind: .open, range: start..<inside)
    }
  }

  private mutating func skipComment(from inside: Int) throws(TemplateFault) {
    let start = position
    var end = inside + 2
    while end < bytes.endIndex, !has("*/", at: end) { end += 1 }
    guard end < bytes.endIndex else { throw TemplateFault(.unclosedComment, at: start) }
    end += 2
    guard let length = closingLength(at: end) else { throw TemplateFault(.commentEndsEarly, at: end) }
    position = end + length
  }

  // MARK: - Actions

  private mutating func nextInAction() throws(TemplateFault) -> TemplateToken {
    var followsSpace = false
    while position < bytes.endIndex {
      if let length = closingLength(at: position) {
        if let open = parentheses.last { throw TemplateFault(.unclosedParenthesis, at: open) }
        isInAction = false
        return take(.close, length, followsSpace)
      }
      guard Self.isSpace(bytes[position]) else { return try word(followsSpace) }
      position += 1
      followsSpace = true
    }
    throw TemplateFault(.unclosedAction, at: actionStart)
  }

  private mutating func word(_ followsSpace: Bool) throws(TemplateFault) -> TemplateToken {
    let start = position
    switch bytes[start] {
    case UInt8(ascii: "="): return take(.assign, 1, followsSpace)
    case UInt8(ascii: ":"):
      guard has(":=", at: start) else { throw TemplateFault(.unexpectedCharacter(":"), at: start) }
      return take(.declare, 2, followsSpace)
    case UInt8(ascii: "|"): return take(.pipe, 1, followsSpace)
    case UInt8(ascii: "("):
      parentheses.append(start)
      return take(.leftParenthesis, 1, followsSpace)
    case UInt8(ascii: ")"):
      if parentheses.popLast() == nil { throw TemplateFault(.strayParenthesis, at: start) }
      return take(.rightParenthesis, 1, followsSpace)
    case UInt8(ascii: "\""): return take(.string, try quotedLength(.unterminatedString), followsSpace)
    case UInt8(ascii: "'"): return take(.character, try quotedLength(.unterminatedCharacter), followsSpace)
    case UInt8(ascii: "`"):
      guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
        throw TemplateFault(.unterminatedRawString, at: start)
      }
      return take(.rawString, end + 1 - start, followsSpace)
    case UInt8(ascii: "$"): return try name(.variable, from: start + 1, followsSpace)
    case UInt8(ascii: "."):
      if start + 1 < bytes.endIndex, Self.isDigit(bytes[start + 1]) { return try number(followsSpace) }
      return try name(.field, from: start + 1, followsSpace)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(followsSpace)
    default: break
    }
    if nameEnd(from: start) > start { return try name(.identifier, from: start, followsSpace) }
    guard (0x21...0x7E).contains(bytes[start]) else { throw TemplateFault(.unexpectedCharacter(scalar(at: start).scalar), at: start) }
    return take(.sign, 1, followsSpace)
  }

  private mutating func take(_ kind: TemplateToken.Kind, _ length: Int, _ followsSpace: Bool) -> TemplateToken {
    defer { position += length }
    return TemplateToken(kind: kind, range: position..<(position + length), followsSpace: followsSpace)
  }

  /// A function, keyword, field or variable; it must not run into what cannot follow a name.
  private mutating func name(_ kind: TemplateToken.Kind, from start: Int, _ followsSpace: Bool) throws(TemplateFault) -> TemplateToken {
    let end = nameEnd(from: start)
    if end < bytes.endIndex, !mayFollowName(end) { throw TemplateFault(.unexpectedCharacter(scalar(at: end).scalar), at: end) }
    var kind = kind
    if kind == .field, end == start { kind = .dot }
    if kind == .identifier {
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      switch word {
      case "true", "false": kind = .boolean
      case "nil": kind = .null
      default: if let keyword = TemplateKeyword(rawValue: word) { kind = .keyword(keyword) }
      }
    }
    return take(kind, end - position, followsSpace)
  }

  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.endIndex {
      let (scalar, length) = scalar(at: end)
      guard Self.isOfName(scalar) else { break }
      end += length
    }
    return end
  }

  private func mayFollowName(_ place: Int) -> Bool {
    Self.isSpace(bytes[place]) || ".,|:)(".utf8.contains(bytes[place]) || has("}}", at: place)
  }

  /// The length of a text in quotes that begins here.
  private func quotedLength(_ problem: TemplateFault.Problem) throws(TemplateFault) -> Int {
    var end = position + 1
    while end < bytes.endIndex, bytes[end] != 0x0A {
      if bytes[end] == bytes[position] { return end + 1 - position }
      if bytes[end] == UInt8(ascii: "\\") {
        end += 1
        if end == bytes.endIndex || bytes[end] == 0x0A { break }
      }
      end += 1
    }
    throw TemplateFault(problem, at: position)
  }

  private mutating func number(_ followsSpace: Bool) throws(TemplateFault) -> TemplateToken {
    var end = position
    while end < bytes.endIndex {
      let (scalar, length) = scalar(at: end)
      let isSign = scalar == "+" || scalar == "-"
      // A sign stands before the number, its exponent, or the imaginary part.
      guard isSign || scalar == "." || Self.isOfName(scalar) else { break }
      end += length
    }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    guard GoLiteral.isNumber(text) else {
      // `.1.a`: what follows the number is for the parser to refuse.
      throw TemplateFault(.badNumber(text), at: position)
    }
    return take(.number, end - position, followsSpace)
  }

  // MARK: - Characters

  private func has(_ text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.endIndex else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
  }

  private func hasLeftTrim(at place: Int) -> Bool {
    place + 1 < bytes.endIndex && bytes[place] == UInt8(ascii: "-") && Self.isSpace(bytes[place + 1])
  }

  /// The length of `}}` or ` -}}` at a place, else nil.
  private func closingLength(at place: Int) -> Int? {
    if has("}}", at: place) { return 2 }
    return place < bytes.endIndex && Self.isSpace(bytes[place]) && has("-}}", at: place + 1) ? 4 : nil
  }

  private func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
    if bytes[place] < 0x80 { return (Unicode.Scalar(bytes[place]), 1) }
    var decoder = UTF8()
    var iterator = bytes[place...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Go's `unicode.IsLetter` and `IsDigit`, and the underscore.
  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: return true
    default: return false
    }
  }
}
