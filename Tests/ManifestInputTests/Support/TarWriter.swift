import CZlib
import Testing

/// Makes tar archives byte by byte, malformed ones too.
struct TarWriter {
  var bytes: [UInt8] = []

  mutating func add(
    _ name: String, _ contents: [UInt8] = [], type: UInt8 = UInt8(ascii: "0"), size: [UInt8]? = nil, prefix: String = "",
    magic: String = "ustar\u{0}00", isChecksumRight: Bool = true
  ) {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ field: some Sequence<UInt8>, at offset: Int) { for (index, byte) in field.enumerated() { block[offset + index] = byte } }
    put(name.utf8.prefix(100), at: 0)
    put("0000644\u{0}".utf8, at: 100)
    put(size ?? Array(octal(contents.count, 11).utf8), at: 124)
    put("        ".utf8, at: 148)
    block[156] = type
    put(magic.utf8, at: 257)
    put(prefix.utf8, at: 345)
    let sum = block.reduce(0) { $0 + Int($1) } + (isChecksumRight ? 0 : 1)
    put("\(octal(sum, 6))\u{0} ".utf8, at: 148)
    bytes += block + contents + [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
  }

  private func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: width - digits.count) + digits
  }

  /// With the two blocks of zeros at the end.
  var whole: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}

/// A record of a pax extended header.
func pax(_ key: String, _ value: String) -> [UInt8] {
  let rest = " \(key)=\(value)\n".utf8.count
  var length = rest + 1
  while "\(length)".utf8.count + rest != length { length += 1 }
  return Array("\(length) \(key)=\(value)\n".utf8)
}

/// One gzip member.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  var stream = z_stream()
  try #require(
    deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
  defer { deflateEnd(&stream) }
  var input = bytes
  let capacity = Int(deflateBound(&stream, UInt(bytes.count))) + 64
  var status = Z_OK
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(buffer.count)
      status = deflate(&stream, Z_FINISH)
      count = buffer.count - Int(stream.avail_out)
    }
  }
  try #require(status == Z_STREAM_END)
  return output
}
