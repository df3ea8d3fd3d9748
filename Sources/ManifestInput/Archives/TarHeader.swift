/// One header block of a tar archive: 512 bytes.
///
/// Source: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
struct TarHeader {
  static let size = 512

  /// Without the folder in front where the header has it apart.
  var name: ArraySlice<UInt8>
  var prefix: ArraySlice<UInt8>
  /// Of the contents, in bytes.
  var contentSize: Int
  var type: UInt8

  /// - Parameter block: 512 bytes.
  init(_ block: ArraySlice<UInt8>) throws(TarHeaderError) {
    func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
      block[(block.startIndex + offset)..<(block.startIndex + offset + count)]
    }
    func text(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> { field(offset, count).prefix { $0 != 0 } }
    guard let written = Self.number(field(148, 8)), Self.sums(block).contains(written) else { throw TarHeaderError(fault: .wrongChecksum) }
    guard let size = Self.number(field(124, 12)) else { throw TarHeaderError(fault: .invalidSize) }
    contentSize = size
    type = block[block.startIndex + 156]
    name = text(0, 100)
    // GNU's own format, "ustar  ", has other things where POSIX has the prefix.
    prefix = field(257, 6).elementsEqual("ustar\0".utf8) ? text(345, 155) : []
  }

  /// The sum of all bytes, the checksum's own taken for spaces; some programs added them as signed numbers.
  private static func sums(_ block: ArraySlice<UInt8>) -> [Int] {
    var unsigned = 0
    var signed = 0
    for (offset, byte) in block.enumerated() {
      let byte = (148..<156).contains(offset) ? 0x20 : byte
      unsigned += Int(byte)
      signed += Int(Int8(bitPattern: byte))
    }
    return [unsigned, signed]
  }

  /// Octal digits between spaces and NULs, or, with the first bit set, a binary number (GNU). Nil if it is neither, or does not fit.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if let first = field.first, first & 0x80 != 0 {
      var value = Int(first & 0x7F)
      for byte in field.dropFirst() {
        guard value <= Int.max >> 8 else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    let digits = field.drop { $0 == 0x20 || $0 == 0 }.prefix { $0 != 0x20 && $0 != 0 }
    guard field[digits.endIndex...].allSatisfy({ $0 == 0x20 || $0 == 0 }) else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x37).contains(digit) else { return nil }
      value = value << 3 | Int(digit - 0x30)
    }
    return value
  }
}

struct TarHeaderError: Error { var fault: TarFault }
