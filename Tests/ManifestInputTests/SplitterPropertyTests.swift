import ManifestInput
import TestSupport
import Testing
import YAML

struct SplitterPropertyTests {
  /// What is valid in whole reads the same in pieces: values, order, and the lines and columns of everything.
  private func check(_ bytes: [UInt8], _ note: Comment) throws -> Bool {
    let pieces = DocumentSplitter.pieces(of: bytes[...], file: "f")
    #expect(pieces.flatMap { $0.text.map { Array($0.bytes) } ?? [] } == bytes, note)
    guard let whole = try? YAMLReader.read(bytes, file: "f") else { return false }
    var located: [LocatedValue] = []
    var plain: [YAMLValue] = []
    for text in pieces.compactMap(\.text) {
      let contents = InputReader.read(text)
      #expect(contents.problem == nil, note)
      plain += contents.documents.map(\.value)
      located += contents.documents.compactMap { $0.locatedValue() }
    }
    #expect(located == whole, note)
    #expect(plain == whole.map(\.plain), note)
    return true
  }

  @Test func piecesReadLikeTheWhole() throws {
    var valid = 0
    for seed in 1...4000 as ClosedRange<UInt64> {
      var sampler = StreamSampler(random: SplitMix64(seed: seed))
      if try check(sampler.stream(), "seed \(seed)") { valid += 1 }
    }
    // If the sampler only made what no reader takes, nothing would have been tested.
    #expect(valid > 1500, "\(valid)")
  }

  @Test func noiseReadsLikeTheWhole() throws {
    var valid = 0
    for seed in 1...6000 as ClosedRange<UInt64> {
      var sampler = StreamSampler(random: SplitMix64(seed: seed))
      if try check(sampler.noise(), "seed \(seed)") { valid += 1 }
    }
    #expect(valid > 300, "\(valid)")
  }

  @Test func piecesDoNotDependOnHowTheBytesArrive() {
    for seed in 1...1500 as ClosedRange<UInt64> {
      var sampler = StreamSampler(random: SplitMix64(seed: seed))
      let bytes = seed.isMultiple(of: 3) ? sampler.noise() : sampler.stream()
      for limit in [1 << 20, 40] {
        var whole = DocumentSplitter(file: "f", largestPiece: limit)
        bytes.withUnsafeBytes { whole.append($0) }
        whole.finish()
        var expected: [String] = []
        while let piece = whole.next() { expected.append(describe(piece)) }
        var splitter = DocumentSplitter(file: "f", largestPiece: limit)
        var found: [String] = []
        var rest = bytes[...]
        while true {
          while let piece = splitter.next() { found.append(describe(piece)) }
          if rest.isEmpty { break }
          let chunk = rest.prefix(Int.random(in: 1...9, using: &sampler.random))
          rest = rest.dropFirst(chunk.count)
          chunk.withUnsafeBytes { splitter.append($0) }
        }
        splitter.finish()
        while let piece = splitter.next() { found.append(describe(piece)) }
        #expect(found == expected, "seed \(seed), limit \(limit)")
        #expect(splitter.hasContent == whole.hasContent, "seed \(seed), limit \(limit)")
      }
    }
  }

  /// A text without documents has no content; one with documents that are more than empty has.
  @Test func contentIsSeenWhereDocumentsAre() {
    for seed in 1...3000 as ClosedRange<UInt64> {
      var sampler = StreamSampler(random: SplitMix64(seed: seed))
      let bytes = sampler.stream()
      guard let values = try? YAMLReader.readValues(bytes, file: "f"), !values.isEmpty else { continue }
      var splitter = DocumentSplitter(file: "f")
      bytes.withUnsafeBytes { splitter.append($0) }
      splitter.finish()
      while splitter.next() != nil {}
      #expect(splitter.hasContent, "seed \(seed)")
    }
  }

  private func describe(_ piece: InputPiece) -> String {
    switch piece {
    case .text(let text): "\(text.firstLine): \(string(text))"
    case .problem(let problem): "\(problem)"
    }
  }
}
