import Foundation
import TestSupport
import Testing

@testable import VMExtension

/// What we compress, decompressed by zlib.
@Suite struct DeflateTests {
  private static let program = """
    import base64, json, sys, zlib
    for packed in json.load(open(sys.argv[1])):
        unpacker = zlib.decompressobj(-15)
        text = unpacker.decompress(base64.b64decode(packed)) + unpacker.flush()
        assert unpacker.eof and not unpacker.unused_data, packed
        print(base64.b64encode(text).decode())
    """

  /// zlib's answers, in the order of the texts.
  private func unpacked(_ texts: [[UInt8]]) throws -> [[UInt8]] {
    let packed = texts.map { Base64.text(Deflate.compress($0)) }
    let input = String(decoding: try JSONEncoder().encode(packed), as: UTF8.self)
    let answer = try PythonScript.run(text: Self.program, input: input)
    try #require(answer.status == 0, "\(answer.output)")
    return answer.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      Array(Data(base64Encoded: String($0)) ?? Data())
    }
  }

  @Test func edges() throws {
    let every = (0...255).map { UInt8($0) }
    // What stands about as far away as a copy may reach, and farther.
    var random = SplitMix64(seed: 1)
    let noise = (0..<33000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let texts: [[UInt8]] =
      [[], [0], [255, 255], Array("abcabcabc".utf8), every, every + every, every + noise[..<32512] + every, every + noise + every]
      // Runs about the longest match, and about the longest run of code lengths.
      + [3, 4, 10, 11, 138, 139, 257, 258, 259, 260, 516, 517, 1000].map { [UInt8](repeating: 65, count: $0) }
    let answers = try unpacked(texts)
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) { #expect(text == answer, "\(text.count) bytes") }
  }

  @Test func randomTexts() throws {
    let seed = ProcessInfo.processInfo.environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20261122
    var random = SplitMix64(seed: seed)
    let texts = (0..<60).map { _ in
      // From few to all bytes, and pieces of itself again and again.
      let letters = UInt8.random(in: 1...255, using: &random)
      var text: [UInt8] = []
      while text.count < Int.random(in: 1...1500, using: &random) {
        if text.isEmpty || Bool.random(using: &random) {
          text += (0..<Int.random(in: 1...20, using: &random)).map { _ in UInt8.random(in: 0...letters, using: &random) }
        } else {
          let start = Int.random(in: 0..<text.count, using: &random)
          text += text[start..<min(text.count, start + Int.random(in: 1...300, using: &random))]
        }
      }
      return text
    }
    #expect(try unpacked(texts) == texts, "WINGEN_SEED=\(seed)")
  }

  /// Fibonacci's numbers as frequencies make the longest words of all.
  @Test func codesKeepTheirLimit() {
    var frequencies = [1, 1]
    while frequencies.count < 40 { frequencies.append(frequencies.suffix(2).reduce(0, +)) }
    for limit in [7, 15] {
      let lengths = PrefixCode(frequencies: frequencies, limit: limit).lengths
      #expect(lengths.max() == limit)
      // Kraft: the code is complete, neither too long nor ambiguous.
      #expect(lengths.reduce(0) { $0 + 1 << (limit - $1) } == 1 << limit)
    }
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")])
  func base64(text: String, expected: String) {
    #expect(Base64.text(Array(text.utf8)) == expected)  // RFC 4648, section 10.
  }
}
