import Reports

/// The title over the lanes, and what is to be known of the picture.
struct SVGHeader {
  private let title: String
  private let notes: [String]

  private static let titleSize = 17
  private static let noteSize = 11
  /// What the narrowest picture has room for.
  private static let room = 528

  let height: Int

  init(_ graph: TopologyGraph) {
    title = TextWidths.shortened(graph.title, to: Self.room, size: Self.titleSize, isBold: true)
    notes = graph.notes.flatMap { TextWidths.wrapped($0, to: Self.room, lines: 2, size: Self.noteSize) }
    height = 46 + 16 * notes.count + (notes.isEmpty ? 0 : 6)
  }

  func write(into svg: inout SVGText, width: Int) {
    svg.line("<text class=\"headline\" x=\"16\" y=\"31\">\(XMLText.escaped(title))</text>")
    for (index, note) in notes.enumerated() {
      svg.line("<text class=\"remark\" x=\"16\" y=\"\(50 + 16 * index)\">\(XMLText.escaped(note))</text>")
    }
  }
}
