/// Reads regular expressions of ECMA-262 (with the `u` flag's view of characters), but for what a search in linear time cannot do:
/// lookaround and backreferences. Go's regular expressions, which Helm matches with, lack the same.
struct PatternParser {
  typealias Fault = UncheckedPart.PatternFault

  private static let depthLimit = 100
  /// Go's limit for counts (regexp/syntax), so that no schema that Helm accepts asks for more.
  private static let countLimit = 1000

  let text: [Unicode.Scalar]
  var index = 0

  init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

  var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  mutating func parse() throws(PatternFaultError) -> PatternTree {
    let tree = try alternatives(depth: 0)
    // Only a closing parenthesis ends the outermost alternatives early.
    guard index == text.count else { throw .init(.unbalanced) }
    return tree
  }

  private mutating func alternatives(depth: Int) throws(PatternFaultError) -> PatternTree {
    if depth > Self.depthLimit { throw .init(.tooLarge) }
    var parts = [try sequence(depth: depth)]
    while take("|") { parts.append(try sequence(depth: depth)) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func sequence(depth: Int) throws(PatternFaultError) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let part = try atom(depth: depth)
      parts.append(try quantified(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom(depth: Int) throws(PatternFaultError) -> PatternTree {
    let scalar = text[index]
    index += 1
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return .one(ScalarClass(items: ScalarClass.dot))
    case "[": return .one(try bracketed())
    case "(": return try group(depth: depth)
    case "*", "+", "?": throw .init(.nothingToRepeat)
    case "\\":
      if take("b") { return .assertion(.wordBoundary) }
      if take("B") { return .assertion(.noWordBoundary) }
      return .one(ScalarClass(items: try escape()))
    default: return .one(.one(scalar.value))
    }
  }

  private mutating func group(depth: Int) throws(PatternFaultError) -> PatternTree {
    if take("?") {
      if take("=") || take("!") { throw .init(.lookaround) }
      if take("<") || (take("P") && take("<")) {
        if next == "=" || next == "!" { throw .init(.lookaround) }
        while let scalar = next, scalar != ">" {
          guard scalar.properties.isIDContinue || scalar == "$" else { throw .init(.unknownGroup) }
          index += 1
        }
        guard take(">") else { throw .init(.unknownGroup) }
      } else if !take(":") {
        throw .init(.unknownGroup)
      }
    }
    let tree = try alternatives(depth: depth + 1)
    guard take(")") else { throw .init(.unbalanced) }
    // A group may be repeated even if it is but an assertion.
    return .sequence([tree])
  }

  private mutating func quantified(_ part: PatternTree) throws(PatternFaultError) -> PatternTree {
    let (least, most): (Int, Int?)
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      (least, most) = (1, nil)
    } else if take("?") {
      (least, most) = (0, 1)
    } else if next == "{", let counts = try counts() {
      (least, most) = counts
    } else {
      return part
    }
    if case .assertion = part { throw .init(.nothingToRepeat) }
    _ = take("?")
    if let scalar = next, "*+?".unicodeScalars.contains(scalar) { throw .init(.nothingToRepeat) }
    return .repeated(part, least: least, most: most)
  }

  /// `{2}`, `{2,}`, `{2,5}`; nil if the brace is a character like any other.
  private mutating func counts() throws(PatternFaultError) -> (least: Int, most: Int?)? {
    let start = index
    index += 1
    guard let least = number() else {
      index = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      index = start
      return nil
    }
    guard least <= Self.countLimit, most ?? 0 <= Self.countLimit else { throw .init(.tooLarge) }
    guard most ?? least >= least else { throw .init(.badCount) }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      // Beyond the limit the exact number no longer matters.
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
      index += 1
    }
    return value
  }
}

/// Typed throws want an error; the fault itself is data that others keep.
struct PatternFaultError: Error {
  var fault: UncheckedPart.PatternFault

  init(_ fault: UncheckedPart.PatternFault) { self.fault = fault }
}
