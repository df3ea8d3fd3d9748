public import Diagnostics
internal import YAML

extension SetError: DiagnosticError {
  public var diagnostic: Diagnostic {
    let (code, message, hint) = wording
    return Diagnostic(code, .error, "\(option.rawValue) \(shown(expression)), column \(column): \(message)", hint: hint)
  }

  private var wording: (code: DiagnosticCode, message: String, hint: String) {
    switch problem {
    case .keyWithoutValue(let key):
      (
        "VAL101", "the key \(shown(key)) has no value",
        "Write key=value; a comma inside a value is written \\, and one inside a key as well."
      )
    case .emptyKey:
      ("VAL102", "a key is missing here", "Write key=value, with a name on both sides of every dot; a dot inside a key is written \\.")
    case .unclosedIndex:
      ("VAL103", "the index has no closing bracket", "Write key[0]=value; a bracket inside a key is written \\[.")
    case .indexNotANumber(let text):
      ("VAL104", "\(shown(text)) is no index", "Write a number from 0 to \(SetExpression.largestIndex) between the brackets.")
    case .indexOutOfRange(let index):
      ("VAL105", "the index \(index) is out of range", "Helm accepts indexes from 0 to \(SetExpression.largestIndex).")
    case .textAfterIndex(let text):
      ("VAL106", "\(shown(text)) cannot follow an index", "An index is followed by =value, by .key or by another index.")
    case .indexWithoutValue:
      ("VAL107", "the index has no value", "Write key[0]=value; Helm would put an empty list here.")
    case .unclosedList:
      ("VAL108", "the list has no closing brace", "Write key={a,b}; a brace that is part of a plain value is written \\{.")
    case .tooManyDots:
      ("VAL109", "the key has more than \(SetExpression.nestingLimit) dots", "Helm accepts no more; put such values into a values file.")
    case .tooManySteps:
      (
        "VAL110", "the path has more than \(SetExpression.stepLimit) keys and indexes",
        "Helm has no limit here, wingen does; put such values into a values file."
      )
    case .loneBackslash:
      ("VAL111", "the backslash at the end escapes nothing", "A backslash is written \\\\; Helm would drop this one.")
    case .notAMap(let path, let found):
      (
        "VAL112", "\(shown(path)) is \(kind(of: found)), so it has no keys",
        "Set \(shown(path)) to a map in a values file, or leave out where it is set to \(kind(of: found))."
      )
    case .notAList(let path, let found):
      (
        "VAL113", "\(shown(path)) is \(kind(of: found)), so it has no elements",
        "Set \(shown(path)) to a list, as in key={a,b}, or leave out where it is set to \(kind(of: found))."
      )
    case .emptyValueLost(let path):
      (
        "VAL114", "Helm would lose this empty value, because there is no element \(shown(path)) yet",
        "End the expression with a comma: then Helm creates the element."
      )
    }
  }
}

/// User text as a message shows it: quoted, control characters escaped, cut when long.
func shown(_ text: String) -> String {
  let limit = 80
  let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
  return text.unicodeScalars.count > limit ? String(reflecting: start) + "…" : String(reflecting: start)
}

/// What a value is, as a message says it.
func kind(of value: YAMLValue) -> String {
  switch value {
  case .null: "null"
  case .bool: "a boolean"
  case .int, .float: "a number"
  case .string: "a string"
  case .list: "a list"
  case .map: "a map"
  }
}
