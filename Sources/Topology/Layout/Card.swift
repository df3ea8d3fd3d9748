/// A node as a box of text: how large it is, and which line stands where.
package struct Card: Sendable, Hashable {
  package enum Style: Sendable, Hashable { case title, subtitle, fact }

  package struct Line: Sendable, Hashable {
    package var text: String
    package var style: Style
    /// From the card's top left corner to where the text begins, on its base line.
    package var place: Point
    /// The fact that the line begins; nil for the lines after the first, and for titles.
    package var fact: TopologyGraph.Fact?

    package var size: Int { style.size }
    package var width: Int { TextWidths.width(text, size: style.size, isBold: style == .title) }
  }

  package let lines: [Line]
  package let width: Int
  package let height: Int
  /// Where a rule parts title and facts; nil without facts.
  package let rule: Int?

  private static let padding = 12
  /// Room for a fact's symbol.
  static let symbolWidth = 17
  private static let narrowest = 176
  private static let widest = 272

  init(_ node: TopologyGraph.Node) {
    let width = Self.width(of: node)
    let room = width - 2 * Self.padding
    var lines: [Line] = []
    var y = Self.padding - 2
    func add(_ text: String, _ style: Style, indent: Int, most: Int, fact: TopologyGraph.Fact? = nil) {
      for (index, part) in TextWidths.wrapped(text, to: room - indent, lines: most, size: style.size, isBold: style == .title).enumerated()
      {
        y += style.lineHeight
        let place = Point(x: Self.padding + indent, y: y - style.descent)
        lines.append(Line(text: part, style: style, place: place, fact: index == 0 ? fact : nil))
      }
    }
    add(node.title, .title, indent: 0, most: 2)
    if !node.subtitle.isEmpty { add(node.subtitle, .subtitle, indent: 0, most: 1) }
    rule = node.facts.isEmpty ? nil : y + 6
    if !node.facts.isEmpty { y += 11 }
    for fact in node.facts {
      add(fact.text, .fact, indent: Self.symbolWidth, most: fact.kind == .setting || fact.kind == .secret ? 3 : 2, fact: fact)
    }
    self.lines = lines
    self.width = width
    height = y + Self.padding - 2
  }

  private static func width(of node: TopologyGraph.Node) -> Int {
    var wide = max(
      TextWidths.width(node.title, size: Style.title.size, isBold: true), TextWidths.width(node.subtitle, size: Style.subtitle.size))
    for fact in node.facts { wide = max(wide, TextWidths.width(fact.text, size: Style.fact.size) + symbolWidth) }
    return min(max(wide + 2 * padding, narrowest), widest)
  }
}

extension Card.Style {
  package var size: Int {
    switch self {
    case .title: 13
    case .subtitle, .fact: 11
    }
  }

  fileprivate var lineHeight: Int {
    switch self {
    case .title: 17
    case .subtitle, .fact: 15
    }
  }

  fileprivate var descent: Int { 4 }
}
