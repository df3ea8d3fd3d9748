/// Writes tar archives whose bytes depend on names and contents alone: regular files of mode 0644, user and group 0 without names, time 0.
///
/// Source: POSIX.1-2017, pax, "ustar Interchange Format".
struct TarWriter {
  private static let block = 512

  private var bytes: [UInt8] = []

  /// - Throws: `PackageError.unstorablePath`.
  mutating func add(_ path: String, _ contents: [UInt8]) throws(PackageError) {
    guard let (prefix, name) = Self.split(path), contents.count < 1 << 33 else { throw .unstorablePath(path) }
    var header = [UInt8](repeating: 0, count: Self.block)
    func put(_ text: some Sequence<UInt8>, at offset: Int) {
      for (index, byte) in text.enumerated() { header[offset + index] = byte }
    }
    put(name, at: 0)
    put(Self.octal(0o644, digits: 7), at: 100)
    put(Self.octal(0, digits: 7), at: 108)
    put(Self.octal(0, digits: 7), at: 116)
    put(Self.octal(contents.count, digits: 11), at: 124)
    put(Self.octal(0, digits: 11), at: 136)
    put([UInt8](repeating: 0x20, count: 8), at: 148)
    put("0".utf8, at: 156)
    put("ustar\u{0}00".utf8, at: 257)
    put(Self.octal(0, digits: 7), at: 329)
    put(Self.octal(0, digits: 7), at: 337)
    put(prefix, at: 345)
    put(Self.octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + [0, 0x20], at: 148)
    bytes += header
    bytes += contents
    let rest = contents.count % Self.block
    if rest > 0 { bytes += repeatElement(0, count: Self.block - rest) }
  }

  /// The archive, with the two empty blocks that end it.
  consuming func finish() -> [UInt8] { bytes + [UInt8](repeating: 0, count: 2 * Self.block) }

  /// A path as the header has it: at most 155 bytes before a slash, and at most 100 behind it. Nil if it cannot be cut so.
  private static func split(_ path: String) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
    let bytes = Array(path.utf8)
    if bytes.isEmpty || bytes.contains(0) { return nil }
    if bytes.count <= 100 { return ([], bytes[...]) }
    let cut = bytes.indices.first { bytes[$0] == UInt8(ascii: "/") && bytes.count - $0 - 1 <= 100 }
    guard let cut, cut <= 155, cut > 0, cut + 1 < bytes.count else { return nil }
    return (bytes[..<cut], bytes[(cut + 1)...])
  }

  private static func octal(_ number: Int, digits: Int) -> [UInt8] {
    let text = String(number, radix: 8)
    return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
  }
}
