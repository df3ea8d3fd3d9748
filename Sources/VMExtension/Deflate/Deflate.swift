/// Compresses a short text into one block of RFC 1951 ("DEFLATE"), to the same bytes wherever and whenever.
///
/// zlib does not promise the same bytes from one version to the next; what is generated must not change by itself.
enum Deflate {
  /// - Parameter bytes: a text of some kilobytes; time grows with the square of what repeats itself.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    let finder = MatchFinder(bytes)
    // Costs of a code that nobody has seen yet; every round knows better what symbols cost. A round may be worse than the one before.
    var literalCosts = [Int](repeating: 8, count: 286)
    var distanceCosts = [Int](repeating: 5, count: 30)
    var smallest: [UInt8]?
    for _ in 1...rounds {
      let steps = finder.cheapestSteps(bytes, literalCosts: literalCosts, distanceCosts: distanceCosts)
      let block = DeflateBlock(steps)
      let written = block.written()
      if written.count < smallest?.count ?? Int.max { smallest = written }
      literalCosts = block.literals.lengths.map { $0 == 0 ? unusedCost : $0 }
      distanceCosts = block.distances.lengths.map { $0 == 0 ? unusedCost : $0 }
    }
    return smallest ?? []
  }

  private static let rounds = 8
  /// Of a symbol that the last round had no use for: dear, but not out of reach.
  private static let unusedCost = 13
}

/// A block with its own two codes.
private struct DeflateBlock {
  let steps: [DeflateStep]
  let literals: PrefixCode
  let distances: PrefixCode

  init(_ steps: [DeflateStep]) {
    self.steps = steps
    var literals = [Int](repeating: 0, count: 286)
    var distances = [Int](repeating: 0, count: 30)
    for step in steps {
      switch step {
      case .literal(let byte): literals[Int(byte)] += 1
      case .copy(let length, let distance):
        literals[DeflateSymbols.symbolOfLength[length]] += 1
        distances[DeflateSymbols.symbolOfDistance[distance]] += 1
      }
    }
    literals[DeflateSymbols.endOfBlock] = 1
    self.literals = PrefixCode(frequencies: literals, limit: 15)
    self.distances = PrefixCode(frequencies: distances, limit: 15)
  }

  func written() -> [UInt8] {
    var output = BitWriter()
    output.write(0b101, count: 3)  // The last block, with codes of its own.
    writeCodes(to: &output)
    for step in steps {
      switch step {
      case .literal(let byte): literals.write(Int(byte), to: &output)
      case .copy(let length, let distance):
        let symbol = DeflateSymbols.symbolOfLength[length]
        literals.write(symbol, to: &output)
        write(length, among: DeflateSymbols.lengths[symbol - 257], to: &output)
        let distanceSymbol = DeflateSymbols.symbolOfDistance[distance]
        distances.write(distanceSymbol, to: &output)
        write(distance, among: DeflateSymbols.distances[distanceSymbol], to: &output)
      }
    }
    literals.write(DeflateSymbols.endOfBlock, to: &output)
    output.finish()
    return output.bytes
  }

  private func write(_ value: Int, among range: DeflateSymbols.Range, to output: inout BitWriter) {
    output.write(value - range.first, count: range.extraBits)
  }

  /// The lengths of both codes' words, runs shortened, in a code of their own (RFC 1951, section 3.2.7).
  private func writeCodes(to output: inout BitWriter) {
    let literalCount = max(257, 1 + (literals.lengths.lastIndex { $0 > 0 } ?? 0))
    let distanceCount = 1 + (distances.lengths.lastIndex { $0 > 0 } ?? 0)
    let runs = Self.runs(Array(literals.lengths[..<literalCount]) + distances.lengths[..<distanceCount])
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let code = PrefixCode(frequencies: frequencies, limit: 7)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let count = max(4, 1 + (order.lastIndex { code.lengths[$0] > 0 } ?? 0))
    output.write(literalCount - 257, count: 5)
    output.write(distanceCount - 1, count: 5)
    output.write(count - 4, count: 4)
    for symbol in order[..<count] { output.write(code.lengths[symbol], count: 3) }
    for run in runs {
      code.write(run.symbol, to: &output)
      output.write(run.extra, count: run.symbol < 16 ? 0 : [2, 3, 7][run.symbol - 16])
    }
  }

  private static func runs(_ lengths: [Int]) -> [(symbol: Int, extra: Int)] {
    var runs: [(symbol: Int, extra: Int)] = []
    var place = 0
    while place < lengths.count {
      let value = lengths[place]
      let count = lengths[place...].prefix { $0 == value }.count
      if value == 0, count >= 3 {
        let taken = min(count, 138)
        runs.append(taken < 11 ? (17, taken - 3) : (18, taken - 11))
        place += taken
      } else if place > 0, lengths[place - 1] == value, count >= 3 {
        let taken = min(count, 6)
        runs.append((16, taken - 3))
        place += taken
      } else {
        runs.append((value, 0))
        place += 1
      }
    }
    return runs
  }
}
