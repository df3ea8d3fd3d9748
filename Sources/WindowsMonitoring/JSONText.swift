import ChartModel
import YAML

/// A JSON object as lines of text whose values are known at install time.
enum JSONText {
  /// - Parameters:
  ///   - fields: of one line each.
  ///   - list: a last field, whose elements have a line each.
  static func lines(_ fields: [(key: String, value: Expression)], list: (key: String, elements: [TextBlock])? = nil) -> [TextBlock] {
    let count = fields.count + (list == nil ? 0 : 1)
    return [.literal("{")]
      + fields.enumerated().map { index, field in
        .line([.literal("  \"\(field.key)\": "), value(field.value), .literal(index + 1 < count ? "," : "")])
      } + (list.map { [.literal("  \"\($0.key)\": [")] + $0.elements + [.literal("  ]")] } ?? []) + [.literal("}")]
  }

  /// An object on one line.
  static func object(_ fields: [(key: String, value: Expression)]) -> [TextPiece] {
    fields.enumerated().flatMap { index, field in [.literal("\(index == 0 ? "{" : ", ")\"\(field.key)\": "), value(field.value)] }
      + [.literal("}")]
  }

  private static func value(_ expression: Expression) -> TextPiece {
    switch expression {
    case .string(let text): .literal(JSONWriter.text(for: .string(text), pretty: false))
    case .value(let value): .literal(JSONWriter.text(for: value, pretty: false))
    default: .hole(expression)
    }
  }
}
