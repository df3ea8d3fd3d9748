/// Rows of levels in which any few factors together take every combination of their levels.
///
/// Made factor by factor as IPOG does (Lei, Kacker, Kuhn, Okun, Lawrence: "IPOG: A General Strategy for T-Way Software Testing", 2007).
struct CoveringArray {
  /// A level's number for each factor.
  private(set) var rows: [[Int]] = []

  private static let free = -1

  /// - Parameters:
  ///   - levels: how many levels each factor has, one at least.
  ///   - strength: how many factors are covered together; with no more factors than that, the rows are all combinations.
  ///   - seed: decides what stands where any level will do.
  ///   - limit: how many rows there may be.
  /// - Returns: nil if there would be more rows than the limit.
  init?(levels: [Int], strength: Int, seed: UInt64, limit: Int = .max) {
    guard strength > 0, !levels.isEmpty else {
      rows = [Array(repeating: 0, count: levels.count)]
      return
    }
    // Factors with many levels first: the rows that they force serve all others.
    let order = levels.indices.sorted { (levels[$0], $1) > (levels[$1], $0) }
    let sorted = order.map { levels[$0] }
    let first = min(strength, levels.count)
    var product = 1
    for count in sorted.prefix(first) {
      let (value, overflow) = product.multipliedReportingOverflow(by: count)
      guard !overflow, value <= limit else { return nil }
      product = value
    }
    var growing = Product(levels: Array(sorted.prefix(first))).map { $0 }
    for factor in first..<max(first, sorted.count) {
      var step = Extension(levels: sorted, factor: factor, strength: strength)
      step.widen(&growing)
      guard step.lengthen(&growing, limit: limit) else { return nil }
    }
    var random = SeededRandom(seed: seed)
    rows = growing.map { row in
      var result = Array(repeating: 0, count: levels.count)
      for (place, factor) in order.enumerated() {
        result[factor] = row[place] == Self.free ? Int.random(in: 0..<sorted[place], using: &random) : row[place]
      }
      return result
    }
  }

  /// One more factor for rows that cover the factors before it.
  private struct Extension {
    private let factor: Int
    private let levels: [Int]
    /// The groups of earlier factors that the new one is covered together with.
    private let groups: [[Int]]
    /// Where a group's combinations begin in `isCovered`; each has a place for every level of the new factor.
    private let starts: [Int]
    private var isCovered: [Bool]

    init(levels: [Int], factor: Int, strength: Int) {
      self.levels = levels
      self.factor = factor
      groups = Self.groups(of: strength - 1, below: factor)
      var (starts, end): ([Int], Int) = ([], 0)
      for group in groups {
        starts.append(end)
        end += group.reduce(levels[factor]) { $0 * levels[$1] }
      }
      self.starts = starts
      isCovered = Array(repeating: false, count: end)
    }

    private static func groups(of size: Int, below bound: Int) -> [[Int]] {
      if size == 0 { return [[]] }
      return (size - 1..<max(size - 1, bound)).flatMap { last in groups(of: size - 1, below: last).map { $0 + [last] } }
    }

    /// The place of the row's combination of a group with level 0 of the new factor; nil if the row leaves one of them free.
    private func place(of row: [Int], _ group: Int) -> Int? {
      var index = 0
      for factor in groups[group] {
        if row[factor] == CoveringArray.free { return nil }
        index = index * levels[factor] + row[factor]
      }
      return starts[group] + index * levels[factor]
    }

    /// Gives each row the level of the new factor that covers most.
    mutating func widen(_ rows: inout [[Int]]) {
      let count = levels[factor]
      var uses = Array(repeating: 0, count: count)
      for number in rows.indices {
        var gains = Array(repeating: 0, count: count)
        let places = groups.indices.compactMap { place(of: rows[number], $0) }
        for place in places {
          for level in 0..<count where !isCovered[place + level] { gains[level] += 1 }
        }
        let best = (0..<count).max { (gains[$0], -uses[$0], -$0) < (gains[$1], -uses[$1], -$1) } ?? 0
        guard gains[best] > 0 else {
          rows[number].append(CoveringArray.free)
          continue
        }
        uses[best] += 1
        rows[number].append(best)
        for place in places { isCovered[place + best] = true }
      }
    }

    /// Adds rows for what is not covered yet.
    ///
    /// - Returns: whether the rows stayed within the limit.
    mutating func lengthen(_ rows: inout [[Int]], limit: Int) -> Bool {
      // Rows with room: those whose level of the new factor is free, and those that are added here.
      var open = rows.indices.filter { rows[$0][factor] == CoveringArray.free }
      for (number, group) in groups.enumerated() {
        for combination in Product(levels: group.map { levels[$0] }) {
          var index = 0
          for (factor, level) in zip(group, combination) { index = index * levels[factor] + level }
          let place = starts[number] + index * levels[factor]
          for level in 0..<levels[factor] where !isCovered[place + level] {
            isCovered[place + level] = true
            let wanted = Array(zip(group, combination)) + [(factor, level)]
            let host = open.first { row in
              wanted.allSatisfy { rows[row][$0.0] == $0.1 || rows[row][$0.0] == CoveringArray.free }
            }
            if let host {
              for (factor, level) in wanted { rows[host][factor] = level }
            } else {
              guard rows.count < limit else { return false }
              var row = Array(repeating: CoveringArray.free, count: factor + 1)
              for (factor, level) in wanted { row[factor] = level }
              open.append(rows.count)
              rows.append(row)
            }
          }
        }
      }
      return true
    }
  }
}
