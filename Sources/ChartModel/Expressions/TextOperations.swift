extension Expr where Value == String {
  /// Cut to so many bytes. For ASCII texts.
  public func truncated(to length: Int) -> Expr { Expr(.apply(.truncate(length), expression)) }
  /// Without one occurrence of a suffix, if it is there.
  public func trimmingSuffix(_ suffix: String) -> Expr { Expr(.apply(.trimSuffix(suffix), expression)) }
  /// With `new` wherever `old`, which may not be empty, occurs.
  public func replacing(_ old: String, with new: String) -> Expr { Expr(.apply(.replace(old, with: new), expression)) }
  /// With small letters for capitals. For ASCII texts.
  public func lowercased() -> Expr { Expr(.apply(.lowercase, expression)) }
  /// The SHA-256 digest of the text as hexadecimal digits.
  public var sha256: Expr { Expr(.apply(.sha256, expression)) }
  /// The lines that are not empty, each once, in the order of their bytes, with a separator between them.
  public func distinctLines(separator: String) -> Expr { Expr(.apply(.distinctLines(separator: separator), expression)) }
  /// Whether the text has another in it, byte by byte.
  public func contains(_ part: Expr) -> Expr<Bool> { Expr<Bool>(.contains(text: expression, part: part.expression)) }
  /// Whether the text begins with one of the digits 0 to 9.
  public var startsWithDigit: Expr<Bool> { Expr<Bool>(.startsWithDigit(expression)) }

  /// The text of a named template.
  public static func helper(_ name: String) -> Expr { Expr(.helper(name)) }
}

extension Expr {
  /// One of two values, chosen when the chart is installed.
  public static func choose(if condition: Expr<Bool>, then: Expr, else otherwise: Expr) -> Expr {
    Expr(.choice(if: condition.expression, then: then.expression, else: otherwise.expression))
  }
}

extension Helper {
  /// A named template that is one text.
  public init(_ name: String, _ summary: String, text: Expr<String>) { self.init(name, summary, .string(text.expression)) }
}
