/// Reads the lines of the table. The table is part of the program; what is malformed reads as empty or 0 and never crashes.
struct TableReader {
  private let text: String
  var position = 0

  init(_ text: String) { self.text = text }

  static func text(_ text: String, _ range: Range<Int>) -> String {
    text.utf8.withContiguousStorageIfAvailable { String(decoding: $0[range], as: UTF8.self) } ?? ""
  }

  mutating func skipLine() { _ = line() }

  /// The second word of a line, as a number.
  mutating func countLine() -> Int {
    let words = words(line())
    return words.count > 1 ? number(words[1]) ?? 0 : 0
  }

  mutating func kindLine() -> (kind: String, entry: SchemaTable.Kind, definition: Int) {
    let words = words(line())
    guard words.count >= 5 else { return ("", SchemaTable.Kind(apiVersion: "", versions: 0...0, nameClass: .unknown), -1) }
    var fate: SchemaTable.Fate?
    if words.count >= 8 {
      fate = SchemaTable.Fate(
        deprecated: number(words[5]) ?? 0, removed: number(words[6]),
        replacement: isDash(words[7]) ? nil : string(words[7]))
    }
    let entry = SchemaTable.Kind(
      apiVersion: string(words[0]), versions: versions(words[3]) ?? 0...0,
      nameClass: NameClass(rawValue: string(words[4])) ?? .unknown, fate: fate)
    return (string(words[1]), entry, number(words[2]) ?? -1)
  }

  mutating func definitionLine() -> (name: Range<Int>, versions: ClosedRange<Int>, length: Int) {
    let words = words(line())
    guard words.count == 3 else { return (0..<0, 0...0, 0) }
    return (words[0], versions(words[1]) ?? 0...0, number(words[2]) ?? 0)
  }

  mutating func fieldLine(_ slots: [SchemaTable.Slot], served whole: ClosedRange<Int>, in version: KubernetesMinor?) -> Field {
    let words = words(line())
    guard words.count >= 2 else { return Field(name: "", type: .any, isRequired: false, versions: whole, isServed: true) }
    var name = string(words[0])
    let isRequired = name.utf8.last == UInt8(ascii: "!")
    if isRequired { name.removeLast() }
    var span = whole
    var allowed: [String] = []
    var syntax: ValueSyntax?
    var unique: [UniqueKey] = []
    for word in words.dropFirst(2) {
      let text = string(word)
      switch text.utf8.first {
      case UInt8(ascii: "="): allowed = text.dropFirst().split(separator: ",").map(String.init)
      case UInt8(ascii: "~"): syntax = ValueSyntax(rawValue: String(text.dropFirst()))
      case UInt8(ascii: "%"):
        let keys = text.drop { $0 == "%" || $0 == "?" }
        unique.append(UniqueKey(keys: keys.split(separator: "+").map(String.init), isDemanded: !text.hasPrefix("%?")))
      default: span = versions(word) ?? span
      }
    }
    let hasRules = !allowed.isEmpty || syntax != nil || !unique.isEmpty
    return Field(
      name: name, type: type(words[1], slots), isRequired: isRequired, versions: span,
      isServed: version.map { span.contains($0.minor) } ?? true,
      rules: hasRules ? FieldRules(words: allowed, syntax: syntax, uniqueKeys: unique) : nil)
  }

  // MARK: - Words

  /// The next line without its end.
  private mutating func line() -> Range<Int> {
    let start = position
    let end = text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = start
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index
    }
    let last = end ?? start
    position = last + 1
    return start..<last
  }

  private func words(_ line: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(8)
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var start = line.lowerBound
      for index in line where bytes[index] == UInt8(ascii: " ") {
        words.append(start..<index)
        start = index + 1
      }
      words.append(start..<line.upperBound)
    }
    return words
  }

  private func string(_ word: Range<Int>) -> String { Self.text(text, word) }

  private func isDash(_ word: Range<Int>) -> Bool { word.count == 1 && number(word) == nil }

  private func number(_ word: Range<Int>) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var value = 0
      for byte in bytes[word] {
        guard byte &- UInt8(ascii: "0") < 10, value < 1 << 40 else { return nil }
        value = value * 10 + Int(byte &- UInt8(ascii: "0"))
      }
      return word.isEmpty ? nil : value
    } ?? nil
  }

  /// `28-37`.
  private func versions(_ word: Range<Int>) -> ClosedRange<Int>? {
    guard word.count == 5, let first = number(word.lowerBound..<(word.lowerBound + 2)),
      let last = number((word.lowerBound + 3)..<word.upperBound), first <= last
    else { return nil }
    return first...last
  }

  private func type(_ word: Range<Int>, _ slots: [SchemaTable.Slot]) -> FieldType {
    let rest = (word.lowerBound + 1)..<max(word.upperBound, word.lowerBound + 1)
    switch string(word).utf8.first {
    case UInt8(ascii: "s"): return .string
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "i"): return .int32
    case UInt8(ascii: "I"): return .int64
    case UInt8(ascii: "n"): return .number
    case UInt8(ascii: "o"): return .intOrString
    case UInt8(ascii: "q"): return .quantity
    case UInt8(ascii: "B"): return .bytes
    case UInt8(ascii: "*"): return .map(type(rest, slots))
    case UInt8(ascii: "["): return .list(type(rest, slots))
    case UInt8(ascii: "@"):
      guard let number = number(rest), slots.indices.contains(number) else { return .any }
      return .object(slots[number])
    default: return .any
    }
  }
}
