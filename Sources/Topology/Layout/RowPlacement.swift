/// Gives the items of rows their places from left to right: near what they are connected with, in their order, and apart from each other.
struct RowPlacement {
  /// The left edge of each item.
  private(set) var left: [RowItem: Int] = [:]
  let width: Int
  private let widths: [RowItem: Int]

  static let gapWidth = 10
  private static let betweenCards = 30
  private static let besideGaps = 16
  private static let sweeps = 10

  init(_ items: [[RowItem]], _ nets: Nets, _ cards: [Card]) {
    var widths: [RowItem: Int] = [:]
    for item in items.joined() {
      if case .card(let node) = item { widths[item] = cards[node].width } else { widths[item] = Self.gapWidth }
    }
    self.widths = widths
    let starts = items.map { Self.packed($0, widths) }
    width = zip(items, starts).map { row, starts in (starts.last ?? 0) + (row.last.flatMap { widths[$0] } ?? 0) }.max() ?? 0
    for (row, starts) in zip(items, starts) {
      let end = (starts.last ?? 0) + (row.last.flatMap { widths[$0] } ?? 0)
      for (item, start) in zip(row, starts) { left[item] = start + (width - end) / 2 }
    }
    for sweep in 0..<Self.sweeps {
      let goesDown = sweep % 2 == 0
      for row in goesDown ? Array(items.indices) : items.indices.reversed() { settle(row, items, starts[row], nets) }
    }
  }

  func middle(_ item: RowItem) -> Int { (left[item] ?? 0) + (widths[item] ?? 0) / 2 }

  /// As far to the left as they can be.
  private static func packed(_ row: [RowItem], _ widths: [RowItem: Int]) -> [Int] {
    var places: [Int] = []
    var end = 0
    for (index, item) in row.enumerated() {
      if index > 0 { end += distance(row[index - 1], item) }
      places.append(end)
      end += widths[item] ?? 0
    }
    return places
  }

  private static func distance(_ first: RowItem, _ second: RowItem) -> Int {
    if case .card = first, case .card = second { return betweenCards }
    return besideGaps
  }

  /// Moves a row's items to where they want to be, which is the mean of what they are connected with, as far as the order and the
  /// distances allow it: what least squares give, by pooling neighbours that want to be in each other's place.
  private mutating func settle(_ row: Int, _ items: [[RowItem]], _ packed: [Int], _ nets: Nets) {
    let items = items[row]
    guard let last = items.last else { return }
    var sums: [RowItem: (sum: Int, count: Int)] = [:]
    func add(_ item: RowItem, _ other: RowItem) {
      let old = sums[item] ?? (0, 0)
      // A line that passes through several rows should do so straight.
      let weight = isGap(item) && isGap(other) ? 8 : 1
      sums[item] = (old.sum + weight * middle(other), old.count + weight)
    }
    if row > 0 { for link in nets.channels[row - 1].links { add(link.lower, link.upper) } }
    if row < nets.channels.count { for link in nets.channels[row].links { add(link.upper, link.lower) } }
    // Less the packed places, the order is all that is left to keep.
    var blocks: [Block] = []
    for (index, item) in items.enumerated() {
      let half = (widths[item] ?? 0) / 2
      let found = sums[item]
      let wanted = found.map { Double($0.sum) / Double($0.count) - Double(half) } ?? Double(left[item] ?? 0)
      let weight = found == nil ? 0.05 : isGap(item) ? 4 : 1.0
      blocks.append(Block(sum: (wanted - Double(packed[index])) * weight, weight: weight, count: 1))
      while blocks.count > 1, blocks[blocks.count - 2].wish > blocks[blocks.count - 1].wish {
        blocks.append(blocks.removeLast() + blocks.removeLast())
      }
    }
    let room = width - (packed[items.count - 1] + (widths[last] ?? 0))
    var index = 0
    for block in blocks {
      let shift = min(max(Int(block.wish.rounded()), 0), room)
      for _ in 0..<block.count {
        left[items[index]] = packed[index] + shift
        index += 1
      }
    }
  }

  /// Neighbours that are moved together.
  private struct Block {
    var sum: Double
    var weight: Double
    var count: Int

    var wish: Double { sum / weight }

    static func + (left: Block, right: Block) -> Block {
      Block(sum: left.sum + right.sum, weight: left.weight + right.weight, count: left.count + right.count)
    }
  }

  private func isGap(_ item: RowItem) -> Bool { if case .gap = item { true } else { false } }
}
