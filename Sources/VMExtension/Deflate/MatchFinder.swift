/// One step of a compressed text: a byte, or a copy of what stands `distance` bytes before.
enum DeflateStep: Hashable {
  case literal(UInt8)
  case copy(length: Int, distance: Int)
}

/// Every way to go on from each place of a text by copying what stands before.
struct MatchFinder {
  /// At each place, for growing lengths, the nearest distance that allows this length: a longer match may be farther away.
  private let candidates: [[(length: Int, distance: Int)]]

  init(_ bytes: [UInt8]) {
    var places: [Int: [Int]] = [:]
    candidates = bytes.indices.map { place in
      guard place + 3 <= bytes.count else { return [] }
      let key = Int(bytes[place]) << 16 | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])
      defer { places[key, default: []].append(place) }
      var found: [(length: Int, distance: Int)] = []
      var longest = 2
      let limit = min(DeflateSymbols.longestMatch, bytes.count - place)
      for earlier in (places[key] ?? []).reversed() {
        if place - earlier > 32768 || longest == limit { break }
        var length = 3
        while length < limit, bytes[earlier + length] == bytes[place + length] { length += 1 }
        if length > longest {
          found.append((length, place - earlier))
          longest = length
        }
      }
      return found
    }
  }

  /// The cheapest way through the text, given what each symbol costs in bits.
  func cheapestSteps(_ bytes: [UInt8], literalCosts: [Int], distanceCosts: [Int]) -> [DeflateStep] {
    var costs = [Int](repeating: Int.max, count: bytes.count + 1)
    var best = [DeflateStep](repeating: .literal(0), count: bytes.count + 1)
    costs[0] = 0
    for place in bytes.indices {
      let literal = costs[place] + literalCosts[Int(bytes[place])]
      if literal < costs[place + 1] { (costs[place + 1], best[place + 1]) = (literal, .literal(bytes[place])) }
      var shortest = 3
      for candidate in candidates[place] {
        let symbol = DeflateSymbols.symbolOfDistance[candidate.distance]
        let base = costs[place] + distanceCosts[symbol] + DeflateSymbols.distances[symbol].extraBits
        for length in shortest...candidate.length {
          let symbol = DeflateSymbols.symbolOfLength[length]
          let cost = base + literalCosts[symbol] + DeflateSymbols.lengths[symbol - 257].extraBits
          if cost < costs[place + length] {
            (costs[place + length], best[place + length]) = (cost, .copy(length: length, distance: candidate.distance))
          }
        }
        shortest = candidate.length + 1
      }
    }
    var steps: [DeflateStep] = []
    var place = bytes.count
    while place > 0 {
      steps.append(best[place])
      if case .copy(let length, _) = best[place] { place -= length } else { place -= 1 }
    }
    return steps.reversed()
  }
}
