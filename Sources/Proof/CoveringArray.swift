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
    let groups = Groups(levels: sorted, size: strength - 1)
    for factor in first..<max(first, sorted.count) {
      var step = Extension(groups, factor: factor)
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

  /// The groups of factors that each later factor is covered together with, and where their combinations stand in a list of all.
  private struct Groups {
    let levels: [Int]
    let size: Int
    /// The factors of one group after another; groups with a later factor come later.
    private(set) var members: [Int] = []
    /// Where the combinations of each group begin, and where those of the last one end.
    private(set) var starts = [0]

    /// - Parameter levels: of all factors; the last one is in no group.
    init(levels: [Int], size: Int) {
      self.levels = levels
      self.size = size
      if !levels.isEmpty { add([], below: levels.count - 1) }
    }

    /// Adds the groups that end with these factors.
    private mutating func add(_ end: [Int], below bound: Int) {
      if end.count == size {
        members += end
        starts.append(starts[starts.count - 1] + end.reduce(1) { $0 * levels[$1] })
        return
      }
      let rest = size - end.count - 1
      for factor in rest..<max(rest, bound) { add([factor] + end, below: factor) }
    }

    /// How many groups have no factor but those before another one.
    func count(below factor: Int) -> Int {
      (0..<size).reduce(1) { $0 * (factor - $1) / ($1 + 1) }
    }
  }

  /// One more factor for rows that cover the factors before it.
  private struct Extension {
    private let factor: Int
    private let groups: Groups
    private let count: Int
    /// For each combination of a group, each level of the new factor.
    private var isCovered: [Bool]
    /// How many levels of the new factor a combination is not covered with.
    private var missing: [Int]

    init(_ groups: Groups, factor: Int) {
      self.groups = groups
      self.factor = factor
      count = groups.count(below: factor)
      let combinations = groups.starts[count]
      isCovered = Array(repeating: false, count: combinations * groups.levels[factor])
      missing = Array(repeating: groups.levels[factor], count: combinations)
    }

    /// The combinations in a row that some level of the new factor is missing with.
    ///
    /// This runs for each row and each group, thousands of millions of times for a chart with many settings: hence pointers.
    private func incomplete(in row: [Int], _ found: inout [Int]) {
      found.removeAll(keepingCapacity: true)
      if groups.size == 0 { return found += missing.indices.filter { missing[$0] > 0 } }
      row.withUnsafeBufferPointer { row in
        groups.members.withUnsafeBufferPointer { members in
          groups.levels.withUnsafeBufferPointer { levels in
            groups.starts.withUnsafeBufferPointer { starts in
              missing.withUnsafeBufferPointer { missing in
                guard let row = row.baseAddress, let levels = levels.baseAddress, let starts = starts.baseAddress,
                  let members = members.baseAddress, let missing = missing.baseAddress
                else { return }
                let (size, count) = (groups.size, count)
                var (group, member) = (0, 0)
                while group < count {
                  let end = member + size
                  var combination = 0
                  var isFree = false
                  while member < end {
                    let factor = members[member]
                    let level = row[factor]
                    if level < 0 { isFree = true }
                    combination = combination * levels[factor] + level
                    member += 1
                  }
                  if !isFree {
                    combination += starts[group]
                    if missing[combination] > 0 { found.append(combination) }
                  }
                  group += 1
                }
              }
            }
          }
        }
      }
    }

    private mutating func cover(_ combination: Int, _ level: Int) {
      let place = combination * groups.levels[factor] + level
      if isCovered[place] { return }
      isCovered[place] = true
      missing[combination] -= 1
    }

    /// Gives each row the level of the new factor that covers most.
    mutating func widen(_ rows: inout [[Int]]) {
      let count = groups.levels[factor]
      var uses = Array(repeating: 0, count: count)
      var places: [Int] = []
      for number in rows.indices {
        incomplete(in: rows[number], &places)
        var gains = Array(repeating: 0, count: count)
        for place in places {
          for level in 0..<count where !isCovered[place * count + level] { gains[level] += 1 }
        }
        let best = (0..<count).max { (gains[$0], -uses[$0], -$0) < (gains[$1], -uses[$1], -$1) } ?? 0
        guard gains[best] > 0 else {
          rows[number].append(CoveringArray.free)
          continue
        }
        uses[best] += 1
        rows[number].append(best)
        for place in places { cover(place, best) }
      }
    }

    /// Adds rows for what is not covered yet.
    ///
    /// - Returns: whether the rows stayed within the limit.
    mutating func lengthen(_ rows: inout [[Int]], limit: Int) -> Bool {
      let count = groups.levels[factor]
      // Rows with room: those whose level of the new factor is free, and those that are added here.
      var open = rows.indices.filter { rows[$0][factor] == CoveringArray.free }
      var group = 0
      for place in missing.indices where missing[place] > 0 {
        while groups.starts[group + 1] <= place { group += 1 }
        for level in 0..<count where !isCovered[place * count + level] {
          cover(place, level)
          let wanted = combination(place, of: group) + [(factor, level)]
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
      return true
    }

    /// The factors of a group with their levels in a combination.
    private func combination(_ place: Int, of group: Int) -> [(factor: Int, level: Int)] {
      var rest = place - groups.starts[group]
      return groups.members[group * groups.size..<(group + 1) * groups.size].reversed().map { factor in
        defer { rest /= groups.levels[factor] }
        return (factor, rest % groups.levels[factor])
      }.reversed()
    }
  }
}
