/// Why a text is no regular expression, or none that can be matched here. The words for it stand in `RegularExpressionFaultWording.swift`.
public struct RegularExpressionFault: Error, Sendable, Hashable {
  public enum Problem: String, Sendable, Hashable, CaseIterable {
    // Those of golang/go, src/regexp/syntax/parse.go, ErrorCode.
    case missingParenthesis, missingBracket, unexpectedParenthesis, missingRepeatArgument, nestedRepeat, repeatCount, escape, classRange,
      groupName, groupSyntax, trailingBackslash, tooDeep, tooLarge
    /// Only in `ecmaScript`; in `re2` these are unknown groups, escapes and ranges, as Go sees them.
    case lookaround, backreference, unknownClass
  }

  public var problem: Problem
  /// The part that is to blame; with a missing counterpart all that follows, with one too many all of the expression,
  /// with a backslash at the end nothing.
  public var part: String
  /// Where that is to be mended, in Unicode scalars from the start.
  public var offset: Int

  public init(_ problem: Problem, part: String, offset: Int) {
    self.problem = problem
    self.part = part
    self.offset = offset
  }

  /// Whether the expression may be right and only exceeds what is handled here: at most 20 000 instructions, groups 200 deep (ECMAScript:
  /// 100). Go's limits are wider.
  public var isOwnLimit: Bool { problem == .tooDeep || problem == .tooLarge }

  /// Whether it is a lookahead or a lookbehind.
  public var looksAround: Bool {
    switch problem {
    case .lookaround: true
    case .groupSyntax, .groupName: ["(?=", "(?!", "(?<=", "(?<!"].contains { part.hasPrefix($0) }
    default: false
    }
  }
}

/// A fault as the parsers see it.
struct SyntaxFault: Error {
  var problem: RegularExpressionFault.Problem
  /// The part to blame, counted in scalars.
  var part: Range<Int>
  /// Where it is to be mended, if that is not where the part begins.
  var offset: Int?

  init(_ problem: RegularExpressionFault.Problem, _ part: Range<Int>, at offset: Int? = nil) {
    self.problem = problem
    self.part = part
    self.offset = offset
  }

  func moved(by distance: Int) -> SyntaxFault {
    SyntaxFault(
      problem, (part.lowerBound + distance)..<(part.upperBound + distance), at: offset.map { $0 + distance })
  }
}

extension RegularExpressionFault {
  init(_ fault: SyntaxFault, in text: [Unicode.Scalar]) {
    // What was put around the expression is not shown.
    let part = fault.part.clamped(to: 0..<text.count)
    var words = ""
    words.unicodeScalars.append(contentsOf: text[part])
    self.init(fault.problem, part: words, offset: min(max(fault.offset ?? fault.part.lowerBound, 0), text.count))
  }
}
