/// A regular expression, ready to be matched in a time that grows with the text's length only, whatever the expression: expressions and
/// texts may come from anyone.
///
/// Swift's own `Regex` tries one way through an expression after another, and some expressions of a few characters would keep it busy for
/// years.
public struct RegularExpression: Sendable {
  public enum Dialect: Sendable, Hashable, CaseIterable {
    /// ECMA-262 with the `u` flag's view of characters, without lookaround and backreferences. Says whether something matches; groups
    /// are not kept.
    case ecmaScript
    /// RE2 as Go has it (golang/go, src/regexp/syntax/doc.go), with Go's choice among several matches: leftmost, then first.
    case re2
  }

  /// The steps a search may take unless the caller says otherwise; a step is a part of the expression reached at a place of the text.
  public static let stepLimit = 10_000_000

  /// As it was given.
  public let source: String
  /// The names of the groups in the order of their opening parentheses, nil for those without.
  public let groupNames: [String?]
  let program: Program

  /// How many groups are kept, the whole match not counted.
  public var groupCount: Int { groupNames.count }

  public init(_ source: String, _ dialect: Dialect) throws(RegularExpressionFault) {
    let text = Array(source.unicodeScalars)
    do throws(SyntaxFault) { self = try Self(source, text, dialect) } catch {
      throw RegularExpressionFault(error, in: text)
    }
  }

  /// The `regex` of a relabelling rule, which has to match the whole value, line feeds among it.
  ///
  /// Source: prometheus/prometheus, model/relabel/relabel.go, NewRegexp: the text is put between `^(?s:` and `)$` and only then read, so
  /// that a parenthesis in it may close the one before it. `isFound` and `groups(in:)` therefore mean the whole value. Before Prometheus 3
  /// it was `^(?:`, and `.` no line feed.
  public init(relabelling source: String) throws(RegularExpressionFault) {
    let text = Array(source.unicodeScalars)
    let opening = Array("^(?s:".unicodeScalars)
    do throws(SyntaxFault) { self = try Self(source, opening + text + ")$".unicodeScalars, .re2) } catch {
      // What is wrong with the text itself is easier to understand.
      do throws(SyntaxFault) { _ = try Self(source, text, .re2) } catch { throw RegularExpressionFault(error, in: text) }
      throw RegularExpressionFault(error.moved(by: -opening.count), in: text)
    }
  }

  private init(_ source: String, _ text: [Unicode.Scalar], _ dialect: Dialect) throws(SyntaxFault) {
    self.source = source
    switch dialect {
    case .ecmaScript:
      var parser = ECMAScriptParser(text)
      program = try Program(parser.parse())
      groupNames = []
    case .re2:
      var parser = RE2Parser(text)
      program = try Program(parser.parse())
      groupNames = parser.groupNames
    }
  }

  // MARK: Matching

  /// Whether some part of the text matches.
  ///
  /// - Parameter steps: what may still be spent; nothing is found when it is used up.
  public func isFound(in text: String, steps: inout Int) -> Bool {
    var machine = Machine(program, text, slotCount: 0, matchesWhole: false, steps: steps)
    defer { steps = machine.steps }
    return machine.run() != nil
  }

  /// Whether some part of the text matches; false if that takes more than `stepLimit`.
  public func isFound(in text: String) -> Bool {
    var steps = Self.stepLimit
    return isFound(in: text, steps: &steps)
  }

  /// Whether the text matches from its first character to its last; false if that takes more than `stepLimit`.
  public func matchesWhole(_ text: String) -> Bool {
    var machine = Machine(program, text, slotCount: 0, matchesWhole: true, steps: Self.stepLimit)
    return machine.run() != nil
  }

  /// What the groups of the first match hold: the whole match, then every group, nil where it took no part. Nil if nothing matches, or if
  /// that takes more than `stepLimit`.
  public func groups(in text: String) -> [Substring?]? { groups(in: text, matchesWhole: false) }

  /// The same of a match from the first character to the last.
  public func groups(inWhole text: String) -> [Substring?]? { groups(in: text, matchesWhole: true) }

  private func groups(in text: String, matchesWhole: Bool) -> [Substring?]? {
    var machine = Machine(program, text, slotCount: 2 * (groupCount + 1), matchesWhole: matchesWhole, steps: Self.stepLimit)
    guard let slots = machine.run() else { return nil }
    let indices = Array(text.unicodeScalars.indices) + [text.endIndex]
    return (0...groupCount).map { group in
      let (start, end) = (slots[2 * group], slots[2 * group + 1])
      return start < 0 || end < 0 ? nil : text[indices[start]..<indices[end]]
    }
  }
}
