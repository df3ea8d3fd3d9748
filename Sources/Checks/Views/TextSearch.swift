extension StringProtocol {
  /// Whether the text has these bytes somewhere. The standard library's search compares characters, which takes many times longer.
  func hasBytes(_ needle: StaticString) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.hasBytes(needle) } ?? Array(utf8).hasBytes(needle)
  }
}

extension Collection<UInt8> {
  /// Whether these bytes follow each other somewhere.
  func hasBytes(_ needle: StaticString) -> Bool {
    let needle = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
    return withContiguousStorageIfAvailable { search($0, needle) } ?? search(Array(self), needle)
  }
}

private func search(_ text: some RandomAccessCollection<UInt8>, _ needle: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = needle.first, text.count >= needle.count else { return needle.isEmpty }
  var start = text.startIndex
  let last = text.index(text.startIndex, offsetBy: text.count - needle.count)
  while start <= last {
    if text[start] == first, text[start...].prefix(needle.count).elementsEqual(needle) { return true }
    start = text.index(after: start)
  }
  return false
}
