import Diagnostics

/// A place in an input that is no longer in memory.
struct SettledPlace: Sendable, Hashable {
  let location: SourceLocation
  let excerpt: String?
  let causes: [Cause]
  /// The codes of rules over all inputs that are suppressed here.
  let suppressed: Set<String>
  /// What the place alone does not tell, for the end of a message: ` (at groups/0/rules/1/expr)`.
  let remainder: String

  func precedes(_ other: SettledPlace) -> Bool {
    let (left, right) = (location, other.location)
    return left.file == right.file
      ? (left.line, left.column) < (right.line, right.column) : left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
  }
}
