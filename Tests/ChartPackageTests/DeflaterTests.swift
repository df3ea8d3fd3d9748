import CZlib
import TestSupport
import Testing

@testable import ChartPackage

/// What is compressed here, zlib and Python unpack.
@Suite struct DeflaterTests {
  /// zlib's own reading of a raw stream.
  static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: limit + 1)
    let room = output.count
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.avail_in == 0 else { return nil }
    return Array(output.prefix(room - Int(stream.avail_out)))
  }

  private static let samples: [[UInt8]] = [
    [], [0], [255], Array("aaa".utf8), Array(repeating: 7, count: 3), Array(repeating: 0, count: 258 + 3),
    Array(repeating: 0, count: 70_000),
    Array(0...255), Array(String(repeating: "name: value\n", count: 500).utf8),
    // A match at the window's very edge, and one just beyond it.
    Array("edge".utf8) + (0..<32764).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) } + Array("edge".utf8),
    Array("edge".utf8) + (0..<32765).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) } + Array("edge".utf8),
  ]

  @Test(arguments: samples) func zlibUnpacksIt(_ sample: [UInt8]) {
    #expect(Self.inflated(GzipFile.compressed(sample), limit: sample.count) == sample)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func randomBytesComeBack(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Few different bytes make long matches, many make none.
    let letters = [2, 4, 30, 256].randomElement(using: &random) ?? 2
    var bytes: [UInt8] = []
    let count = Int.random(in: 0...6000, using: &random)
    while bytes.count < count {
      if random.chance(30), bytes.count > 10 {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes += bytes[start..<min(bytes.count, start + Int.random(in: 1...400, using: &random))]
      } else {
        bytes.append(UInt8(Int.random(in: 0..<letters, using: &random)))
      }
    }
    #expect(Self.inflated(GzipFile.compressed(bytes), limit: bytes.count) == bytes, "seed \(seed)")
  }

  /// The bytes themselves: nothing but a change of this program changes them, and such a change is one of all packages' digests.
  @Test func theBytesAreFixed() {
    let bytes = GzipFile.compressed(Array("name: windows\nname: linux\nname: windows\n".utf8))
    #expect(
      bytes.map { String($0, radix: 16) }.joined(separator: " ")
        == "1f 8b 8 0 0 0 0 0 0 ff cb 4b cc 4d b5 52 28 cf cc 4b c9 2f 2f e6 82 f0 72 32 f3 4a 2b b8 50 65 0 63 d3 56 be 28 0 0 0")
    #expect(Array(bytes.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
  }

  @Test func repetitionIsWorthIt() {
    let text = Array(String(repeating: "- name: proxy\n  image: registry.example.com/proxy:1.2.3\n", count: 300).utf8)
    #expect(GzipFile.compressed(text).count < text.count / 20)
  }
}
