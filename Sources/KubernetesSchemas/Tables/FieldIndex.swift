/// Finds a field's number by its name. Names of a definition are few and known, so a small table serves better than a dictionary, which
/// guards against keys that were made to collide.
struct FieldIndex: Sendable {
  private let names: [String]
  /// Numbers by hash, -1 for none; what is taken goes to the next place.
  private let table: [Int16]

  init(_ names: [String]) {
    self.names = names
    var size = 4
    while size < names.count * 2 { size *= 2 }
    var table = [Int16](repeating: -1, count: size)
    for (number, name) in names.enumerated() {
      var place = Self.hash(name) & (size - 1)
      while table[place] >= 0 { place = (place + 1) & (size - 1) }
      table[place] = Int16(truncatingIfNeeded: number)
    }
    self.table = table
  }

  @inline(__always) func find(_ name: String) -> Int? {
    var place = Self.hash(name) & (table.count - 1)
    while true {
      let number = Int(table[place])
      if number < 0 { return nil }
      if names[number] == name { return number }
      place = (place + 1) & (table.count - 1)
    }
  }

  /// The length, both ends and the middle of a name tell the fields of Kubernetes apart well enough.
  @inline(__always) private static func hash(_ name: String) -> Int {
    name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      return Int(first) &* 31 ^ Int(last) &* 131 ^ Int(bytes[bytes.count / 2]) &* 7 ^ bytes.count &* 17
    } ?? 0
  }
}
