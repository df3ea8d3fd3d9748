/// Reads a message, which may hold anything: every length is checked against what is left, every number against what it means.
struct TransferReader {
  private let bytes: [UInt8]
  /// Where the outcome ends, as far as that is known: at the end mark if there is one.
  private let end: Int
  private(set) var position: Int
  private var depth = 0
  /// How deep the value went that is being read.
  private var deepest = 0
  private var texts: [String] = []
  private var values: [RepeatableValue] = []
  /// How many bytes the values would have taken that are only numbers.
  private var repeated = 0
  /// How many settings the chart has, once they are read: no reference has a slot beyond.
  var settingCount = 0

  /// Reads magic and version.
  init(_ bytes: [UInt8]) throws(TransferFault) {
    self.bytes = bytes
    let magic = TransferFormat.magic
    guard bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)) else { throw .foreign }
    let isWhole =
      bytes.count >= magic.count + TransferFormat.endMark.count
      && bytes.suffix(TransferFormat.endMark.count).elementsEqual(TransferFormat.endMark)
    end = isWhole ? bytes.count - TransferFormat.endMark.count : bytes.count
    position = magic.count
    guard position < end else { throw outOfBytes }
    let version = try readVarint()
    guard version == UInt64(TransferFormat.version) else { throw .anotherVersion(found: version) }
  }

  /// Where a message has its end mark, running out of bytes means that a length in it is wrong.
  private var outOfBytes: TransferFault { end < bytes.count ? .damaged(at: min(position, end)) : .cutOff(after: bytes.count) }

  /// Throws unless the end mark comes next, and nothing behind it.
  func finish() throws(TransferFault) {
    let rest = bytes[position...]
    if rest.elementsEqual(TransferFormat.endMark) { return }
    if TransferFormat.endMark.starts(with: rest) { throw .cutOff(after: bytes.count) }
    throw .damaged(at: rest.starts(with: TransferFormat.endMark) ? position + TransferFormat.endMark.count : position)
  }

  mutating func read<Value: Transferable>() throws(TransferFault) -> Value { try Value(from: &self) }

  mutating func byte() throws(TransferFault) -> UInt8 {
    guard position < end else { throw outOfBytes }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func readVarint() throws(TransferFault) -> UInt64 {
    let start = position
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1 else { break }
      number |= bits << shift
      if byte < 0x80 { return number }
    }
    throw .damaged(at: start)
  }

  /// How many elements follow. Each takes a byte at least, so that a wrong count costs no memory.
  mutating func readCount() throws(TransferFault) -> Int {
    let count = try readVarint()
    guard count <= UInt64(end - position) else { throw outOfBytes }
    return Int(count)
  }

  mutating func readText() throws(TransferFault) -> String {
    let start = position
    let number = try readVarint()
    guard number == 0 else {
      guard number <= UInt64(texts.count) else { throw .damaged(at: start) }
      return texts[Int(number) - 1]
    }
    let count = try readCount()
    guard let text = String(validating: bytes[position..<(position + count)], as: UTF8.self) else { throw .damaged(at: position) }
    position += count
    texts.append(text)
    return text
  }

  /// A number that something is cut to, repeated by or indented by.
  mutating func readNatural() throws(TransferFault) -> Int {
    let start = position
    let number: Int = try read()
    guard number >= 0 else { throw .damaged(at: start) }
    return number
  }

  mutating func enter() throws(TransferFault) {
    depth += 1
    deepest = max(deepest, depth)
    guard depth <= TransferFormat.maxDepth else { throw .nestedTooDeep(at: position) }
  }

  mutating func leave() { depth -= 1 }
}

/// A value that later ones may be, with what it costs to go through it.
private struct RepeatableValue {
  var value: SharedValue
  /// Its length, with everything written out.
  var weight: Int
  var height: Int
}

extension TransferReader {
  /// Repeated values must not make of a short message a chart that is too deep, or too large to go through.
  mutating func readShared<Value: SharedTransferable>() throws(TransferFault) -> Value {
    let start = position
    let number = try readVarint()
    guard number == 0 else {
      guard number <= UInt64(values.count), let value = Value(values[Int(number) - 1].value) else { throw .damaged(at: start) }
      let known = values[Int(number) - 1]
      guard depth + known.height <= TransferFormat.maxDepth else { throw .nestedTooDeep(at: start) }
      deepest = max(deepest, depth + known.height)
      repeated += known.weight
      guard repeated <= TransferFormat.maxRepeatedBytes else { throw .damaged(at: start) }
      return value
    }
    let (outer, before) = (deepest, repeated)
    deepest = depth
    try enter()
    let value = try Value(inside: &self)
    leave()
    values.append(RepeatableValue(value: value.shared, weight: position - start + repeated - before, height: deepest - depth))
    deepest = max(deepest, outer)
    return value
  }
}
