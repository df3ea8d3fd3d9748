public import Diagnostics
public import YAML

extension ValueViolation {
  /// Where a refused value came from, so that the hint fits: a values file wants quotes where `--set` wants another option.
  public enum Source: Sendable, Hashable {
    /// A values file.
    case file
    /// `--set`, which makes numbers and truth values of texts that look like them.
    case set
    /// `--set-string`, which makes texts only.
    case setString
  }

  /// The words for the violation.
  ///
  /// - Parameters:
  ///   - location: where the value stands in a values file, if it comes from one.
  ///   - source: what the value was given by.
  ///   - isNulled: whether a missing value was taken away by a null.
  public func diagnostic(at location: SourceLocation?, from source: Source = .file, isNulled: Bool = false) -> Diagnostic {
    let place = Self.text(of: path)
    switch problem {
    case .wrongType(let expected, let found):
      return Diagnostic(
        "VAL201", .error, "\(place): expected \(expected.unwrapped.summary), found \(description(of: found))", at: location,
        hint: Self.typeHint(expected.unwrapped, found, source))
    case .unknownKey(let key, let known):
      let nearest = nearestMatch(to: key, among: known).map { Self.text(of: path.dropLast() + [.key($0)]) }
      return Diagnostic(
        "VAL202", .error, "\(place): no such setting", at: location,
        hint: nearest.map { "did you mean \($0)?" }
          ?? (known.isEmpty ? "nothing can be set here" : "known here: \(Self.list(known, limit: 20))"))
    case .missingKey(let key, let expected):
      let name = Self.text(of: path + [.key(key)])
      return Diagnostic(
        "VAL203", .error,
        "\(name): expected \(expected.unwrapped.summary), found \(isNulled ? "null, which takes the default away" : "nothing")",
        at: location, hint: isNulled ? "remove the null to get the default, or give a value" : Self.missingHint(key, path, source))
    case .notOneOf(let words, let found):
      return notOneOf(words, found, at: location)
    case .outOfRange(let range, let found):
      return Diagnostic(
        "VAL205", .error, "\(place): expected \(ValueType.integer(range).summary), found \(description(of: found))", at: location)
    case .wrongPattern(let pattern, let found):
      return Diagnostic(
        "VAL206", .error, "\(place): \(isSecret ? "the text" : Self.quoted(found)) has not the form that is expected", at: location,
        hint: Self.patternHint(pattern, found))
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
        "VAL209", .error, "\(place): \(description(of: item)) stands more than once", at: location, hint: "remove the repetition")
    case .badMapKey(let pattern, let key):
      return Diagnostic(
        "VAL210", .error, "\(place): the key \(Self.quoted(key)) has not the form that is expected", at: location,
        hint: Self.patternHint(pattern, key))
    }
  }

  /// A path as in `--set`: `proxy.builds[0].name`.
  public static func text(of path: [PathElement]) -> String {
    var text = ""
    for element in path {
      switch element {
      case .key(let key):
        let shown = String(GoText.quoted(String(key.prefix(80))).dropFirst().dropLast())
        text += (text.isEmpty ? "" : ".") + shown.replacing(".", with: "\\.") + (key.count > 80 ? "…" : "")
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  private func notOneOf(_ words: [String], _ found: String, at location: SourceLocation?) -> Diagnostic {
    let nearest = nearestMatch(to: found, among: words)
    // A long list helps only those who cannot be told what they meant.
    let expected = nearest != nil && words.count > 12 ? "one of \(words.count) words" : "one of \(Self.list(words, limit: 200))"
    return Diagnostic(
      "VAL204", .error, "\(Self.text(of: path)): expected \(expected), found \(isSecret ? "another text" : Self.quoted(found))",
      at: location,
      hint: nearest.map { "did you mean \($0.isEmpty ? "\"\"" : $0)?" })
  }

  private func description(of value: YAMLValue) -> String {
    switch value {
    case .null: "nothing (null)"
    case .list: "a list"
    case .map: "a map"
    case .bool: isSecret ? "a boolean" : GoText.json(value)
    case .int, .float: isSecret ? "a number" : GoText.json(value)
    case .string(let text): isSecret ? "a text" : "the text \(Self.quoted(text))"
    }
  }

  private static func quoted(_ text: String) -> String { GoText.quoted(String(text.prefix(60))) + (text.count > 60 ? "…" : "") }

  private static func list(_ words: [String], limit: Int) -> String {
    let first = words.prefix(limit).map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", ")
    return words.count > limit ? "\(first) and \(words.count - limit) more" : first
  }
}

// MARK: - Hints

extension ValueViolation {
  private static func patternHint(_ pattern: TextPattern, _ found: String) -> String {
    if let offender = found.unicodeScalars.first(where: { !ScalarSet.printableLines.contains($0) }) {
      let digits = String(offender.value, radix: 16, uppercase: true)
      return "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits) cannot be carried by Helm's YAML: remove it"
    }
    if pattern == .line { return "it must be a single line without tabs" }
    return "expected \(pattern.wording ?? pattern.regularExpression)"
  }

  private static func missingHint(_ key: String, _ path: [PathElement], _ source: Source) -> String {
    let isInList = path.contains { if case .index = $0 { true } else { false } }
    if isInList, source != .file { return "an index replaces the chart's whole list: give every element in full, best in a values file" }
    return isInList ? "elements of a list have no defaults: give \(key) a value" : "give \(key) a value"
  }

  private static func typeHint(_ expected: ValueType, _ found: YAMLValue, _ source: Source) -> String? {
    switch (expected, found, source) {
    case (_, .null, _):
      return "remove the key to get the default"
    case (.string, .int, .file), (.string, .float, .file), (.string, .bool, .file), (.choice, .int, .file), (.choice, .bool, .file):
      return "write it in quotes to make it a text"
    case (.string, .int, _), (.string, .bool, _), (.choice, .int, _), (.choice, .bool, _):
      return "use --set-string to make it a text"
    case (.integer, .string(let text), .setString) where Int(text) != nil,
      (.boolean, .string(let text), .setString) where ["true", "false"].contains(text):
      return "use --set; --set-string makes texts only"
    case (.integer, .string(let text), _) where Int(text) != nil:
      return source == .file ? "write it without quotes" : "write it without leading zeros"
    case (.integer, .string(let text), _) where text.first?.isNumber == true:
      return "write the number alone, without a unit"
    case (.boolean, .string(let text), .file) where ["true", "false"].contains(text):
      return "write it without quotes"
    case (.boolean, .string(let text), _) where ["yes", "on", "y"].contains(text.lowercased()):
      return "write true"
    case (.boolean, .string(let text), _) where ["no", "off", "n"].contains(text.lowercased()):
      return "write false"
    case (.list, .map, .file), (.list, .string, .file), (.list, .int, .file):
      return "put each element on a line of its own, after a dash"
    case (.list, .string, _), (.list, .int, _), (.list, .map, _):
      return "write a list as {a,b}, or put it into a values file"
    default:
      return nil
    }
  }
}
