public import YAML

/// The argument of Helm's `--set` or `--set-string`, such as `a.b[0].c=1,d={x,y}`: read once, then written into values.
///
/// The rules are those of helm/helm `pkg/strvals/parser.go` at version 4.3:
/// - assignments stand between commas; a trailing comma and an empty expression are fine; blanks belong to keys and values;
/// - a backslash takes the next character as it is, in keys, indexes and values;
/// - `{a,b}` is a list of plain values (`{}` holds one empty value); a comma after it may be left out;
/// - `[n]` is an index up to 65536; missing elements before it become null; an element of the wrong kind is
///   replaced when a key follows, and is an error when an index follows, unless it is null;
/// - a key that is there already must hold a map before `.` and a list before `[`: null is neither;
/// - a key may have 30 dots, of which those after `]` do not count;
/// - with `--set`, `true`, `false` and `null` in any case and decimal integers of 64 bits are typed, where an integer may have a sign
///   and may start with zero only after one (`-012` is -12) or if it is `0`; all else is a string. `--set-string` makes strings only;
/// - null is a value like any other here; it takes a default away later, when values are combined with those of the chart.
///
/// An accepted expression means exactly what it means to Helm. **Deliberate divergences**, all of them refusals where Helm succeeds
/// without doing what was asked:
/// - an empty key (`=1`, `.a=1`, `a..b=1`, `a.` at the end): Helm drops the assignment;
/// - `a[0` and `a[0]` without a value at the end: Helm ignores the first and makes an empty list of the second;
/// - `a[0].b=` at the end, while `a` has no element 0: Helm leaves the element out (`a[0].b=,` works);
/// - a backslash at the very end: Helm drops it;
/// - more than 512 steps in one path: Helm has no limit for indexes.
///
/// Bytes that are no UTF-8 cannot be told apart in a Swift string; Helm makes each of them U+FFFD.
public struct SetExpression: Sendable, Hashable {
  /// Which of Helm's options the expression was given to. Helm applies all of `--set` first, then all of `--set-string`.
  public enum Option: String, Sendable, Hashable, CaseIterable {
    case set = "--set"
    case setString = "--set-string"
  }

  /// The largest index that Helm accepts.
  public static let largestIndex = 65_536
  /// How many dots one key may have, not counting those that follow an index.
  public static let nestingLimit = 30
  /// How many keys and indexes one path may have. This limit is our own: nested lists have none in Helm.
  public static let stepLimit = 512

  public let text: String
  public let option: Option
  /// What is assigned, in the order of writing.
  public let assignments: [SetAssignment]

  /// Reads an expression. What can only be told from the values it is written into is found by `apply(to:)`.
  public init(parsing text: String, for option: Option = .set) throws(SetError) {
    self.text = text
    self.option = option
    var parser = SetParser(text, option: option)
    assignments = try parser.assignments()
  }

  /// Writes the assignments into values one after the other: new keys go to the end.
  /// - Throws: `SetError` if a path runs through a value that is no map or no list.
  public func apply(to values: YAMLMap) throws(SetError) -> YAMLMap {
    var result = values
    for assignment in assignments {
      do throws(SetConflict) {
        try assignment.write(into: &result)
      } catch {
        throw SetError(error.problem, column: error.column, expression: text, option: option)
      }
    }
    return result
  }

  /// Reads an expression and writes it into values.
  public static func parse(_ text: String, for option: Option = .set, into values: YAMLMap) throws(SetError) -> YAMLMap {
    try SetExpression(parsing: text, for: option).apply(to: values)
  }
}
