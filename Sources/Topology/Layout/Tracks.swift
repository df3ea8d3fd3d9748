/// Which line of a channel each net runs along between two rows.
struct Tracks {
  /// What a net connects in the channel: where it comes in from above, and from below.
  struct Span {
    let net: Int
    var uppers: [Int]
    var lowers: [Int]

    var left: Int { min(uppers.min() ?? 0, lowers.min() ?? 0) }
    var right: Int { max(uppers.max() ?? 0, lowers.max() ?? 0) }
    /// Whether it needs no line across.
    var isStraight: Bool { left == right }
  }

  /// By nets; those that are straight are not there.
  private(set) var tracks: [Int: Int] = [:]
  private(set) var count = 0

  /// Lines that are nearer to each other look like one.
  private static let nearest = 9

  init(_ spans: [Span]) {
    var order: [Span] = []
    for span in spans where !span.isStraight {
      var best = (place: 0, cost: Int.max)
      for place in 0...order.count {
        let cost =
          order[..<place].reduce(0) { $0 + Self.cost($1, above: span) } + order[place...].reduce(0) { $0 + Self.cost(span, above: $1) }
        if cost < best.cost { best = (place, cost) }
      }
      order.insert(span, at: best.place)
    }
    // Straight ones need their column.
    for (index, span) in order.enumerated() {
      var track = 0
      for other in order[..<index] where Self.meet(span, other) { track = max(track, (tracks[other.net] ?? 0) + 1) }
      tracks[span.net] = track
      count = max(count, track + 1)
    }
  }

  private static func meet(_ first: Span, _ second: Span) -> Bool {
    first.left - nearest < second.right && second.left - nearest < first.right
  }

  /// How many crossings there are if one net runs above another; lines that would lie upon each other count as many.
  private static func cost(_ upper: Span, above lower: Span) -> Int {
    var cost = 0
    for x in upper.lowers where x > lower.left && x < lower.right { cost += 1 }
    for x in lower.uppers where x > upper.left && x < upper.right { cost += 1 }
    for x in upper.lowers { for other in lower.uppers where abs(x - other) < nearest { cost += 100 } }
    return cost
  }
}
