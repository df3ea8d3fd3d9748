extension StringProtocol {
  /// Whether the text has these bytes somewhere. The standard library's search compares characters, which takes many times longer.
  func hasBytes(_ needle: StaticString) -> Bool {
    let needle = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
    func search(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      guard let first = needle.first, text.count >= needle.count else { return needle.isEmpty }
      for start in 0...(text.count - needle.count) where text[start] == first {
        if (1..<needle.count).allSatisfy({ text[start + $0] == needle[$0] }) { return true }
      }
      return false
    }
    return utf8.withContiguousStorageIfAvailable(search) ?? Array(utf8).withUnsafeBufferPointer(search)
  }
}
