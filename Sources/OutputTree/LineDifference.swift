/// Lines of an old text and the lines of a new one that replace them; either may be none.
struct LineDifference: Equatable {
  var old: Range<Int>
  var new: Range<Int>

  /// A shortest list of changes from one text to the other (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
  ///
  /// Beyond `limit` deleted and added lines in all, time and memory would grow with its square; what differs is then one change.
  static func changes(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>], limit: Int = 1500) -> [LineDifference] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    if start == oldEnd, start == newEnd { return [] }
    let whole = LineDifference(old: start..<oldEnd, new: start..<newEnd)
    if start == oldEnd || start == newEnd { return [whole] }
    // Numbers in place of lines: equal lines are compared once.
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int32 {
      let next = Int32(truncatingIfNeeded: numbers.count)
      if let known = numbers[line] { return known }
      numbers[line] = next
      return next
    }
    let search = ShortestEdit(old: old[start..<oldEnd].map(number), new: new[start..<newEnd].map(number))
    guard let changes = search.changes(limit: limit) else { return [whole] }
    return changes.map {
      LineDifference(
        old: $0.old.lowerBound + start..<$0.old.upperBound + start, new: $0.new.lowerBound + start..<$0.new.upperBound + start)
    }
  }
}

/// Myers' greedy search: how far each diagonal (old position minus new position) is reached with a given number of edits.
private struct ShortestEdit {
  let old: [Int32]
  let new: [Int32]

  func changes(limit: Int) -> [LineDifference]? {
    let limit = min(limit, old.count + new.count)
    var reach = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    // Of each round only the diagonals it could reach, for the way back.
    var rounds: [[Int32]] = []
    for edits in 0...limit {
      rounds.append(reach[(middle - edits)...(middle + edits)].map { Int32(truncatingIfNeeded: $0) })
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var position = step(reach[middle + diagonal - 1], reach[middle + diagonal + 1], diagonal, edits).position
        while position < old.count, position - diagonal < new.count, old[position] == new[position - diagonal] { position += 1 }
        reach[middle + diagonal] = position
        if position >= old.count, position - diagonal >= new.count { return wayBack(rounds) }
      }
    }
    return nil
  }

  /// Whether a diagonal is entered by adding a line (from above it) or by deleting one (from below), and where.
  private func step(_ below: Int, _ above: Int, _ diagonal: Int, _ edits: Int) -> (position: Int, adds: Bool) {
    if edits == 0 { return (0, true) }
    if diagonal == -edits || (diagonal != edits && below < above) { return (above, true) }
    return (below + 1, false)
  }

  private func wayBack(_ rounds: [[Int32]]) -> [LineDifference] {
    var changes: [LineDifference] = []
    var (oldPosition, newPosition) = (old.count, new.count)
    for edits in stride(from: rounds.count - 1, to: 0, by: -1) {
      let diagonal = oldPosition - newPosition
      let round = rounds[edits]
      func reached(_ diagonal: Int) -> Int { round.indices.contains(diagonal + edits) ? Int(round[diagonal + edits]) : 0 }
      let (entered, adds) = step(reached(diagonal - 1), reached(diagonal + 1), diagonal, edits)
      let edit =
        adds
        ? LineDifference(old: entered..<entered, new: entered - diagonal - 1..<entered - diagonal)
        : LineDifference(old: entered - 1..<entered, new: entered - diagonal..<entered - diagonal)
      (oldPosition, newPosition) = (edit.old.lowerBound, edit.new.lowerBound)
      if let next = changes.last, next.old.lowerBound == edit.old.upperBound, next.new.lowerBound == edit.new.upperBound {
        changes[changes.count - 1] = LineDifference(
          old: edit.old.lowerBound..<next.old.upperBound, new: edit.new.lowerBound..<next.new.upperBound)
      } else {
        changes.append(edit)
      }
    }
    return changes.reversed()
  }
}
