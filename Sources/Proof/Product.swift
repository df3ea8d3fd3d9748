/// All combinations of levels, the last factor changing fastest.
struct Product: Sendable, RandomAccessCollection {
  let levels: [Int]
  /// Nil if there are more combinations than integers.
  let size: Int?

  init(levels: [Int]) {
    self.levels = levels
    var size: Int? = 1
    for count in levels {
      guard let (product, overflow) = size.map({ $0.multipliedReportingOverflow(by: count) }) else { break }
      size = overflow ? nil : product
    }
    self.size = size
  }

  var startIndex: Int { 0 }
  var endIndex: Int { size ?? .max }

  subscript(index: Int) -> [Int] {
    var rest = index
    var row = Array(repeating: 0, count: levels.count)
    for place in levels.indices.reversed() where levels[place] > 0 {
      row[place] = rest % levels[place]
      rest /= levels[place]
    }
    return row
  }
}
