/// Follows all ways through a program at once, so that the time grows with the text's length only (Thompson: "Regular expression search
/// algorithm", 1968), each with its own slots for groups (Pike; described in Cox: "Regular Expression Matching: the Virtual Machine
/// Approach", 2009). Ways that are preferred stand first.
struct Machine {
  /// What the slots of all ways at one place of the text may take, in words.
  private static let slotLimit = 4_000_000

  private enum Visit {
    case instruction(Int)
    /// Puts back what a slot held before an instruction changed it.
    case restore(slot: Int, value: Int)
  }

  private let instructions: [Program.Instruction]
  private let beginsAtStart: Bool
  private let text: [Unicode.Scalar]
  private let matchesWhole: Bool
  /// What may still be spent; nothing more is found when it is used up.
  private(set) var steps: Int
  /// The position at which an instruction was reached last.
  private var visited: [Int]
  /// The instructions that wait for the next character, and what their ways have in the slots.
  private var waiting: [Int] = []
  private var waitingSlots: [Int] = []
  /// The same of the character before.
  private var previous: [Int] = []
  private var previousSlots: [Int] = []
  private var stack: [Visit] = []
  /// Those of the way that is followed now; -1 for what was not reached.
  private var slots: [Int]

  /// - Parameter slotCount: how many slots are kept; none if it only matters whether there is a match.
  init(_ program: Program, _ text: String, slotCount: Int, matchesWhole: Bool, steps: Int) {
    instructions = program.instructions
    beginsAtStart = matchesWhole || program.beginsAtStart
    self.text = Array(text.unicodeScalars)
    self.matchesWhole = matchesWhole
    self.steps = steps
    visited = [Int](repeating: -1, count: program.instructions.count)
    slots = [Int](repeating: -1, count: slotCount)
  }

  /// The slots of the match that begins leftmost and, of these, is preferred; nil if there is none.
  mutating func run() -> [Int]? {
    let slotCount = slots.count
    var found: [Int]?
    for position in 0...text.count {
      swap(&waiting, &previous)
      swap(&waitingSlots, &previousSlots)
      waiting.removeAll(keepingCapacity: true)
      waitingSlots.removeAll(keepingCapacity: true)
      var isMatch = false
      if position > 0 {
        for number in previous.indices {
          guard case .one(let set) = instructions[previous[number]], set.contains(text[position - 1]) else { continue }
          if slotCount > 0 { slots.replaceSubrange(0..., with: previousSlots[(number * slotCount)..<((number + 1) * slotCount)]) }
          // Those that come later are preferred less.
          if reach(previous[number] + 1, at: position) {
            isMatch = true
            break
          }
        }
      }
      if !isMatch, found == nil, position == 0 || !beginsAtStart {
        for slot in slots.indices { slots[slot] = -1 }
        if slotCount > 0 { slots[0] = position }
        isMatch = reach(0, at: position)
      }
      if isMatch {
        if slotCount == 0 { return [] }
        slots[1] = position
        found = slots
      }
      if steps <= 0 { return nil }
      if waiting.isEmpty, beginsAtStart || found != nil { return found }
    }
    return found
  }

  /// Follows everything that consumes no character, in the order of preference; true if the end of the program is reached.
  private mutating func reach(_ start: Int, at position: Int) -> Bool {
    stack.append(.instruction(start))
    while let visit = stack.popLast() {
      guard case .instruction(let index) = visit else {
        if case .restore(let slot, let value) = visit { slots[slot] = value }
        continue
      }
      if visited[index] == position { continue }
      visited[index] = position
      steps -= 1
      switch instructions[index] {
      case .match:
        if matchesWhole, position < text.count { continue }
        stack.removeAll(keepingCapacity: true)
        return true
      case .one:
        waiting.append(index)
        if !slots.isEmpty { keepSlots() }
      case .jump(let target): stack.append(.instruction(target))
      case .split(let first, let second):
        stack.append(.instruction(second))
        stack.append(.instruction(first))
      case .save(let slot):
        if !slots.isEmpty {
          stack.append(.restore(slot: slot, value: slots[slot]))
          slots[slot] = position
        }
        stack.append(.instruction(index + 1))
      case .assertion(let assertion): if holds(assertion, at: position) { stack.append(.instruction(index + 1)) }
      }
    }
    return false
  }

  private mutating func keepSlots() {
    if waitingSlots.count + slots.count > Self.slotLimit { steps = 0 }
    if steps <= 0 {
      waiting.removeLast()
      return
    }
    steps -= slots.count
    waitingSlots += slots
  }

  private func holds(_ assertion: SyntaxTree.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || text[position - 1] == "\n"
    case .lineEnd: position == text.count || text[position] == "\n"
    case .wordBoundary: isWord(position - 1) != isWord(position)
    case .noWordBoundary: isWord(position - 1) == isWord(position)
    }
  }

  private func isWord(_ index: Int) -> Bool {
    text.indices.contains(index) && ScalarClass.word.contains { $0.contains(text[index]) }
  }
}
