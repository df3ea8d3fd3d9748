/// The candidate that a misspelt word most likely meant, or nil if none is near: at most a third of the letters may differ
/// (letters added, left out, replaced, or two neighbours swapped). Ties go to the earlier candidate.
public func nearestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased().unicodeScalars.prefix(80))
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(80))
    let allowed = max(1, max(letters.count, other.count) / 3)
    guard abs(letters.count - other.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// Optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours count one each.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var twoAbove = [Int](repeating: 0, count: right.count + 1)
  var above = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1] + [Int](repeating: 0, count: right.count)
    for column in 0..<right.count {
      let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
      current[column + 1] = min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        current[column + 1] = min(current[column + 1], twoAbove[column - 1] + 1)
      }
    }
    (twoAbove, above) = (above, current)
  }
  return above[right.count]
}
