/// A Huffman code with bounded lengths, its words assigned as RFC 1951, section 3.2.2 says.
struct PrefixCode {
  /// Bits of each symbol's word; 0 for symbols that have none.
  let lengths: [Int]
  /// The words, their bits in the order in which they are written.
  private let words: [Int]

  /// The code with the fewest bits for these frequencies among those whose words have at most `limit` bits (package-merge).
  ///
  /// At least two symbols get words, because some decoders refuse a code that is not complete.
  init(frequencies: [Int], limit: Int) {
    var used = frequencies.indices.filter { frequencies[$0] > 0 }
    for symbol in frequencies.indices where used.count < 2 && !used.contains(symbol) { used.append(symbol) }
    let leaves = used.map { Package(weight: max(1, frequencies[$0]), symbols: [$0]) }.sorted(by: Package.precedes)
    var packages = leaves
    for _ in 1..<limit {
      let pairs = stride(from: 0, to: packages.count - 1, by: 2).map { Package(packages[$0], packages[$0 + 1]) }
      packages = (leaves + pairs).sorted(by: Package.precedes)
    }
    var lengths = [Int](repeating: 0, count: frequencies.count)
    for package in packages.prefix(2 * used.count - 2) {
      for symbol in package.symbols { lengths[symbol] += 1 }
    }
    self.lengths = lengths
    words = Self.words(lengths)
  }

  func write(_ symbol: Int, to output: inout BitWriter) { output.write(words[symbol], count: lengths[symbol]) }

  private static func words(_ lengths: [Int]) -> [Int] {
    var next = [Int](repeating: 0, count: 17)
    for length in 1...15 { next[length + 1] = (next[length] + lengths.count { $0 == length }) << 1 }
    return lengths.map { length in
      if length == 0 { return 0 }
      defer { next[length] += 1 }
      return (0..<length).reduce(0) { $0 | (next[length] >> $1 & 1) << (length - 1 - $1) }
    }
  }

  /// Symbols that are taken together, and what they weigh.
  private struct Package {
    let weight: Int
    let symbols: [Int]

    init(weight: Int, symbols: [Int]) {
      self.weight = weight
      self.symbols = symbols
    }

    init(_ left: Package, _ right: Package) {
      self.init(weight: left.weight + right.weight, symbols: left.symbols + right.symbols)
    }

    /// A total order, so that the code does not depend on how sorting treats equals.
    static func precedes(_ left: Package, _ right: Package) -> Bool {
      left.weight != right.weight ? left.weight < right.weight : left.symbols.lexicographicallyPrecedes(right.symbols)
    }
  }
}
