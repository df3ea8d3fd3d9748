extension String {
  /// The lines that are not empty, each once, in the order of their bytes, as Sprig's `splitList`, `compact`, `uniq` and `sortAlpha` leave them
  /// (Masterminds/sprig, docs/lists.md and docs/string_slice.md).
  ///
  /// By bytes, since texts of different bytes may be equal for Swift, to which a carriage return and a line feed are one character.
  var distinctLines: [String] {
    let lines = utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    return Set(lines).sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
