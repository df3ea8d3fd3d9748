extension Lexer {
  /// The variable at a place, and where it ends.
  ///
  /// Source of the three spellings: grafana/grafana, public/app/features/variables/utils.ts, variableRegex. Names that begin with a digit
  /// are left alone, because `$1` is a group in the replacements of `label_replace`.
  func variable(at start: Int) -> (QueryVariable, end: Int)? {
    guard start + 1 < bytes.count else { return nil }
    switch (bytes[start], bytes[start + 1]) {
    case (UInt8(ascii: "$"), UInt8(ascii: "{")):
      guard let nameEnd = endOfName(from: start + 2) else { return nil }
      var end = nameEnd
      if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
        guard let pathEnd = endOfRun(from: end + 1, until: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "}") }) else { return nil }
        end = pathEnd
      }
      let name = text(start + 2, end)
      guard end < bytes.count else { return nil }
      if bytes[end] == UInt8(ascii: "}") { return (QueryVariable(name), end + 1) }
      guard bytes[end] == UInt8(ascii: ":"), let formatEnd = endOfRun(from: end + 1, until: { $0 == UInt8(ascii: "}") }) else { return nil }
      return (QueryVariable(name, format: text(end + 1, formatEnd)), formatEnd + 1)
    case (UInt8(ascii: "$"), _):
      guard let end = endOfName(from: start + 1) else { return nil }
      return (QueryVariable(text(start + 1, end)), end)
    case (UInt8(ascii: "["), UInt8(ascii: "[")):
      guard let nameEnd = endOfName(from: start + 2) else { return nil }
      var (end, format) = (nameEnd, String?.none)
      if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
        while end + 1 < bytes.count, bytes[end + 1].isWord { end += 1 }
        end += 1
        guard end > nameEnd + 1 else { return nil }
        format = text(nameEnd + 1, end)
      }
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "]"), bytes[end + 1] == UInt8(ascii: "]") else { return nil }
      return (QueryVariable(text(start + 2, nameEnd), format: format), end + 2)
    default: return nil
    }
  }

  private func endOfName(from start: Int) -> Int? {
    guard start < bytes.count, bytes[start].isLetter else { return nil }
    return bytes[start...].firstIndex { !$0.isWord } ?? bytes.count
  }

  /// The end of a part that has at least a character, and something behind it.
  private func endOfRun(from start: Int, until isEnd: (UInt8) -> Bool) -> Int? {
    // Formats are short; a brace that is never closed must not be looked for again and again.
    let limit = min(bytes.count, start + 200)
    guard start < limit, let end = bytes[start..<limit].firstIndex(where: isEnd), end > start else { return nil }
    return end
  }
}

extension QueryText {
  /// A text cut at the variables in it.
  public init(variablesIn text: String) {
    let lexer = Lexer(text, allowsVariables: true)
    var pieces: [Piece] = []
    var (start, position) = (0, 0)
    while position < lexer.bytes.count {
      guard let (variable, end) = lexer.variable(at: position) else {
        position += 1
        continue
      }
      if position > start { pieces.append(.text(lexer.text(start, position))) }
      pieces.append(.variable(variable))
      start = end
      position = end
    }
    if position > start { pieces.append(.text(lexer.text(start, position))) }
    self.init(pieces)
  }
}
