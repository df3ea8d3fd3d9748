/// The symbols of RFC 1951, section 3.2.5: lengths and distances as a symbol with extra bits.
enum DeflateSymbols {
  static let endOfBlock = 256
  static let longestMatch = 258

  /// A symbol's first value and how many bits behind it choose among those that follow.
  struct Range: Sendable {
    let first: Int
    let extraBits: Int
  }

  /// Of symbols 257 to 285: lengths 3 to 258.
  static let lengths: [Range] = ranges(first: 3, firstCount: 8, perStep: 4, steps: 5) + [Range(first: longestMatch, extraBits: 0)]
  /// Of symbols 0 to 29: distances 1 to 32768.
  static let distances: [Range] = ranges(first: 1, firstCount: 4, perStep: 2, steps: 13)

  /// By length.
  static let symbolOfLength: [Int] = table(lengths, count: longestMatch + 1).map { 257 + $0 }
  /// By distance.
  static let symbolOfDistance: [Int] = table(distances, count: 32769)

  private static func ranges(first: Int, firstCount: Int, perStep: Int, steps: Int) -> [Range] {
    var ranges: [Range] = []
    var value = first
    for bits in 0...steps {
      for _ in 0..<(bits == 0 ? firstCount : perStep) {
        ranges.append(Range(first: value, extraBits: bits))
        value += 1 << bits
      }
    }
    return ranges
  }

  private static func table(_ ranges: [Range], count: Int) -> [Int] {
    var table = [Int](repeating: 0, count: count)
    // The last range wins where two meet: length 258 has a symbol of its own.
    for (symbol, range) in ranges.enumerated() {
      for value in range.first..<min(count, range.first + 1 << range.extraBits) { table[value] = symbol }
    }
    return table
  }
}
