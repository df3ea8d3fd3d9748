/// Orders the items of rows so that few lines cross: each goes to the mean place of what it is connected with, row after row, down and up.
///
/// Source: K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of Hierarchical System Structures", 1981.
enum RowOrder {
  private static let sweeps = 12

  static func ordered(_ nets: Nets) -> [[RowItem]] {
    var items = nets.items
    var best = items
    var fewest = crossings(items, nets.channels)
    for sweep in 0..<sweeps where fewest > 0 || sweep == 0 {
      let goesDown = sweep % 2 == 0
      let rows = goesDown ? Array(items.indices.dropFirst()) : items.indices.dropLast().reversed()
      for row in rows {
        let channel = nets.channels[goesDown ? row - 1 : row]
        let places = Dictionary(uniqueKeysWithValues: items[goesDown ? row - 1 : row + 1].enumerated().map { ($1, $0) })
        let span = max(1, items[goesDown ? row - 1 : row + 1].count)
        items[row] = sorted(items[row], channel, places, span, goesDown)
      }
      let count = crossings(items, nets.channels)
      if count < fewest { (best, fewest) = (items, count) }
    }
    return best
  }

  private static func sorted(
    _ row: [RowItem], _ channel: Channel, _ places: [RowItem: Int], _ span: Int, _ goesDown: Bool
  ) -> [RowItem] {
    var sums: [RowItem: (sum: Int, count: Int)] = [:]
    for link in channel.links {
      let (own, other) = goesDown ? (link.lower, link.upper) : (link.upper, link.lower)
      guard let place = places[other] else { continue }
      let old = sums[own] ?? (0, 0)
      sums[own] = (old.sum + place, old.count + 1)
    }
    let keys = row.enumerated().map { index, item -> Double in
      // What is connected with nothing stays about where it is.
      guard let found = sums[item] else { return Double(index) * Double(span) / Double(max(1, row.count)) }
      return Double(found.sum) / Double(found.count)
    }
    return row.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { row[$0] }
  }

  private static func crossings(_ items: [[RowItem]], _ channels: [Channel]) -> Int {
    var count = 0
    for (row, channel) in channels.enumerated() {
      let upper = Dictionary(uniqueKeysWithValues: items[row].enumerated().map { ($1, $0) })
      let lower = Dictionary(uniqueKeysWithValues: items[row + 1].enumerated().map { ($1, $0) })
      let links = channel.links.map { (upper[$0.upper] ?? 0, lower[$0.lower] ?? 0) }
      for first in links.indices {
        for second in links[..<first] where (links[first].0 - second.0) * (links[first].1 - second.1) < 0 { count += 1 }
      }
    }
    return count
  }
}
