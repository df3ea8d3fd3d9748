import ChartModel

/// A line of a text, as a part that conditions and loops can stand around.
indirect enum TextLine: Part {
  case line([TextPiece])
  case when(Expression, [TextLine], else: [TextLine])
  case each(Loop, [TextLine])

  var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    case .line: nil
    }
  }

  static func blocks(@PartsBuilder<TextLine> _ lines: () -> [TextLine]) -> [TextBlock] { lines().map(\.text) }

  private var text: TextBlock {
    switch self {
    case .line(let pieces): .line(pieces)
    case .when(let condition, let then, let otherwise): .when(condition, then.map(\.text), else: otherwise.map(\.text))
    case .each(let loop, let body): .each(loop, body.map(\.text))
    }
  }
}
