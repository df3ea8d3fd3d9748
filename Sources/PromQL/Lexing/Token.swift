/// A piece of a query's text as the parser sees it. Source: prometheus/prometheus, promql/parser/lex.go.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    /// A word that is no keyword, with its variables. Only words with a colon cannot be a function's name.
    case word(QueryText)
    /// A keyword or an aggregation, in lower case. As a name it counts as it was written.
    case keyword(Keyword, String)
    case aggregation(String, String)
    case number(NumberLiteral)
    /// With units: in milliseconds, and as it is written.
    case duration(Int, String)
    /// Digits with variables between them, or variables with units behind them.
    case template(QueryText)
    case string(QueryText)
    case symbol(Symbol)
    case failure(PromQLError.Problem)
    case end
  }

  enum Keyword: String, Sendable, Hashable {
    case and, or, unless, atan2, bool, by, without, on, ignoring, offset, anchored, smoothed, fill
    case groupLeft = "group_left"
    case groupRight = "group_right"
    case fillLeft = "fill_left"
    case fillRight = "fill_right"
    case start, end, step, range
    case maxOf = "max_of"
    case minOf = "min_of"
  }

  enum Symbol: String, Sendable, Hashable {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftBracket = "["
    case rightBracket = "]"
    case comma = ","
    case colon = ":"
    case assign = "="
    case matches = "=~"
    case matchesNot = "!~"
    case at = "@"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case trimUpper = "</"
    case trimLower = ">/"
  }

  var kind: Kind
  var range: QueryRange
}

extension Token {
  static let aggregations = [
    "sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk", "bottomk", "count_values", "quantile", "limitk",
    "limit_ratio",
  ]

  /// A word that the lexer may see otherwise: as keyword, aggregation or number.
  static func kind(ofWord word: String) -> Kind {
    let lower = word.lowercased()
    if let keyword = Keyword(rawValue: lower) { return .keyword(keyword, word) }
    if aggregations.contains(lower) { return .aggregation(lower, word) }
    switch lower {
    case "inf": return .number(NumberLiteral(.infinity, text: word))
    case "nan": return .number(NumberLiteral(.nan, text: word))
    default: return .word(QueryText(word))
    }
  }

  /// Whether a metric's name may stand before the braces.
  static func isPlainName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter || first == UInt8(ascii: ":") else { return false }
    guard name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ":") }) else { return false }
    return isName(kind(ofWord: name))
  }

  /// Source: generated_parser.y, metric_identifier.
  static func isName(_ kind: Kind) -> Bool {
    switch kind {
    case .word, .aggregation: true
    case .keyword(let keyword, _):
      switch keyword {
      case .bool, .on, .ignoring, .groupLeft, .groupRight, .atan2: false
      default: true
      }
    default: false
    }
  }

  /// Whether a label's name needs no quotes in a matcher, where nothing is a keyword.
  static func isPlainLabel(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter else { return false }
    return name.utf8.allSatisfy(\.isWord)
  }

  /// Whether a label's name needs no quotes in a list: `by (…)`. Source: generated_parser.y, maybe_label.
  static func isPlainListedLabel(_ name: String) -> Bool {
    guard isPlainLabel(name) else { return false }
    switch kind(ofWord: name) {
    case .keyword(.without, _), .number: return false
    default: return true
    }
  }
}

extension UInt8 {
  /// A letter or an underscore, as PromQL counts.
  var isLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isWord: Bool { isLetter || isDigit }
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  var hexadecimalValue: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
