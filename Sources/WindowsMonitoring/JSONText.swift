import ChartModel
import YAML

/// A JSON object as lines of text whose values are known at install time.
enum JSONText {
  static func lines(_ fields: [(key: String, value: Expression)]) -> [TextBlock] {
    [.literal("{")]
      + fields.enumerated().map { index, field in
        .line([.literal("  \"\(field.key)\": "), value(field.value), .literal(index + 1 < fields.count ? "," : "")])
      } + [.literal("}")]
  }

  private static func value(_ expression: Expression) -> TextPiece {
    if case .string(let text) = expression { .literal(JSONWriter.text(for: .string(text), pretty: false)) } else { .hole(expression) }
  }
}
