import Glibc

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
    return withContiguousStorageIfAvailable { search($0, needle) } ?? Array(self).withUnsafeBufferPointer { search($0, needle) }
  }
}

private func search(_ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let start = text.baseAddress, let word = needle.baseAddress, let first = needle.first else { return needle.isEmpty }
  var place = 0
  while place + needle.count <= text.count {
    guard let found = memchr(start + place, Int32(first), text.count - needle.count - place + 1) else { return false }
    if memcmp(found, word, needle.count) == 0 { return true }
    place = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
  }
  return false
}
