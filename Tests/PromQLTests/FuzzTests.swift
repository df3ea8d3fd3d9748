import PromQL
import TestSupport
import Testing

/// Whatever the text, there is a tree or an error whose range is in the text.
struct FuzzTests {
  private func check(_ text: String, _ note: String) {
    for allowsVariables in [false, true] {
      switch PromQLParser(allowsVariables: allowsVariables).result(text) {
      case .success(let tree):
        #expect(tree.range.start >= 0 && tree.range.end <= text.utf8.count, "\(note): \(text)")
        let printed = tree.text
        let again = PromQLParser(allowsVariables: allowsVariables).result(printed)
        #expect(again == .success(tree), "\(note): \(text)\nprinted \(printed)\n\(again)")
        _ = (tree.selectors, tree.labelUses, tree.pieces)
      case .failure(let error):
        #expect(
          error.range.start >= 0 && error.range.start <= error.range.end && error.range.end <= text.utf8.count,
          "\(note): \(text) \(error.range)")
        #expect(!error.message.isEmpty)
        #expect(error.range.start == error.range.end || !text[error.range].isEmpty, "\(note): \(text) \(error.range)")
      }
    }
  }

  @Test func bytes() {
    let seed: UInt64 = 11
    var random = SplitMix64(seed: seed)
    let letters = Array("ab0159.exXsmhdwy_:+-*/%^=!~<>@#\"'`\\(){}[],$ \n\t\u{FFFD}ä\u{1F600}".unicodeScalars)
    for _ in 0..<1500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        if let letter = letters.randomElement(using: &random) { text.append(letter) }
      }
      check(String(text), "seed \(seed)")
    }
  }

  @Test func mutations() throws {
    let seed: UInt64 = 12
    var random = SplitMix64(seed: seed)
    let sources = try ["documentation", "grammar", "newer", "practice", "variables"].flatMap(PromQLFiles.read).map {
      Array($0.unicodeScalars)
    }
    for _ in 0..<1500 {
      guard var scalars = sources.randomElement(using: &random), let other = sources.randomElement(using: &random) else { continue }
      let index = scalars.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scalars.remove(at: index)
      case 1: scalars.insert(other.randomElement(using: &random) ?? "a", at: index)
      case 2: scalars.removeLast(scalars.count - index)
      default: scalars.replaceSubrange(index..., with: other.suffix(Int.random(in: 1...10, using: &random)))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      check(String(text), "seed \(seed)")
    }
  }
}
