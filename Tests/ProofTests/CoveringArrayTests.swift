import TestSupport
import Testing

@testable import Proof

@Suite struct CoveringArrayTests {
  /// Whatever the factors: every group of them takes every combination of its levels.
  @Test(arguments: 1...3) func everyCombinationIsCovered(_ strength: Int) throws {
    for seed in UInt64(1)...25 {
      var random = SplitMix64(seed: seed)
      let levels = (0..<Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: 1...4, using: &random) }
      let array = try #require(CoveringArray(levels: levels, strength: strength, seed: seed))
      for row in array.rows {
        #expect(row.count == levels.count && zip(row, levels).allSatisfy { $0 >= 0 && $0 < $1 }, "seed \(seed): \(levels)")
      }
      for group in Self.groups(of: min(strength, levels.count), below: levels.count) {
        let covered = Set(array.rows.map { row in group.map { row[$0] } })
        #expect(covered.count == group.reduce(1) { $0 * levels[$1] }, "seed \(seed): \(levels), factors \(group)")
      }
      #expect(CoveringArray(levels: levels, strength: strength, seed: seed)?.rows == array.rows, "seed \(seed)")
    }
  }

  private static func groups(of size: Int, below bound: Int) -> [[Int]] {
    size == 0 ? [[]] : (0..<bound).flatMap { last in groups(of: size - 1, below: last).map { $0 + [last] } }
  }

  /// Far fewer rows than combinations: 30 switches have a thousand million.
  @Test func rowsAreFew() throws {
    let array = try #require(CoveringArray(levels: Array(repeating: 2, count: 30), strength: 3, seed: 1))
    #expect(array.rows.count < 50)
  }

  @Test func limits() {
    #expect(CoveringArray(levels: [5, 5, 5], strength: 3, seed: 1, limit: 124) == nil)
    #expect(CoveringArray(levels: [5, 5, 5], strength: 3, seed: 1, limit: 125)?.rows.count == 125)
    #expect(CoveringArray(levels: Array(repeating: 3, count: 20), strength: 3, seed: 1, limit: 30) == nil)
    #expect(CoveringArray(levels: [.max, .max], strength: 2, seed: 1) == nil)
    #expect(CoveringArray(levels: [], strength: 3, seed: 1)?.rows == [[]])
  }

  @Test func products() {
    let product = Product(levels: [2, 3, 1])
    #expect(Array(product) == [[0, 0, 0], [0, 1, 0], [0, 2, 0], [1, 0, 0], [1, 1, 0], [1, 2, 0]])
    #expect(Array(Product(levels: [])) == [[]])
    #expect(Product(levels: Array(repeating: 2, count: 70)).size == nil)
  }
}
