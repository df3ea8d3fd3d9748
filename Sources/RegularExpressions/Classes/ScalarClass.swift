/// A set of characters in a regular expression: `a`, `.`, `\d`, `[^a-z\p{Lu}]`.
struct ScalarClass: Sendable {
  enum Item: Sendable {
    case range(UInt32, UInt32)
    /// Ranges in ascending order.
    case ranges([ClosedRange<UInt32>])
    case category([Unicode.GeneralCategory])
    indirect case not([Item])
    /// These, and whatever differs from one of them in case only.
    indirect case folded([Item])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let first, let last): return first <= scalar.value && scalar.value <= last
      case .ranges(let ranges): return Self.contains(ranges, scalar.value)
      case .category(let categories): return categories.contains(scalar.properties.generalCategory)
      case .not(let items): return !items.contains { $0.contains(scalar) }
      case .folded(let items):
        return items.contains { $0.contains(scalar) }
          || CaseFolding.others(of: scalar).contains { other in items.contains { $0.contains(other) } }
      }
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].contains(value)
    }
  }

  var items: [Item]

  init(_ items: [Item]) { self.items = items }

  func contains(_ scalar: Unicode.Scalar) -> Bool { items.contains { $0.contains(scalar) } }

  /// A character; with `isFolded` in either case.
  static func one(_ value: UInt32, isFolded: Bool = false) -> ScalarClass {
    var values = [value]
    if isFolded, let scalar = Unicode.Scalar(value) { values += CaseFolding.others(of: scalar).map(\.value) }
    return ScalarClass(values.map { .range($0, $0) })
  }

  // The same in ECMA-262, 22.2.2, and in Go: ASCII.
  static let digits: [Item] = [.range(0x30, 0x39)]
  static let word: [Item] = [.range(0x30, 0x39), .range(0x41, 0x5A), .range(0x5F, 0x5F), .range(0x61, 0x7A)]
  static let any: [Item] = [.range(0, 0x10FFFF)]
}
