import Diagnostics
import RegularExpressions

extension PromQLError {
  /// What is wrong, in a clause.
  public var message: String {
    switch problem {
    case .unexpectedCharacter(let character, let place): "unexpected \(Self.shown(character))\(place.map { " in \($0.words)" } ?? "")"
    case .unclosed(let sign): sign.isQuote ? "the string is never closed" : "this \(sign) is never closed"
    case .unopened(let sign): "this \(sign) closes nothing"
    case .escape: "unknown escape sequence in a string"
    case .replacementCharacter: "the replacement character U+FFFD in a string, which Prometheus takes for broken UTF-8"
    case .invalidNumber(let text): "\(Self.shown(text)) is neither a number nor a duration"
    case .unitsOutOfOrder(let text): "the units of the duration \(Self.shown(text)) are out of order or repeated"
    case .emptyLabelName: "a label without a name"
    case .unexpectedEnd: "the query ends too early"
    case .unexpected(let text, _): "unexpected \(Self.shown(text))"
    case .trailingComma: "a comma after the last argument"
    case .tooDeep: "the query nests too deeply to be checked"
    case .durationOutOfRange: "the duration is out of range"
    case .durationNotPositive: "the duration must be greater than 0"
    case .divisionByZero: "division by zero in a duration"
    case .timestampOutOfRange: "the timestamp is out of range"
    case .rangeOfExpression: "a range of an expression that is no selector"
    case .modifierBeforeRange(let modifier): "\(modifier.rawValue) before the range"
    case .modifierTwice(let modifier): "\(modifier.rawValue) is given twice"
    case .misplacedModifier(let modifier): "\(modifier.rawValue) behind something that cannot have it"
    case .anchoredAndSmoothed: "anchored and smoothed at once"
    case .unknownFunction(let name): "there is no function \(Self.shown(name))"
    case .argumentCount(let name, _, _, let found): "\(name) with \(Self.count(found, "argument"))"
    case .aggregationArguments(let name, _, let found): "\(name) with \(Self.count(found, "argument"))"
    case .argumentType(let name, _, let found): "\(found.words) as argument of \(name)"
    case .parameterType(let name, _, let found): "\(found.words) as parameter of \(name)"
    case .aggregatedType(let name, let found): "\(name) of \(found.words)"
    case .infoSelector: "the second argument of info is no list of matchers"
    case .infoMetricName(let name): "the second argument of info names the metric \(Self.shown(name))"
    case .operandType(let operation, let found): "\(found.words) as operand of \(operation.rawValue)"
    case .signedType(let found): "a sign before \(found.words)"
    case .subqueryType(let found): "a subquery of \(found.words)"
    case .boolWithoutComparison(let operation): "bool behind \(operation.rawValue), which compares nothing"
    case .scalarsWithoutBool(let operation): "two scalars are compared by \(operation.rawValue) without bool"
    case .setOperatorOnScalar(let operation): "a scalar as operand of \(operation.rawValue)"
    case .matchingOnScalar: "on or ignoring where a side is a scalar"
    case .fillOnScalar: "fill where a side is a scalar"
    case .groupingInSetOperation(let operation): "group_left or group_right behind \(operation.rawValue)"
    case .fillInSetOperation(let operation): "fill behind \(operation.rawValue)"
    case .labelInOnAndGroup(let label): "the label \(Self.shown(label)) stands in on and in the list of the group"
    case .nameTwice(let name, let other): "the metric's name is given twice: \(Self.shown(name)) and \(Self.shown(other))"
    case .emptySelector: "the selector may match every series"
    case .regularExpression(let fault): "the regular expression is invalid: \(fault.message)"
    }
  }

  /// What should have been there, if that can be said.
  public var expected: String? {
    switch problem {
    case .unexpectedEnd(let expectation), .unexpected(_, let expectation): expectation.words
    case .invalidNumber: "a number such as 1.5, 1e9 or 0x1F, or a duration such as 1h30m"
    case .unitsOutOfOrder: "each unit once, from y, w, d, h, m and s to ms"
    case .argumentCount(_, let least, let most, _):
      switch most {
      case least?: Self.count(least, "argument")
      case let most? where least == 0: "at most \(Self.count(most, "argument"))"
      case let most?: "\(least) to \(Self.count(most, "argument"))"
      case nil: "\(Self.count(least, "argument")) or more"
      }
    case .aggregationArguments(_, let count, _): count == 1 ? "the vector alone" : "a parameter and the vector"
    case .argumentType(_, let type, _), .parameterType(_, let type, _): type.words
    case .aggregatedType, .subqueryType: PromQLType.instantVector.words
    case .operandType, .signedType: "a scalar or an instant vector"
    case .setOperatorOnScalar, .matchingOnScalar, .fillOnScalar: "instant vectors on both sides"
    default: nil
    }
  }

  /// How to mend it, if there is more to say.
  public var hint: String? {
    switch problem {
    case .unexpectedCharacter("=~", nil), .unexpectedCharacter("!~", nil):
      "=~ and !~ exist only in the braces of a selector"
    case .unexpectedCharacter("!", _): "the opposite of = is !=, of =~ it is !~"
    case .unclosed("\""), .unclosed("'"): "a line feed in a string is \\n, or the string stands in backticks"
    case .escape: "a backslash that is meant is \\\\, or the string stands in backticks"
    case .replacementCharacter: "write \\ufffd"
    case .unexpected("=", .operatorOrEnd): "outside of braces equality is =="
    case .unexpected(let word, .operatorOrEnd): Self.misspelt(word)
    case .unexpected(_, .string): "values stand in quotes"
    case .unexpected(_, .matcherOperator): "these are =, !=, =~ and !~"
    case .rangeOfExpression: "a subquery has a colon: [1h:] or [1h:1m]"
    case .modifierBeforeRange: "it goes behind the brackets"
    case .misplacedModifier(.anchored), .misplacedModifier(.smoothed): "selectors and ranges can have it, subqueries cannot"
    case .misplacedModifier: "it goes right behind a selector, a range or a subquery, inside of the function's parentheses"
    case .unknownFunction("holt_winters"): "since Prometheus 3.0 it is double_exponential_smoothing"
    case .unknownFunction(let name):
      nearestMatch(to: name, among: PromQLFunction.all.map(\.name) + Aggregation.operations).map { "did you mean \($0)?" }
    case .argumentType(_, .rangeVector, .instantVector): "a range of samples is a selector with a duration: [5m]"
    case .argumentType(_, .instantVector, .rangeVector), .aggregatedType(_, .rangeVector), .operandType(_, .rangeVector):
      "a function such as rate makes one of the range"
    case .argumentType(_, .instantVector, .scalar), .aggregatedType(_, .scalar): "vector(…) makes one of a scalar"
    case .argumentType(_, .scalar, .instantVector), .parameterType(_, .scalar, .instantVector): "scalar(…) makes one of a single series"
    case .infoSelector, .infoMetricName: "it is a list such as {__name__=\"target_info\", version=~\".+\"}"
    case .scalarsWithoutBool(let operation): "\(operation.rawValue) bool gives 0 or 1"
    case .setOperatorOnScalar: "vector(…) makes a vector of a scalar"
    case .emptySelector: "name the metric, or add a matcher that an empty value does not satisfy"
    case .regularExpression(let fault): fault.hint
    default: nil
    }
  }

  /// Some words that people write for an aggregation or an operator.
  private static func misspelt(_ word: String) -> String? {
    guard word.utf8.count > 1, case .word = Token.kind(ofWord: word) else { return nil }
    return nearestMatch(to: word, among: ["and", "or", "unless", "by", "without", "offset", "atan2"]).map { "did you mean \($0)?" }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    switch number {
    case 0: "no \(noun)s"
    case 1: "1 \(noun)"
    default: "\(number) \(noun)s"
    }
  }

  /// As a Go string literal, cut if it is long.
  private static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return QueryText(text).quoted.spelling }
    return QueryText(String(String.UnicodeScalarView(scalars.prefix(57)))).quoted.spelling + "…"
  }
}

extension PromQLError.Expectation {
  var words: String {
    switch self {
    case .expression: "an expression"
    case .operatorOrEnd: "an operator or the end of the query"
    case .label: "a label's name"
    case .matcher: "a matcher such as job=\"node\""
    case .matcherOperator: "an operator of matchers"
    case .string: "a string"
    case .number: "a number"
    case .timestamp: "a time in seconds since 1970, start() or end()"
    case .duration: "a duration such as 5m"
    case .durationOrBracket: "a duration such as 1m, or ]"
    case .colonOrBracket: ": or ]"
    case .symbol(let symbol): symbol
    case .commaOr(let symbol): ", or \(symbol)"
    case .operatorOr(let symbol): "an operator, or \(symbol)"
    }
  }
}

extension PromQLError.Brackets {
  var words: String {
    switch self {
    case .braces: "braces"
    case .brackets: "brackets"
    }
  }
}

extension PromQLType {
  /// As the documentation calls it, with its article.
  public var words: String {
    switch self {
    case .scalar: "a scalar"
    case .string: "a string"
    case .instantVector: "an instant vector"
    case .rangeVector: "a range vector"
    case .any: "a variable"
    }
  }
}

extension String {
  fileprivate var isQuote: Bool { self == "\"" || self == "'" || self == "`" }
}
