/// A regular expression as instructions, which a `Machine` follows.
struct Program: Sendable {
  enum Instruction: Sendable {
    case one(ScalarClass)
    case assertion(SyntaxTree.Assertion)
    case jump(Int)
    /// Both ways on, the first of them preferred.
    case split(Int, Int)
    /// The place in the text goes into a slot: `2n` where group n begins, `2n + 1` where it ends.
    case save(Int)
    case match
  }

  private static let sizeLimit = 20_000

  private(set) var instructions: [Instruction] = []

  init(_ tree: SyntaxTree) throws(SyntaxFault) {
    _ = try append(tree)
    instructions.append(.match)
  }

  /// Whether a match can begin at the start of the text only.
  var beginsAtStart: Bool {
    for instruction in instructions {
      switch instruction {
      case .save: continue
      case .assertion(.textStart): return true
      default: return false
      }
    }
    return false
  }

  /// Returns whether the tree matches the empty text, if only at some places.
  private mutating func append(_ tree: SyntaxTree) throws(SyntaxFault) -> Bool {
    // All of it is to blame.
    guard instructions.count < Self.sizeLimit else { throw SyntaxFault(.tooLarge, 0..<Int.max) }
    switch tree {
    case .one(let set):
      instructions.append(.one(set))
      return false
    case .assertion(let assertion):
      instructions.append(.assertion(assertion))
      return true
    case .sequence(let parts):
      var isEmpty = true
      for part in parts { if try !append(part) { isEmpty = false } }
      return isEmpty
    case .either(let parts): return try append(either: parts)
    case .group(let part, let number):
      instructions.append(.save(2 * number))
      let isEmpty = try append(part)
      instructions.append(.save(2 * number + 1))
      return isEmpty
    case .repeated(let part, let least, let most, let isLazy):
      if let most { return try append(part, least: least, most: most, isLazy: isLazy) }
      return try append(part, least: least, isLazy: isLazy)
    }
  }

  private mutating func append(either parts: [SyntaxTree]) throws(SyntaxFault) -> Bool {
    var ends: [Int] = []
    var isEmpty = false
    for part in parts.dropLast() {
      let split = reserve()
      if try append(part) { isEmpty = true }
      ends.append(reserve())
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = parts.last, try append(last) { isEmpty = true }
    for end in ends { instructions[end] = .jump(instructions.count) }
    return isEmpty
  }

  private mutating func append(_ part: SyntaxTree, least: Int, most: Int, isLazy: Bool) throws(SyntaxFault) -> Bool {
    let isEmpty = try append(part, times: least)
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(reserve())
      _ = try append(part)
    }
    for split in splits { instructions[split] = Self.split(split + 1, instructions.count, isLazy) }
    return isEmpty
  }

  /// Repetitions without end: `x*` loops before x, `x+` after it. If x can be empty, `x*` becomes `(x+)?`, or else the order of preference
  /// would be wrong (golang/go, issue 46123).
  private mutating func append(_ part: SyntaxTree, least: Int, isLazy: Bool) throws(SyntaxFault) -> Bool {
    if least > 0 {
      _ = try append(part, times: least - 1)
      let start = instructions.count
      let isEmpty = try append(part)
      instructions.append(Self.split(start, instructions.count + 1, isLazy))
      return isEmpty
    }
    let entry = reserve()
    if try append(part) {
      instructions.append(Self.split(entry + 1, instructions.count + 1, isLazy))
    } else {
      instructions.append(.jump(entry))
    }
    instructions[entry] = Self.split(entry + 1, instructions.count, isLazy)
    return true
  }

  /// Returns whether all of it can be empty.
  private mutating func append(_ part: SyntaxTree, times: Int) throws(SyntaxFault) -> Bool {
    var isEmpty = true
    for _ in 0..<times {
      let size = instructions.count
      isEmpty = try append(part)
      // What takes no instructions needs no repetition, which could be nested and take for ever.
      if instructions.count == size { break }
    }
    return isEmpty
  }

  /// A place whose instruction is known only later.
  private mutating func reserve() -> Int {
    instructions.append(.match)
    return instructions.count - 1
  }

  private static func split(_ into: Int, _ past: Int, _ isLazy: Bool) -> Instruction { isLazy ? .split(past, into) : .split(into, past) }
}
