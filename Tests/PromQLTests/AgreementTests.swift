import PromQL
import TestSupport
import Testing

/// What Prometheus' parser says of the same expressions.
struct AgreementTests {
  @Test(arguments: ["grammar", "practice"])
  func valid(name: String) throws {
    let expressions = try PromQLFiles.read(name)
    for (expression, verdict) in zip(expressions, try Promtool.verdicts(expressions)) { #expect(verdict == nil, "\(expression)") }
    // What is printed is the same to it.
    let printed = expressions.compactMap { try? PromQLParser().result($0).get().text }
    for (expression, verdict) in zip(printed, try Promtool.verdicts(printed)) { #expect(verdict == nil, "\(expression)") }
  }

  @Test func invalid() throws {
    // Promtool says nothing of no expression as such, and what 2.42 accepted 3.14 may refuse: a function that is gone, letters in brackets.
    let excepted = ["", "holt_winters(a[5m], 1, 1)", "foo[5s x 5s]"]
    let expressions = try ErrorTests.cases().map(\.text).filter { !excepted.contains($0) }
    for (expression, verdict) in zip(expressions, try Promtool.verdicts(expressions)) { #expect(verdict != nil, "\(expression)") }
  }

  @Test func random() throws {
    let seed: UInt64 = 42
    var random = RandomQuery(seed: seed, isNewer: false)
    let trees = (0..<300).map { _ in random.vector(3) }
    for tree in trees {
      guard case .success(let again) = PromQLParser().result(tree.text) else {
        Issue.record("seed \(seed): \(tree.text)\n\(PromQLParser().result(tree.text))")
        continue
      }
      #expect(again.text == tree.text, "seed \(seed)")
    }
    for (tree, verdict) in zip(trees, try Promtool.verdicts(trees.map(\.text))) { #expect(verdict == nil, "seed \(seed): \(tree.text)") }
  }

  /// What came later can only be read again here.
  @Test func newer() throws {
    let seed: UInt64 = 7
    var random = RandomQuery(seed: seed, isNewer: true)
    for _ in 0..<300 {
      let text = random.vector(3).text
      switch PromQLParser().result(text) {
      case .failure(let error): Issue.record("seed \(seed): \(text)\n\(error.message): \(text[error.range])")
      case .success(let tree):
        #expect(tree.text == text, "seed \(seed)")
        #expect(PromQLParser().result(tree.text) == .success(tree), "seed \(seed): \(text)")
      }
    }
  }

  /// Valid expressions with pieces left out, repeated or put elsewhere: what promtool accepts is accepted, and what it refuses is refused
  /// unless it is known to be newer.
  @Test func mutated() throws {
    let seed: UInt64 = 1
    var random = SplitMix64(seed: seed)
    let sources = (try PromQLFiles.read("grammar") + PromQLFiles.read("practice")).map(Self.pieces)
    let all = sources.flatMap { $0 }
    var expressions: [String] = []
    while expressions.count < 2000 {
      guard var pieces = sources.randomElement(using: &random), !pieces.isEmpty else { continue }
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let index = pieces.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where pieces.count > 1: pieces.remove(at: index)
        case 1: pieces.insert(pieces[index], at: index)
        case 2: pieces.insert(all.randomElement(using: &random) ?? "+", at: index)
        default: pieces[index] = all.randomElement(using: &random) ?? "+"
        }
      }
      expressions.append(pieces.joined())
    }
    var (accepted, refused) = (0, 0)
    for (expression, verdict) in zip(expressions, try Promtool.verdicts(expressions)) {
      switch (PromQLParser().result(expression), verdict) {
      case (.success, nil): accepted += 1
      case (.failure, .some): refused += 1
      case (.failure(let error), nil): Issue.record("seed \(seed): promtool accepts \(expression)\n\(error.message) \(error.range)")
      case (.success, let verdict?):
        if !Self.isNewer(verdict) { Issue.record("seed \(seed): promtool refuses \(expression)\n\(verdict)") }
      }
    }
    #expect(accepted > 300 && refused > 600, "\(accepted) \(refused)")
  }

  /// Whether promtool stumbles over what later releases know: durations as numbers and the other way round, names in quotes.
  private static func isNewer(_ verdict: String) -> Bool {
    [
      "unexpected duration", "unexpected string", "expected duration", "missing unit character in duration", "bad duration syntax",
    ].contains { verdict.contains($0) }
  }

  private static func pieces(_ text: String) -> [String] {
    text.matches(of: #/[A-Za-z_:0-9.]+|"[^"]*"|'[^']*'|\s+|=~|!~|[!=<>]=|./#).map { String($0.0) }
  }
}
