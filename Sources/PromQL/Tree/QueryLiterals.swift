/// A number as it is written (`0x1F`, `1e3`, `Inf`, `5m`), and what it is worth.
public struct NumberLiteral: Sendable, Hashable {
  public var value: Double
  public var text: String

  public init(_ value: Double, text: String) {
    self.value = value
    self.text = text
  }

  /// Equal numbers, however written; not a number equals itself here.
  public static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.value == right.value || left.value.isNaN && right.value.isNaN
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(value.isNaN ? 0 : value) }
}

/// A length of time: written out, a variable, or an expression of them (experimental: `[5m * 2]`, `[step()]`).
public indirect enum QueryDuration: Sendable, Hashable {
  /// Written out, with units or as a number of seconds; what is less than a millisecond counts as one.
  case milliseconds(Int)
  /// A number without a unit inside an expression, such as a factor.
  case number(NumberLiteral)
  case variable(QueryVariable)
  /// `$__interval` with a unit behind it, `${minutes}m`.
  case text(QueryText)
  case negative(QueryDuration)
  /// `+`, `-`, `*`, `/`, `%`, `^`.
  case binary(String, QueryDuration, QueryDuration)
  /// `step()`, `range()`, `min_of(…)`, `max_of(…)`.
  case call(String, [QueryDuration])
  case parentheses(QueryDuration)
}
