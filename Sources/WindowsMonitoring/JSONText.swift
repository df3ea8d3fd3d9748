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

  /// Settings go through `toJson`, because Go's quoting is not JSON's; names and facts are plain enough for both.
  private static func value(_ expression: Expression) -> TextPiece {
    switch expression {
    case .string(let text): .literal(JSONWriter.text(for: .string(text), pretty: false))
    case .reference(let reference) where expression.kind == .string || expression.kind == .json: .hole(.json(reference))
    default: .hole(expression)
    }
  }
}
