/// Cuts a query into tokens. Where a token cannot be read, the last one is a failure: what stands before it may be wrong already.
struct Lexer {
  let bytes: [UInt8]
  let allowsVariables: Bool
  var position = 0
  private var tokens: [Token] = []
  /// The places of the parentheses that are open.
  private var parentheses: [Int] = []
  private var brace: Int?
  private var bracket: Int?
  private var sawColon = false
  /// Within brackets: whether a number or a variable was read. Before that a colon is refused and comments are not known.
  private var sawDuration = false

  init(_ text: String, allowsVariables: Bool) {
    bytes = Array(text.utf8)
    self.allowsVariables = allowsVariables
  }

  static func tokens(of text: String, allowsVariables: Bool) -> [Token] {
    var lexer = Lexer(text, allowsVariables: allowsVariables)
    while lexer.step() {}
    return lexer.tokens
  }

  func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  mutating func emit(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: QueryRange(start, position)))
  }

  /// - Returns: that nothing follows.
  private mutating func fail(_ problem: PromQLError.Problem, _ start: Int, _ end: Int) -> Bool {
    tokens.append(Token(kind: .failure(problem), range: QueryRange(start, end)))
    return false
  }

  private mutating func failAtCharacter() -> Bool {
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return fail(.unexpectedCharacter(text(position, end), inside: brace != nil ? .braces : bracket != nil ? .brackets : nil), position, end)
  }

  /// Reads a token. False at the end.
  private mutating func step() -> Bool {
    guard let byte = byte() else { return finish() }
    let start = position
    if byte.isSpace {
      position += 1
      return true
    }
    if byte == UInt8(ascii: "#") {
      guard bracket == nil || sawDuration else { return failAtCharacter() }
      while let next = self.byte(), next != 0x0A, next != 0x0D { position += 1 }
      return true
    }
    if allowsVariables, variable(at: position) != nil || startsTemplate() { return template(from: start) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      if bracket != nil, !sawDuration { return failAtCharacter() }
      do throws(PromQLError) {
        let value = try string()
        emit(.string(value), from: start)
        return true
      } catch {
        return fail(error.problem, error.range.start, error.range.end)
      }
    case let byte where byte.isLetter: return word(from: start)
    default: break
    }
    if brace != nil { return symbolInBraces(byte, from: start) }
    if byte.isDigit || byte == UInt8(ascii: ".") && self.byte(1)?.isDigit == true { return number(from: start) }
    if byte == UInt8(ascii: ":"), bracket == nil { return word(from: start) }
    return symbol(byte, from: start)
  }

  private mutating func finish() -> Bool {
    let end = bytes.count
    if let brace { return fail(.unclosed("{"), brace, brace + 1) }
    if let bracket { return fail(.unclosed("["), bracket, bracket + 1) }
    if let parenthesis = parentheses.last { return fail(.unclosed("("), parenthesis, parenthesis + 1) }
    tokens.append(Token(kind: .end, range: QueryRange(end, end)))
    return false
  }

  // MARK: Words and numbers

  private mutating func word(from start: Int) -> Bool {
    let takesColons = brace == nil && bracket == nil
    while let byte = byte(), byte.isWord || takesColons && byte == UInt8(ascii: ":") { position += 1 }
    let word = text(start, position)
    if brace != nil {
      emit(.word(QueryText(word)), from: start)
      return true
    }
    let kind = Token.kind(ofWord: word)
    if bracket != nil {
      switch kind {
      case .keyword(.step, _), .keyword(.range, _), .keyword(.maxOf, _), .keyword(.minOf, _): emit(kind, from: start)
      default: return fail(.unexpectedCharacter(word, inside: .brackets), start, position)
      }
      return true
    }
    switch kind {
    // Metrics may have these names.
    case .keyword(.fill, _), .keyword(.fillLeft, _), .keyword(.fillRight, _):
      emit(isBeforeParenthesis ? kind : .word(QueryText(word)), from: start)
    default: emit(kind, from: start)
    }
    return true
  }

  private var isBeforeParenthesis: Bool {
    bytes[position...].first { !$0.isSpace } == UInt8(ascii: "(")
  }

  private mutating func number(from start: Int) -> Bool {
    do throws(PromQLError) {
      let kind = try numberOrDuration()
      if bracket != nil { sawDuration = true }
      emit(kind, from: start)
      return true
    } catch {
      return fail(error.problem, error.range.start, error.range.end)
    }
  }

  /// Digits that a variable follows: `0.$q`.
  private func startsTemplate() -> Bool {
    guard brace == nil, let first = byte(), first.isWord || first == UInt8(ascii: ".") || first == UInt8(ascii: ":") else { return false }
    let takesColons = bracket == nil
    var end = position
    while end < bytes.count, bytes[end].isWord || bytes[end] == UInt8(ascii: ".") || takesColons && bytes[end] == UInt8(ascii: ":") {
      end += 1
    }
    return variable(at: end) != nil
  }

  /// Words, digits and variables without anything between them.
  private mutating func template(from start: Int) -> Bool {
    var pieces: [QueryText.Piece] = []
    var textStart = position
    let takesColons = brace == nil && bracket == nil
    var isNumber = false
    func close(_ end: Int) { if end > textStart { pieces.append(.text(text(textStart, end))) } }
    while let byte = byte() {
      if let (variable, end) = variable(at: position) {
        close(position)
        pieces.append(.variable(variable))
        position = end
        textStart = end
      } else if byte.isWord || takesColons && byte == UInt8(ascii: ":") {
        if pieces.isEmpty, textStart == position, byte.isDigit { isNumber = true }
        position += 1
      } else if byte == UInt8(ascii: "."), brace == nil {
        isNumber = true
        position += 1
      } else {
        break
      }
    }
    close(position)
    if bracket != nil { sawDuration = true }
    emit(isNumber || bracket != nil ? .template(QueryText(pieces)) : .word(QueryText(pieces)), from: start)
    return true
  }

  // MARK: Symbols

  private mutating func take(_ symbol: Token.Symbol, from start: Int) -> Bool {
    position = start + symbol.rawValue.utf8.count
    emit(.symbol(symbol), from: start)
    return true
  }

  private mutating func symbolInBraces(_ byte: UInt8, from start: Int) -> Bool {
    let next = self.byte(1)
    switch byte {
    case UInt8(ascii: ","): return take(.comma, from: start)
    case UInt8(ascii: "="): return take(next == UInt8(ascii: "~") ? .matches : .assign, from: start)
    case UInt8(ascii: "!") where next == UInt8(ascii: "~"): return take(.matchesNot, from: start)
    case UInt8(ascii: "!") where next == UInt8(ascii: "="): return take(.notEqual, from: start)
    case UInt8(ascii: "}"):
      brace = nil
      return take(.rightBrace, from: start)
    default: return failAtCharacter()
    }
  }

  private mutating func symbol(_ byte: UInt8, from start: Int) -> Bool {
    let pair = self.byte(1).flatMap { Token.Symbol(rawValue: String(decoding: [byte, $0], as: UTF8.self)) }
    if let pair, pair != .matches, pair != .matchesNot {
      if bracket != nil, !sawDuration { return failAtCharacter() }
      return take(pair, from: start)
    }
    if let pair, bracket == nil {
      position = start + 2
      return fail(.unexpectedCharacter(pair.rawValue, inside: nil), start, position)
    }
    guard pair == nil, let symbol = Token.Symbol(rawValue: String(decoding: [byte], as: UTF8.self)) else { return failAtCharacter() }
    switch symbol {
    case .leftParenthesis: parentheses.append(start)
    case .rightParenthesis:
      guard parentheses.popLast() != nil else { return fail(.unopened(")"), start, start + 1) }
    case .leftBrace:
      if bracket != nil, !sawDuration { return failAtCharacter() }
      brace = start
    case .leftBracket:
      guard bracket == nil else { return failAtCharacter() }
      bracket = start
      sawColon = false
      sawDuration = false
    case .rightBracket:
      guard bracket != nil else { return fail(.unopened("]"), start, start + 1) }
      bracket = nil
    case .colon:
      guard sawDuration, !sawColon else { return failAtCharacter() }
      sawColon = true
    case .rightBrace: return fail(.unopened("}"), start, start + 1)
    case .less, .greater, .assign, .at:
      if bracket != nil, !sawDuration { return failAtCharacter() }
    default: break
    }
    return take(symbol, from: start)
  }
}
