// What Swift's own `if` would take for comparisons of values, although they only compare expressions while the chart is built. Sets and
// dictionaries need the first; all are deprecated and not unavailable, because the compiler would pass over unavailable ones and take
// those of the standard library.

extension Expr {
  /// Whether the two are the same expression, which says nothing of what they are at install time.
  @available(*, deprecated, message: "known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b")
  public static func == (left: Expr, right: Expr) -> Bool { left.expression == right.expression }
  /// Whether the two are different expressions, which says nothing of what they are at install time.
  @available(*, deprecated, message: "known at install time only: write If(a != b) instead of if a != b, let c: Expr<Bool> = a != b")
  public static func != (left: Expr, right: Expr) -> Bool { left.expression != right.expression }
}

// With a text beside it the compiler would prefer the requirement of Equatable, which is not deprecated.
extension Expr where Value: TextRepresentable {
  /// Whether the expression is just this text, which says nothing of what it is at install time.
  @available(*, deprecated, message: "known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b")
  public static func == (left: Expr, right: String) -> Bool { left.expression == .string(right) }
  /// Whether the expression is not just this text, which says nothing of what it is at install time.
  @available(*, deprecated, message: "known at install time only: write If(a != b) instead of if a != b, let c: Expr<Bool> = a != b")
  public static func != (left: Expr, right: String) -> Bool { left.expression != .string(right) }
  /// Whether the expression is just this text, which says nothing of what it is at install time.
  @available(*, deprecated, message: "known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b")
  public static func == (left: String, right: Expr) -> Bool { right.expression == .string(left) }
  /// Whether the expression is not just this text, which says nothing of what it is at install time.
  @available(*, deprecated, message: "known at install time only: write If(a != b) instead of if a != b, let c: Expr<Bool> = a != b")
  public static func != (left: String, right: Expr) -> Bool { right.expression != .string(left) }
}
