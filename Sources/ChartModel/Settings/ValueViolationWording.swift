public import Diagnostics
import YAML

extension ValueViolation {
  /// The words for the violation.
  ///
  /// - Parameter location: where the value stands in a values file, if it comes from one.
  public func diagnostic(at location: SourceLocation?) -> Diagnostic {
    let place = Self.text(of: path)
    switch problem {
    case .wrongType(let expected, let found):
      return Diagnostic(
        "VAL201", .error, "\(place): expected \(expected.unwrapped.summary), found \(found.shortDescription)", at: location,
        hint: Self.typeHint(expected.unwrapped, found))
    case .unknownKey(let key, let known):
      let nearest = nearestMatch(to: key, among: known)
      return Diagnostic(
        "VAL202", .error, "\(place): no such setting", at: location,
        hint: nearest.map { "did you mean \($0)?" }
          ?? (known.isEmpty ? "nothing can be set here" : "known here: \(known.prefix(20).joined(separator: ", "))"))
    case .missingKey(let key):
      return Diagnostic(
        "VAL203", .error, "\(place.isEmpty ? key : "\(place).\(key)"): must be there; a null takes the default away", at: location,
        hint: "remove the null, or give a value")
    case .notOneOf(let words, let found):
      let nearest = nearestMatch(to: found, among: words).map { "did you mean \($0)? " } ?? ""
      return Diagnostic(
        "VAL204", .error, "\(place): expected one of \(words.joined(separator: ", ")), found \(GoText.quoted(found))", at: location,
        hint: nearest.isEmpty ? nil : nearest.trimmingTrailingSpace)
    case .outOfRange(let range, let found):
      return Diagnostic(
        "VAL205", .error, "\(place): expected \(ValueType.integer(range).summary), found \(found.shortDescription)", at: location)
    case .wrongPattern(let pattern, let found):
      let offender = found.unicodeScalars.first { !ScalarSet.printableLines.contains($0) }
      return Diagnostic(
        "VAL206", .error, "\(place): \(GoText.quoted(String(found.prefix(60)))) has not the form that is expected", at: location,
        hint: offender.map { "U+\(String($0.value, radix: 16, uppercase: true)) cannot be carried by Helm's YAML: remove it" }
          ?? (pattern == .line ? "it must be a single line" : "expected \(pattern.regularExpression)"))
    case .wrongLength(let least, let most, let found):
      let expected =
        switch (least, most) {
        case (1, nil): "a text that is not empty"
        case (let least, nil): "at least \(least) characters"
        case (0, let most?): "at most \(most) characters"
        case (let least, let most?): "\(least) to \(most) characters"
        }
      return Diagnostic("VAL207", .error, "\(place): expected \(expected), found \(found)", at: location)
    case .tooFewItems(let least, let found):
      return Diagnostic("VAL208", .error, "\(place): expected at least \(least) element(s), found \(found)", at: location)
    case .repeatedItem(let item):
      return Diagnostic(
        "VAL209", .error, "\(place): \(item.shortDescription) stands more than once", at: location, hint: "remove the repetition")
    case .badMapKey(let pattern, let key):
      return Diagnostic(
        "VAL210", .error, "\(place): the key \(GoText.quoted(String(key.prefix(60)))) has not the form that is expected", at: location,
        hint: "expected \(pattern.regularExpression)")
    }
  }

  /// A path as in `--set`: `proxy.builds[0].name`.
  static func text(of path: [PathElement]) -> String {
    var text = ""
    for element in path {
      switch element {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key.replacing(".", with: "\\.")
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  private static func typeHint(_ expected: ValueType, _ found: YAMLValue) -> String? {
    switch (expected, found) {
    case (.string, .int), (.string, .float), (.string, .bool), (.choice, .int), (.choice, .bool):
      "write it in quotes to make it a text"
    case (.integer, .string(let text)) where Int(text) != nil: "write it without quotes"
    case (.boolean, .string(let text)) where ["true", "false"].contains(text): "write it without quotes"
    case (_, .null): "remove the key to get the default"
    default: nil
    }
  }
}

extension YAMLValue {
  fileprivate var shortDescription: String {
    switch self {
    case .null: "nothing (null)"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): "the text \(GoText.quoted(String(value.prefix(60))))"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension String {
  fileprivate var trimmingTrailingSpace: String { hasSuffix(" ") ? String(dropLast()) : self }
}
