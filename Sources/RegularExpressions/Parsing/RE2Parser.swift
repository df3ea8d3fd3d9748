/// Reads regular expressions as Go does, fault by fault.
///
/// Source: golang/go, src/regexp/syntax, doc.go and parse.go (Perl's flags, with which `regexp.Compile` reads).
struct RE2Parser {
  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesLineFeed = false
    /// Greedy and lazy change places.
    var isUngreedy = false
  }

  /// A tree, and how often the innermost of it is written out by counts within each other.
  struct Part {
    var tree: SyntaxTree
    var copies = 1
  }

  private static let depthLimit = 200
  private static let countLimit = 1000

  var cursor: Cursor
  var flags = Flags()
  private(set) var groupNames: [String?] = []

  init(_ text: [Unicode.Scalar]) { cursor = Cursor(text) }

  /// What was read since a place is wrong.
  func fault(_ problem: RegularExpressionFault.Problem, since start: Int) -> SyntaxFault { SyntaxFault(problem, start..<cursor.index) }

  func wholeFault(_ problem: RegularExpressionFault.Problem, at offset: Int) -> SyntaxFault {
    SyntaxFault(problem, 0..<cursor.text.count, at: offset)
  }

  mutating func parse() throws(SyntaxFault) -> SyntaxTree {
    let part = try alternatives(depth: 0)
    // Only a closing parenthesis ends the outermost alternatives early.
    guard cursor.isAtEnd else { throw wholeFault(.unexpectedParenthesis, at: cursor.index) }
    return part.tree
  }

  private mutating func alternatives(depth: Int) throws(SyntaxFault) -> Part {
    if depth > Self.depthLimit { throw wholeFault(.tooDeep, at: cursor.index) }
    var parts = [try sequence(depth: depth)]
    while cursor.take("|") { parts.append(try sequence(depth: depth)) }
    return parts.count == 1 ? parts[0] : Part(tree: .either(parts.map(\.tree)), copies: parts.map(\.copies).max() ?? 1)
  }

  private mutating func sequence(depth: Int) throws(SyntaxFault) -> Part {
    var parts: [Part] = []
    // Where the quantifier began that was read last, if nothing stands after it.
    var lastQuantifier: Int?
    // Quantifiers on the last part; flags between them make Go accept more than one.
    var quantifierCount = 0
    while let scalar = cursor.next, scalar != "|", scalar != ")" {
      let start = cursor.index
      if let (least, most) = try quantifier(scalar) {
        let isLazy = cursor.take("?") != flags.isUngreedy
        if let lastQuantifier { throw fault(.nestedRepeat, since: lastQuantifier) }
        guard let part = parts.popLast() else { throw fault(.missingRepeatArgument, since: start) }
        quantifierCount += 1
        if quantifierCount > Self.depthLimit { throw wholeFault(.tooDeep, at: start) }
        parts.append(try repeated(part, least: least, most: most, isLazy: isLazy, since: start, isCounted: scalar == "{"))
        lastQuantifier = start
        continue
      }
      lastQuantifier = nil
      let count = parts.count
      if scalar == "\\", cursor.take("\\Q") {
        parts += quoted()
      } else if let atom = try atom(scalar, depth: depth) {
        parts.append(atom)
      }
      if parts.count > count { quantifierCount = 0 }
    }
    return parts.count == 1 ? parts[0] : Part(tree: .sequence(parts.map(\.tree)), copies: parts.map(\.copies).max() ?? 1)
  }

  /// Nil for what is no part of its own: flags for what follows.
  private mutating func atom(_ scalar: Unicode.Scalar, depth: Int) throws(SyntaxFault) -> Part? {
    let start = cursor.index
    if scalar == "(" { return try group(depth: depth) }
    if scalar == "[" { return Part(tree: .one(try bracketed())) }
    if scalar == "\\" { return Part(tree: try escaped()) }
    cursor.index = start + 1
    switch scalar {
    case "^": return Part(tree: .assertion(flags.isMultiline ? .lineStart : .textStart))
    case "$": return Part(tree: .assertion(flags.isMultiline ? .lineEnd : .textEnd))
    case ".": return Part(tree: .one(ScalarClass(flags.dotMatchesLineFeed ? ScalarClass.any : [.not([.range(0x0A, 0x0A)])])))
    default: return Part(tree: .one(.one(scalar.value, isFolded: flags.ignoresCase)))
    }
  }

  /// What stands between `\Q` and `\E`, or the end.
  private mutating func quoted() -> [Part] {
    var parts: [Part] = []
    while let scalar = cursor.next, !cursor.take("\\E") {
      parts.append(Part(tree: .one(.one(scalar.value, isFolded: flags.ignoresCase))))
      cursor.index += 1
    }
    return parts
  }

  // MARK: Groups

  private mutating func group(depth: Int) throws(SyntaxFault) -> Part? {
    let start = cursor.index
    let outerFlags = flags
    var number: Int?
    cursor.index += 1
    if cursor.next != "?" {
      groupNames.append(nil)
      number = groupNames.count
    } else if let name = try groupName(since: start) {
      groupNames.append(name)
      number = groupNames.count
    } else if try groupFlags(since: start) {
      return nil
    }
    var part = try alternatives(depth: depth + 1)
    guard cursor.take(")") else { throw wholeFault(.missingParenthesis, at: start) }
    flags = outerFlags
    if let number { part.tree = .group(part.tree, number: number) }
    return part
  }

  /// The name in `(?P<name>` or `(?<name>` (Go 1.22), nil if it is another group.
  private mutating func groupName(since start: Int) throws(SyntaxFault) -> String? {
    let opening = start + 4 < cursor.text.count ? ["?P<", "?<"] : start + 3 < cursor.text.count ? ["?<"] : []
    guard let opening = opening.first(where: { cursor.take($0) }) else { return nil }
    guard let end = cursor.text[cursor.index...].firstIndex(of: ">") else {
      throw SyntaxFault(.groupName, start..<cursor.text.count)
    }
    let name = cursor.text[(start + 1 + opening.unicodeScalars.count)..<end]
    cursor.index = end + 1
    guard !name.isEmpty, name.allSatisfy({ $0 == "_" || isASCIILetterOrDigit($0) }) else { throw fault(.groupName, since: start) }
    return String(String.UnicodeScalarView(name))
  }

  /// Reads `?i-s:` or `?i-s)`, and sets the flags; whether they stand alone, for what follows them in the group around.
  private mutating func groupFlags(since start: Int) throws(SyntaxFault) -> Bool {
    var changed = flags
    var (isSet, hasFlag) = (true, false)
    cursor.index += 1
    while let scalar = cursor.next {
      cursor.index += 1
      switch scalar {
      case "i": changed.ignoresCase = isSet
      case "m": changed.isMultiline = isSet
      case "s": changed.dotMatchesLineFeed = isSet
      case "U": changed.isUngreedy = isSet
      case "-" where isSet:
        (isSet, hasFlag) = (false, false)
        continue
      case ":" where isSet || hasFlag, ")" where isSet || hasFlag:
        flags = changed
        return scalar == ")"
      default: throw fault(.groupSyntax, since: start)
      }
      hasFlag = true
    }
    throw fault(.groupSyntax, since: start)
  }

  // MARK: Quantifiers

  /// Nil if none stands here; a brace that begins no count is a character like any other.
  private mutating func quantifier(_ scalar: Unicode.Scalar) throws(SyntaxFault) -> (least: Int, most: Int?)? {
    let start = cursor.index
    switch scalar {
    case "*", "+", "?":
      cursor.index += 1
      return (scalar == "+" ? 1 : 0, scalar == "?" ? 1 : nil)
    case "{":
      guard let counts = counts() else {
        cursor.index = start
        return nil
      }
      guard counts.least <= Self.countLimit, counts.most ?? 0 <= Self.countLimit, counts.most ?? counts.least >= counts.least else {
        throw fault(.repeatCount, since: start)
      }
      return counts
    default: return nil
    }
  }

  private mutating func counts() -> (least: Int, most: Int?)? {
    guard cursor.take("{"), let least = count() else { return nil }
    var most: Int? = least
    if cursor.take(",") {
      most = nil
      if cursor.next != "}" {
        guard let count = count() else { return nil }
        most = count
      }
    }
    return cursor.take("}") ? (least, most) : nil
  }

  /// A number without leading zeros.
  private mutating func count() -> Int? {
    if cursor.next == "0", let after = cursor.peek(1), ("0"..."9").contains(after) { return nil }
    return cursor.number()
  }

  private func repeated(
    _ part: Part, least: Int, most: Int?, isLazy: Bool, since start: Int, isCounted: Bool
  ) throws(SyntaxFault) -> Part {
    var copies = part.copies
    if isCounted {
      copies = most == 0 ? 1 : copies * max(1, most ?? least)
      if copies > Self.countLimit { throw fault(.repeatCount, since: start) }
    }
    return Part(tree: .repeated(part.tree, least: least, most: most, isLazy: isLazy), copies: copies)
  }

  func isASCIILetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
