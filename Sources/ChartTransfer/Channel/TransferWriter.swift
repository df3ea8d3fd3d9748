import Glibc

/// Collects the bytes of a message.
struct TransferWriter {
  private(set) var bytes: [UInt8] = []
  private var texts: [ExactText: Int] = [:]
  private var values = WrittenValues()

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func write<each Part: Transferable>(_ part: repeat each Part) { repeat (each part).write(to: &self) }

  /// Seven bits a byte, the lowest first; all bytes but the last have the highest bit set.
  mutating func writeVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A text that was written before is only its number, counted from one; a new one is a zero, its length and its bytes.
  mutating func writeText(_ text: String) {
    let (known, isNew) = texts.number(of: ExactText(text))
    guard isNew else { return writeVarint(UInt64(known)) }
    var text = text
    text.withUTF8 { utf8 in
      writeVarint(0)
      writeVarint(UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }
}

extension TransferWriter {
  /// A value that was written before is only its number, as with texts.
  mutating func writeShared(_ value: some SharedTransferable) {
    let shared = value.shared
    if let number = values.number(of: shared) { return writeVarint(UInt64(number)) }
    writeVarint(0)
    value.writeContent(to: &self)
    values.add(shared)
  }
}

/// A text as its bytes: for Swift's own equality, texts that only look alike are one.
private struct ExactText: Hashable {
  private var text: String

  init(_ text: String) {
    self.text = text
    self.text.makeContiguousUTF8()
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    guard left.text.utf8.count == right.text.utf8.count else { return false }
    return left.withBytes { one in
      right.withBytes { other in
        guard let one = one.baseAddress, let other = other.baseAddress else { return true }
        return memcmp(one, other, left.text.utf8.count) == 0
      }
    }
  }

  func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = text
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

extension [ExactText: Int] {
  /// Numbers from one, in the order of first sight.
  fileprivate mutating func number(of text: ExactText) -> (number: Int, isNew: Bool) {
    let next = count + 1
    let number = self[text, default: next]
    guard number == next else { return (number, false) }
    self[text] = next
    return (next, true)
  }
}
