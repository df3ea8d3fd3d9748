/// Where everything of a graph stands in a picture. A node's card lies in its group's lane; lines run between rows and through gaps in
/// them, never through a card.
package struct GraphLayout: Sendable {
  package struct Lane: Sendable, Hashable {
    package var group: Int
    package var frame: Frame
    /// The title's lines, in the part of the lane that has no cards.
    package var title: [String]
  }

  package struct Route: Sendable, Hashable {
    /// The position of the edge.
    package var edge: Int
    /// From who connects to whom, each two of them on a horizontal or vertical line.
    package var points: [Point]
    /// Whether its last part is what it shares with others, not its first.
    package var endsTogether: Bool
    package var label: Label?
  }

  /// A text over the end of a line.
  package struct Label: Sendable, Hashable {
    package var text: String
    /// The middle of its base line.
    package var place: Point
    package var frame: Frame
  }

  package private(set) var lanes: [Lane] = []
  package private(set) var cards: [Card]
  /// Of each card.
  package private(set) var frames: [Frame]
  package private(set) var routes: [Route] = []
  package private(set) var width = 0
  package private(set) var height = 0

  /// The part of a lane that has its title.
  package static let gutter = 112
  package static let margin = 16
  static let laneTitleSize = 12
  package static let labelSize = 10
  private static let lanePadding = 12
  private static let narrowest = 560

  /// - Parameter top: what stands above the lanes takes this much.
  package init(_ graph: TopologyGraph, top: Int = 0) {
    cards = graph.nodes.map { Card($0) }
    frames = cards.map { Frame(x: 0, y: 0, width: $0.width, height: $0.height) }
    let rows = Rows(graph)
    var nets = Nets(graph, rows)
    nets.setItems(RowOrder.ordered(nets))
    let placement = RowPlacement(nets.items, nets, cards)
    let pins = Pins(nets, placement, cards)
    let left = Self.margin + Self.gutter + Self.lanePadding
    width = max(left + placement.width + Self.lanePadding + Self.margin, Self.narrowest)
    for row in rows.rows { for node in row { frames[node].x = left + (placement.left[.card(node)] ?? 0) } }
    let channels = nets.channels.indices.map { ChannelPlan(nets, $0, pins, graph, isBetweenLanes: rows.groups[$0] != rows.groups[$0 + 1]) }
    placeRows(rows, channels, graph, top)
    for index in nets.nets.indices { route(index, nets, channels, pins, graph, left) }
    routes.sort { $0.edge < $1.edge }
  }

  // MARK: Rows and lanes

  private mutating func placeRows(_ rows: Rows, _ channels: [ChannelPlan], _ graph: TopologyGraph, _ top: Int) {
    var y = top + Self.lanePadding
    var laneTop = top
    for (row, nodes) in rows.rows.enumerated() {
      let height = nodes.map { frames[$0].height }.max() ?? 0
      for node in nodes { frames[node].y = y }
      let isLast = row == rows.rows.count - 1
      let isEnd = isLast || rows.groups[row] != rows.groups[row + 1]
      if isEnd {
        let group = rows.groups[row]
        let title = TextWidths.wrapped(
          graph.groups[group].title, to: Self.gutter - 24, lines: 3, size: Self.laneTitleSize, isBold: true)
        var bottom = y + height + (isLast ? Self.lanePadding : channels[row].upper + Self.lanePadding)
        bottom = max(bottom, laneTop + 46 + 16 * title.count)
        lanes.append(
          Lane(
            group: group, frame: Frame(x: Self.margin, y: laneTop, width: width - 2 * Self.margin, height: bottom - laneTop), title: title))
        if isLast {
          self.height = bottom
          break
        }
        rowsEnd.append(bottom)
        laneTop = bottom + channels[row].middle
        y = laneTop + Self.lanePadding + channels[row].lower
      } else {
        rowsEnd.append(y + height + channels[row].upper)
        y += height + channels[row].height
      }
    }
  }

  /// Where the tracks of each channel begin.
  private var rowsEnd: [Int] = []

  // MARK: Lines

  private mutating func route(
    _ index: Int, _ nets: Nets, _ channels: [ChannelPlan], _ pins: Pins, _ graph: TopologyGraph, _ left: Int
  ) {
    let net = nets.nets[index]
    let step = net.goesDown ? 1 : -1
    for edge in net.edges {
      let target = net.leaf(graph.edges[edge])
      var row = nets.rowOf[net.hub]
      var item = RowItem.card(net.hub)
      var x = pins.x(item, isTop: !net.goesDown, net: index)
      var points = [Point(x: left + x, y: net.goesDown ? frames[net.hub].bottom : frames[net.hub].y)]
      while row != nets.rowOf[target] {
        let channel = min(row, row + step)
        row += step
        item = row == nets.rowOf[target] ? .card(target) : .gap(net: index, row: row)
        let next = pins.x(item, isTop: net.goesDown, net: index)
        if next != x {
          let y = rowsEnd[channel] + channels[channel].offset(of: index)
          points.append(Point(x: left + x, y: y))
          points.append(Point(x: left + next, y: y))
        }
        x = next
      }
      points.append(Point(x: left + x, y: net.goesDown ? frames[target].y : frames[target].bottom))
      let end = net.comesIn ? net.hub : target
      let isAtTop = net.goesDown != net.comesIn
      // What comes in says the same, which is enough once.
      let text = net.comesIn && edge != net.edges[0] ? "" : graph.edges[edge].label
      if net.comesIn { points.reverse() }
      let label = label(text, at: points[points.count - 1], isAtTop, pins.room(end, isTop: isAtTop, net: index))
      routes.append(Route(edge: edge, points: points, endsTogether: net.comesIn, label: label))
    }
  }

  private func label(_ text: String, at end: Point, _ isAtTop: Bool, _ room: Int) -> Label? {
    if text.isEmpty || room < 24 { return nil }
    let text = TextWidths.shortened(text, to: room, size: Self.labelSize)
    let width = TextWidths.width(text, size: Self.labelSize)
    let y = isAtTop ? end.y - 13 : end.y + 20
    return Label(
      text: text, place: Point(x: end.x, y: y),
      frame: Frame(x: end.x - width / 2, y: y - Self.labelSize + 1, width: width, height: Self.labelSize + 2))
  }
}

/// How the room between two rows is shared out, from top to bottom: labels and arrow heads of the upper row, lines, those of the lower row.
struct ChannelPlan {
  let upper: Int
  /// The room for lines.
  let middle: Int
  let lower: Int
  private let tracks: Tracks

  private static let betweenTracks = 11
  private static let none = 2
  private static let arrow = 14
  private static let label = 26

  var height: Int { upper + middle + lower }

  init(_ nets: Nets, _ index: Int, _ pins: Pins, _ graph: TopologyGraph, isBetweenLanes: Bool) {
    let channel = nets.channels[index]
    var spans: [Tracks.Span] = []
    var places: [Int: Int] = [:]
    var heads = (upper: Self.none, lower: Self.none)
    for link in channel.links {
      let place = places[link.net] ?? spans.count
      if place == spans.count {
        places[link.net] = place
        spans.append(Tracks.Span(net: link.net, uppers: [], lowers: []))
      }
      let (upper, lower) = (pins.x(link.upper, isTop: false, net: link.net), pins.x(link.lower, isTop: true, net: link.net))
      if !spans[place].uppers.contains(upper) { spans[place].uppers.append(upper) }
      if !spans[place].lowers.contains(lower) { spans[place].lowers.append(lower) }
      let net = nets.nets[link.net]
      for (item, isTop) in [(link.lower, true), (link.upper, false)] {
        guard case .card(let node) = item else { continue }
        for edge in net.edges.lazy.map({ graph.edges[$0] }) where edge.to == node {
          let room = edge.labels.isEmpty ? Self.arrow : Self.label
          if isTop { heads.lower = max(heads.lower, room) } else { heads.upper = max(heads.upper, room) }
        }
      }
    }
    tracks = Tracks(spans)
    upper = heads.upper
    lower = heads.lower
    let lines = tracks.count == 0 ? 0 : (tracks.count - 1) * Self.betweenTracks
    middle = lines + (isBetweenLanes ? 20 : tracks.count == 0 ? 18 : 16)
  }

  /// From where the room for lines begins.
  func offset(of net: Int) -> Int {
    let lines = (tracks.count - 1) * Self.betweenTracks
    return (middle - lines) / 2 + (tracks.tracks[net] ?? 0) * Self.betweenTracks
  }
}
