/// Where nets meet the edges of cards.
struct Pins {
  private struct Side: Hashable {
    var item: RowItem
    var isTop: Bool
  }

  private struct Key: Hashable {
    var side: Side
    var net: Int
  }

  private var places: [Key: Int] = [:]
  private var sides: [Side: [Int]] = [:]
  private let placement: RowPlacement
  private let cards: [Card]

  /// No pin is moved nearer to a card's corner, or to another one: labels need room.
  private static let margin = 34
  /// Lines this little askew are made straight where several belong together, too.
  private static let askew = 18

  init(_ nets: Nets, _ placement: RowPlacement, _ cards: [Card]) {
    self.placement = placement
    self.cards = cards
    var wanted: [Key: (sum: Int, count: Int)] = [:]
    for channel in nets.channels {
      for link in channel.links {
        for (own, other, isTop) in [(link.upper, link.lower, false), (link.lower, link.upper, true)] {
          guard case .card = own else { continue }
          let key = Key(side: Side(item: own, isTop: isTop), net: link.net)
          let old = wanted[key] ?? (0, 0)
          wanted[key] = (old.sum + placement.middle(other), old.count + 1)
          if old.count == 0 { sides[key.side, default: []].append(link.net) }
        }
      }
    }
    for (side, members) in sides {
      guard case .card(let node) = side.item else { continue }
      let means = members.map { net in wanted[Key(side: side, net: net)].map { Double($0.sum) / Double($0.count) } ?? 0 }
      let order = members.indices.sorted { (means[$0], members[$0]) < (means[$1], members[$1]) }.map { members[$0] }
      sides[side] = order
      let left = placement.left[side.item] ?? 0
      for (index, net) in order.enumerated() {
        places[Key(side: side, net: net)] = left + cards[node].width * (2 * index + 1) / (2 * order.count)
      }
    }
    straighten(nets)
  }

  /// From the left edge of the rows.
  func x(_ item: RowItem, isTop: Bool, net: Int) -> Int {
    places[Key(side: Side(item: item, isTop: isTop), net: net)] ?? placement.middle(item)
  }

  /// How much room a label has that stands over a pin, so that it meets neither the next pin's line nor leaves its card's width.
  func room(_ node: Int, isTop: Bool, net: Int) -> Int {
    let side = Side(item: .card(node), isTop: isTop)
    let own = x(side.item, isTop: isTop, net: net)
    let left = placement.left[side.item] ?? 0
    var nearest = min(own - left, left + cards[node].width - own)
    for other in sides[side] ?? [] where other != net {
      nearest = min(nearest, abs(x(side.item, isTop: isTop, net: other) - own) / 2)
    }
    return 2 * nearest - 6
  }

  /// Moves pins a little where that makes a line straight.
  private mutating func straighten(_ nets: Nets) {
    for channel in nets.channels {
      for (net, links) in Dictionary(grouping: channel.links, by: \.net).sorted(by: { $0.key < $1.key }) {
        for link in links {
          let upper = x(link.upper, isTop: false, net: net)
          let lower = x(link.lower, isTop: true, net: net)
          if upper == lower || links.count > 1 && abs(upper - lower) > Self.askew { continue }
          // The end that others share stays.
          let isUpperShared = links.count > 1 && links.allSatisfy { $0.upper == link.upper }
          let isLowerShared = links.count > 1 && !isUpperShared
          if !isLowerShared, move(link.lower, isTop: true, net, to: upper) { continue }
          if !isUpperShared { _ = move(link.upper, isTop: false, net, to: lower) }
        }
      }
    }
  }

  /// - Returns: whether the pin could go there without leaving its card or meeting another.
  private mutating func move(_ item: RowItem, isTop: Bool, _ net: Int, to x: Int) -> Bool {
    guard case .card(let node) = item else { return false }
    let side = Side(item: item, isTop: isTop)
    let left = placement.left[item] ?? 0
    guard x >= left + Self.margin, x <= left + cards[node].width - Self.margin, let order = sides[side],
      let place = order.firstIndex(of: net)
    else { return false }
    if place > 0, self.x(item, isTop: isTop, net: order[place - 1]) > x - Self.margin { return false }
    if place + 1 < order.count, self.x(item, isTop: isTop, net: order[place + 1]) < x + Self.margin { return false }
    places[Key(side: side, net: net)] = x
    return true
  }
}
