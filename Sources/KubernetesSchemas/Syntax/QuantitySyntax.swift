/// Quantities as the API server reads them. Source: kubernetes/apimachinery, pkg/api/resource/quantity.go and suffix.go.
///
/// More than `TextPattern.quantity`: signs, any number of digits, spaces at either end.
enum QuantitySyntax {
  static func matches(_ text: String) -> Bool {
    if let result = text.utf8.withContiguousStorageIfAvailable({ matches($0) }) { return result }
    return Array(text.utf8).withUnsafeBufferPointer { matches($0) }
  }

  private static func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var end = bytes.count
    while index < end, isSpace(bytes[index]) { index += 1 }
    while index < end, isSpace(bytes[end - 1]) { end -= 1 }
    // A sign alone is zero to the API server, and so is a point.
    guard index < end else { return false }
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
    while index < end, isDigit(bytes[index]) { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < end, isDigit(bytes[index]) { index += 1 }
    }
    return isSuffix(bytes, index, end)
  }

  private static func isSuffix(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return true }
    let first = bytes[start]
    if end - start == 1 { return "numkMGTPE".utf8.contains(first) }
    if end - start == 2, bytes[start + 1] == UInt8(ascii: "i") { return "KMGTPE".utf8.contains(first) }
    guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return false }
    var index = start + 1
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < end, end - index <= 18 else { return false }
    while index < end, isDigit(bytes[index]) { index += 1 }
    return index == end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// What Go's `strings.TrimSpace` takes away, as far as it is ASCII.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
