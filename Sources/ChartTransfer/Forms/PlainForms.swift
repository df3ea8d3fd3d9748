extension Int: Transferable {
  /// Small numbers of either sign are short: 0, -1, 1, -2 are written as 0, 1, 2, 3.
  func write(to writer: inout TransferWriter) { writer.writeVarint(UInt64(bitPattern: Int64((self << 1) ^ (self >> (bitWidth - 1))))) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    let number = try reader.readVarint()
    self = Int(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
  }
}

extension UInt32: Transferable {
  func write(to writer: inout TransferWriter) { writer.writeVarint(UInt64(self)) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    let start = reader.position
    guard let number = UInt32(exactly: try reader.readVarint()) else { throw .damaged(at: start) }
    self = number
  }
}

extension Double: Transferable {
  /// Bit by bit: negative zero and every NaN stay what they are.
  func write(to writer: inout TransferWriter) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { writer.append(UInt8(truncatingIfNeeded: bitPattern >> shift)) }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try reader.byte()) << shift }
    self.init(bitPattern: bits)
  }
}

extension Bool: Transferable {
  enum Form: UInt8, TransferForm { case no, yes }

  func write(to writer: inout TransferWriter) { writer.write(self ? Form.yes : Form.no) }

  init(from reader: inout TransferReader) throws(TransferFault) { self = try Form(from: &reader) == .yes }
}

extension String: Transferable {
  func write(to writer: inout TransferWriter) { writer.writeText(self) }

  init(from reader: inout TransferReader) throws(TransferFault) { self = try reader.readText() }
}

extension Optional: Transferable where Wrapped: Transferable {
  func write(to writer: inout TransferWriter) {
    switch self {
    case nil: writer.write(false)
    case let value?: writer.write(true, value)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) { self = try Bool(from: &reader) ? .some(try reader.read()) : nil }
}

extension Array: Transferable where Element: Transferable {
  func write(to writer: inout TransferWriter) {
    writer.writeVarint(UInt64(count))
    for element in self { writer.write(element) }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    let count = try reader.readCount()
    self = []
    // No more is reserved than a wrong count may cost at every level of nesting.
    reserveCapacity(Swift.min(count, 16))
    for _ in 0..<count { append(try reader.read()) }
  }
}

extension ClosedRange: Transferable where Bound: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(lowerBound, upperBound) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    let start = reader.position
    let (lower, upper): (Bound, Bound) = (try reader.read(), try reader.read())
    guard lower <= upper else { throw .damaged(at: start) }
    self = lower...upper
  }
}
