import ChartModel

/// A JSON object as lines of text whose values are known at install time.
enum JSONText {
  static func lines(_ fields: [(key: String, value: Expression)]) -> [TextBlock] {
    [.literal("{")]
      + fields.enumerated().map { index, field in
        let comma = index + 1 < fields.count ? "," : ""
        return .line([.literal("  \"\(field.key)\": "), .hole(value(field.value)), .literal(comma)])
      } + [.literal("}")]
  }

  /// Settings go through `toJson`, because Go's quoting is not JSON's.
  private static func value(_ expression: Expression) -> Expression {
    if case .reference(let reference) = expression, expression.kind == .string || expression.kind == .json {
      return .json(reference)
    }
    return expression
  }
}
