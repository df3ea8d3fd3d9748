/// Reads regular expressions of ECMA-262 (with the `u` flag's view of characters), but for what a search in linear time cannot do:
/// lookaround and backreferences. Go's regular expressions, which Helm matches with, lack the same.
struct ECMAScriptParser {
  private static let depthLimit = 100
  /// Go's limit for counts (regexp/syntax), so that no schema that Helm accepts asks for more.
  private static let countLimit = 1000

  var cursor: Cursor

  init(_ text: [Unicode.Scalar]) { cursor = Cursor(text) }

  /// What was read since a place is wrong.
  func fault(_ problem: RegularExpressionFault.Problem, since start: Int) -> SyntaxFault {
    SyntaxFault(problem, min(start, cursor.index)..<cursor.index)
  }

  mutating func parse() throws(SyntaxFault) -> SyntaxTree {
    let tree = try alternatives(depth: 0)
    // Only a closing parenthesis ends the outermost alternatives early.
    guard cursor.isAtEnd else { throw SyntaxFault(.unexpectedParenthesis, 0..<cursor.text.count, at: cursor.index) }
    return tree
  }

  private mutating func alternatives(depth: Int) throws(SyntaxFault) -> SyntaxTree {
    if depth > Self.depthLimit { throw SyntaxFault(.tooDeep, 0..<cursor.text.count) }
    var parts = [try sequence(depth: depth)]
    while cursor.take("|") { parts.append(try sequence(depth: depth)) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func sequence(depth: Int) throws(SyntaxFault) -> SyntaxTree {
    var parts: [SyntaxTree] = []
    while let scalar = cursor.next, scalar != "|", scalar != ")" {
      let part = try atom(scalar, depth: depth)
      parts.append(try quantified(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom(_ scalar: Unicode.Scalar, depth: Int) throws(SyntaxFault) -> SyntaxTree {
    let start = cursor.index
    cursor.index += 1
    switch scalar {
    case "^": return .assertion(.textStart)
    case "$": return .assertion(.textEnd)
    case ".": return .one(ScalarClass(Self.dot))
    case "[": return .one(try bracketed(since: start))
    case "(": return try group(since: start, depth: depth)
    case "*", "+", "?": throw fault(.missingRepeatArgument, since: start)
    case "\\":
      if cursor.take("b") { return .assertion(.wordBoundary) }
      if cursor.take("B") { return .assertion(.noWordBoundary) }
      return .one(ScalarClass(try escape(since: start)))
    default: return .one(.one(scalar.value))
    }
  }

  private mutating func group(since start: Int, depth: Int) throws(SyntaxFault) -> SyntaxTree {
    if cursor.take("?") {
      if cursor.take("=") || cursor.take("!") { throw fault(.lookaround, since: start) }
      if cursor.take("<") || cursor.take("P<") {
        if cursor.take("=") || cursor.take("!") { throw fault(.lookaround, since: start) }
        while let scalar = cursor.next, scalar != ">" {
          cursor.index += 1
          guard scalar.properties.isIDContinue || scalar == "$" else { throw fault(.groupName, since: start) }
        }
        guard cursor.take(">") else { throw fault(.groupName, since: start) }
      } else if !cursor.take(":") {
        if !cursor.isAtEnd { cursor.index += 1 }
        throw fault(.groupSyntax, since: start)
      }
    }
    let tree = try alternatives(depth: depth + 1)
    guard cursor.take(")") else { throw SyntaxFault(.missingParenthesis, 0..<cursor.text.count, at: start) }
    // A group may be repeated even if it is but an assertion.
    return .sequence([tree])
  }

  private mutating func quantified(_ part: SyntaxTree) throws(SyntaxFault) -> SyntaxTree {
    let start = cursor.index
    let (least, most): (Int, Int?)
    if cursor.take("*") {
      (least, most) = (0, nil)
    } else if cursor.take("+") {
      (least, most) = (1, nil)
    } else if cursor.take("?") {
      (least, most) = (0, 1)
    } else if cursor.next == "{", let counts = try counts() {
      (least, most) = counts
    } else {
      return part
    }
    if case .assertion = part { throw fault(.missingRepeatArgument, since: start) }
    let isLazy = cursor.take("?")
    if let scalar = cursor.next, "*+?".unicodeScalars.contains(scalar) {
      cursor.index += 1
      throw fault(.nestedRepeat, since: start)
    }
    return .repeated(part, least: least, most: most, isLazy: isLazy)
  }

  /// `{2}`, `{2,}`, `{2,5}`; nil if the brace is a character like any other.
  private mutating func counts() throws(SyntaxFault) -> (least: Int, most: Int?)? {
    let start = cursor.index
    cursor.index += 1
    guard let least = cursor.number() else {
      cursor.index = start
      return nil
    }
    var most: Int? = least
    if cursor.take(",") { most = cursor.number() }
    guard cursor.take("}") else {
      cursor.index = start
      return nil
    }
    guard least <= Self.countLimit, most ?? 0 <= Self.countLimit, most ?? least >= least else { throw fault(.repeatCount, since: start) }
    return (least, most)
  }
}
