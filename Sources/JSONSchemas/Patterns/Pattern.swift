/// A regular expression, ready to search with in a time that grows with the text's length only, whatever the expression.
///
/// All ways through the expression are followed at once (Thompson: "Regular expression search algorithm", 1968). Swift's own `Regex`
/// tries them one after another, and some patterns of a few characters would keep it busy for years.
struct Pattern: Sendable {
  private enum Instruction: Sendable {
    case one(ScalarClass)
    case assertion(PatternTree.Assertion)
    case jump(Int)
    case split(Int, Int)
    case match
  }

  private static let sizeLimit = 20_000

  let source: String
  private var program: [Instruction] = []

  init(_ source: String) throws(PatternFaultError) {
    self.source = source
    var parser = PatternParser(source)
    try append(parser.parse())
    program.append(.match)
  }

  // MARK: Compilation

  private mutating func append(_ tree: PatternTree) throws(PatternFaultError) {
    guard program.count < Self.sizeLimit else { throw .init(.tooLarge) }
    switch tree {
    case .one(let set): program.append(.one(set))
    case .assertion(let assertion): program.append(.assertion(assertion))
    case .sequence(let parts): for part in parts { try append(part) }
    case .either(let parts):
      var ends: [Int] = []
      for part in parts.dropLast() {
        let split = reserve()
        try append(part)
        ends.append(reserve())
        program[split] = .split(split + 1, program.count)
      }
      if let last = parts.last { try append(last) }
      for end in ends { program[end] = .jump(program.count) }
    case .repeated(let part, let least, let most):
      for _ in 0..<least {
        let size = program.count
        try append(part)
        // What takes no instructions needs no repetition, which could be nested and take for ever.
        if program.count == size { break }
      }
      if let most {
        var splits: [Int] = []
        for _ in least..<most {
          splits.append(reserve())
          try append(part)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
      } else {
        let split = reserve()
        try append(part)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
      }
    }
  }

  /// A place whose instruction is known only later.
  private mutating func reserve() -> Int {
    program.append(.match)
    return program.count - 1
  }

  // MARK: Search

  /// Whether the expression matches anywhere in the text.
  ///
  /// - Parameter steps: what may still be spent; nothing is found when it is used up.
  func isFound(in text: String, steps: inout Int) -> Bool {
    var search = Search(program: program, text: Array(text.unicodeScalars), visited: [Int](repeating: -1, count: program.count))
    return search.run(steps: &steps)
  }

  private struct Search {
    let program: [Instruction]
    let text: [Unicode.Scalar]
    /// The position at which an instruction was reached last.
    var visited: [Int]
    var waiting: [Int] = []
    var stack: [Int] = []

    init(program: [Instruction], text: [Unicode.Scalar], visited: [Int]) {
      self.program = program
      self.text = text
      self.visited = visited
    }

    mutating func run(steps: inout Int) -> Bool {
      var mayStartLater = true
      if case .assertion(.start)? = program.first { mayStartLater = false }
      for position in 0...text.count {
        let previous = waiting
        waiting.removeAll(keepingCapacity: true)
        if position > 0 {
          for index in previous {
            if case .one(let set) = program[index], set.contains(text[position - 1]), reach(index + 1, at: position, &steps) { return true }
          }
        }
        if position == 0 || mayStartLater { if reach(0, at: position, &steps) { return true } }
        if steps <= 0 || waiting.isEmpty && !mayStartLater { return false }
      }
      return false
    }

    /// Follows everything that consumes no character; true if the end of the expression is reached.
    private mutating func reach(_ start: Int, at position: Int, _ steps: inout Int) -> Bool {
      stack.append(start)
      while let index = stack.popLast() {
        if visited[index] == position { continue }
        visited[index] = position
        steps -= 1
        switch program[index] {
        case .match:
          stack.removeAll()
          return true
        case .one: waiting.append(index)
        case .jump(let target): stack.append(target)
        case .split(let first, let second):
          stack.append(second)
          stack.append(first)
        case .assertion(let assertion): if holds(assertion, at: position) { stack.append(index + 1) }
        }
      }
      return false
    }

    private func holds(_ assertion: PatternTree.Assertion, at position: Int) -> Bool {
      switch assertion {
      case .start: position == 0
      case .end: position == text.count
      case .wordBoundary: isWord(position - 1) != isWord(position)
      case .noWordBoundary: isWord(position - 1) == isWord(position)
      }
    }

    private func isWord(_ index: Int) -> Bool {
      text.indices.contains(index) && ScalarClass.word.contains { $0.contains(text[index]) }
    }
  }
}
