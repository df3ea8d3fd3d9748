import Glibc

/// A file's name or path as the system has it: any bytes but NUL, which need not be UTF-8.
struct PathBytes: Hashable, Comparable, Sendable {
  /// With the NUL at the end that system calls want.
  private let bytes: [UInt8]

  init(_ text: String) { self.init(text.utf8) }

  init(_ bytes: some Collection<UInt8>) {
    var terminated: [UInt8] = []
    terminated.reserveCapacity(bytes.count + 1)
    terminated.append(contentsOf: bytes)
    terminated.append(0)
    self.bytes = terminated
  }

  init(cString: UnsafePointer<CChar>) {
    let count = strlen(cString)
    self.init(UnsafeRawBufferPointer(start: cString, count: count))
  }

  /// The bytes without the NUL.
  var content: ArraySlice<UInt8> { bytes.dropLast() }
  var count: Int { bytes.count - 1 }

  /// For messages and for paths known to be UTF-8.
  var text: String { String(decoding: content, as: UTF8.self) }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBytes { buffer in
      // The array is never empty: it ends with NUL.
      guard let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress else { return try body("") }
      return try body(start)
    }
  }

  static func < (left: PathBytes, right: PathBytes) -> Bool {
    left.bytes.withUnsafeBytes { first in
      right.bytes.withUnsafeBytes { second in
        guard let a = first.baseAddress, let b = second.baseAddress else { return false }
        // NUL ends both and is smaller than any byte of a name.
        return memcmp(a, b, min(first.count, second.count)) < 0
      }
    }
  }

  /// The part of a path that starts at a byte, and whether it is the last one.
  static func part(of path: String, from offset: Int) -> (name: PathBytes, isLast: Bool) {
    var path = path
    return path.withUTF8 { utf8 in
      let rest = utf8[offset...]
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return (PathBytes(rest), true) }
      return (PathBytes(rest[..<slash]), false)
    }
  }

  /// Whether this name, followed by a slash, stands in a path at a byte.
  func isFolder(in path: String, from offset: Int) -> Bool {
    var path = path
    return path.withUTF8 { utf8 in
      let end = offset + count
      guard end < utf8.count, utf8[end] == UInt8(ascii: "/") else { return false }
      return utf8[offset..<end].elementsEqual(content)
    }
  }
}
