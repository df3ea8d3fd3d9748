import Diagnostics

extension RegularExpressionFault {
  /// What is wrong, in Go's words where it has some, with the part to blame unless that is the expression.
  public var message: String {
    switch problem {
    case .missingParenthesis, .unexpectedParenthesis, .trailingBackslash, .tooDeep, .tooLarge: problem.words
    default: part.isEmpty ? problem.words : "\(problem.words): `\(Self.cut(part))`"
    }
  }

  /// How to mend it, if there is more to say.
  public var hint: String? {
    switch problem {
    case .missingParenthesis: "the group that begins at character \(offset + 1) is never closed; a parenthesis that is meant is \\("
    case .missingBracket: "the class that begins at character \(offset + 1) is never closed; a bracket that is meant is \\["
    case .unexpectedParenthesis: "character \(offset + 1) closes no group; a parenthesis that is meant is \\)"
    case .missingRepeatArgument: "a quantifier needs something before it; the character itself is written with a backslash before it"
    case .nestedRepeat: "put a group around what is repeated twice: (?:…)"
    case .repeatCount: "counts go up to 1000, those within each other multiplied, and the lower one stands first"
    case .escape: escapeHint
    case .classRange: classHint
    case .groupName: looksAround ? Self.lookaroundHint : "a group's name has letters, digits and underscores only, between < and >"
    case .groupSyntax:
      looksAround ? Self.lookaroundHint : "known are (?:…), (?P<name>…) and the flags i, m, s and U, such as (?i)"
    case .trailingBackslash: "a backslash that is meant is \\\\"
    case .lookaround: Self.lookaroundHint
    case .backreference: Self.backreferenceHint
    case .unknownClass: nil
    case .tooDeep, .tooLarge: "write it with fewer groups or smaller counts"
    }
  }

  private static let lookaroundHint = "lookahead and lookbehind do not exist in RE2; match the opposite in another place"
  private static let backreferenceHint = "references to groups do not exist in RE2"

  private var escapeHint: String? {
    guard let letter = part.unicodeScalars.dropFirst().first else { return nil }
    return switch letter {
    case "1"..."9", "k": Self.backreferenceHint
    // Outside of brackets these are right.
    case "b": "a backspace is \\x08"
    case "d", "D", "s", "S", "w", "W": "a class is no end of a range; a hyphen that is meant stands last in the brackets"
    case "Z": "the end of the text is \\z"
    case "h": "spaces and tabs are [ \\t]"
    case "u": "a character by its number is \\x{20AC}"
    case "<", ">": "the edge of a word is \\b"
    case "x": "write two hexadecimal digits, or any number of them in braces: \\x7F, \\x{10FFFF}"
    case "a"..."z", "A"..."Z": "a character that is meant stands without the backslash"
    default: letter.isASCII ? nil : "only ASCII punctuation may have a backslash before it"
    }
  }

  private var classHint: String? {
    if part.hasPrefix("\\p") || part.hasPrefix("\\P") {
      let name = String(part.dropFirst(part.dropFirst(2).first == "{" ? 3 : 2)).filter { $0 != "}" && $0 != "^" }
      return nearestMatch(to: name, among: UnicodeClasses.names).map { "did you mean \\p{\($0)}?" }
    }
    if part.hasPrefix("[:") {
      let name = part.filter(\.isLetter)
      return nearestMatch(to: name, among: ASCIIClasses.names).map { "did you mean [:\($0):]?" }
    }
    return "the first character of a range must not come after the last; a hyphen that is meant stands last in the brackets"
  }

  /// Enough of a long part to be recognized.
  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))) + "…"
  }
}

extension RegularExpressionFault.Problem {
  /// Source: golang/go, src/regexp/syntax/parse.go.
  fileprivate var words: String {
    switch self {
    case .missingParenthesis: "missing closing )"
    case .missingBracket: "missing closing ]"
    case .unexpectedParenthesis: "unexpected )"
    case .missingRepeatArgument: "missing argument to repetition operator"
    case .nestedRepeat: "invalid nested repetition operator"
    case .repeatCount: "invalid repeat count"
    case .escape: "invalid escape sequence"
    case .classRange: "invalid character class range"
    case .groupName: "invalid named capture"
    case .groupSyntax: "invalid or unsupported Perl syntax"
    case .trailingBackslash: "trailing backslash at end of expression"
    case .tooDeep: "expression nests too deeply"
    case .tooLarge: "expression too large"
    case .lookaround: "lookahead and lookbehind are not supported"
    case .backreference: "references to groups are not supported"
    case .unknownClass: "unknown class"
    }
  }
}
