import CZlib

/// Gzip (RFC 1952) whose bytes depend on the contents alone: no name, no time, no operating system.
enum GzipFile {
  static func compressed(_ contents: [UInt8]) -> [UInt8] {
    // Magic number, method, no flags, no time, no hint about the compressor, unknown system.
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    bytes += Deflater.compressed(contents)
    // A checksum is the same in every version of zlib; compressed bytes are not.
    append(UInt32(truncatingIfNeeded: contents.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }), to: &bytes)
    append(UInt32(truncatingIfNeeded: contents.count), to: &bytes)
    return bytes
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
