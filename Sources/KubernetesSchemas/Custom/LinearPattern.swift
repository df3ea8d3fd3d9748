import ChartModel

/// A regular expression that is matched in time linear in the text, as RE2 does in the API server: an expression from a file cannot make
/// the check hang.
public struct LinearPattern: Sendable {
  let text: String
  private let steps: [Step]

  fileprivate enum Step: Sendable {
    case one(ScalarSet)
    /// Both ways on.
    case split(Int, Int)
    case jump(Int)
    case start, end
    case match
  }

  /// Steps times characters; what would take more is taken to match.
  private static let maxWork = 100_000_000

  /// Nil if the expression is not understood.
  public init?(_ text: String) {
    var compiler = PatternCompiler()
    guard let node = PatternParser.parse(text), compiler.add(node) else { return nil }
    self.text = text
    steps = compiler.steps + [.match]
  }

  /// Whether some part of the text matches: expressions that mean the whole text have anchors.
  public func matches(_ text: String) -> Bool {
    if text.utf8.count > Self.maxWork / steps.count { return true }
    var current = Threads(steps.count)
    var next = Threads(steps.count)
    var isAtStart = true
    if add(0, &current, isAtStart: true, isAtEnd: text.isEmpty) { return true }
    var scalars = text.unicodeScalars.makeIterator()
    var scalar = scalars.next()
    while let value = scalar {
      scalar = scalars.next()
      isAtStart = false
      let isAtEnd = scalar == nil
      next.removeAll()
      for position in current.positions {
        if case .one(let set) = steps[position], set.contains(value), add(position + 1, &next, isAtStart: isAtStart, isAtEnd: isAtEnd) {
          return true
        }
      }
      // A match may begin anywhere.
      if add(0, &next, isAtStart: isAtStart, isAtEnd: isAtEnd) { return true }
      swap(&current, &next)
    }
    return false
  }

  /// The steps that wait for the next character.
  private struct Threads {
    var positions: [Int] = []
    private var isIn: [Bool]

    init(_ count: Int) { isIn = Array(repeating: false, count: count) }

    mutating func insert(_ position: Int) -> Bool {
      if isIn[position] { return false }
      isIn[position] = true
      positions.append(position)
      return true
    }

    mutating func removeAll() {
      for position in positions { isIn[position] = false }
      positions.removeAll(keepingCapacity: true)
    }
  }

  /// Follows what needs no character; true if that is a match.
  private func add(_ first: Int, _ threads: inout Threads, isAtStart: Bool, isAtEnd: Bool) -> Bool {
    var waiting = [first]
    while let position = waiting.popLast() {
      guard threads.insert(position) else { continue }
      switch steps[position] {
      case .one: break
      case .split(let one, let other): waiting += [other, one]
      case .jump(let target): waiting.append(target)
      case .start: if isAtStart { waiting.append(position + 1) }
      case .end: if isAtEnd { waiting.append(position + 1) }
      case .match: return true
      }
    }
    return false
  }
}

/// Turns the tree into steps. Repetitions are written out; what becomes longer than a few thousand steps is not checked.
private struct PatternCompiler {
  var steps: [LinearPattern.Step] = []
  private var work = 0

  private static let maxSteps = 5000

  /// False if it becomes too long.
  mutating func add(_ node: PatternNode) -> Bool {
    work += 1
    guard steps.count < Self.maxSteps, work < Self.maxSteps else { return false }
    switch node {
    case .empty: break
    case .one(let set): steps.append(.one(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): for part in parts { if !add(part) { return false } }
    case .either(let branches):
      var jumps: [Int] = []
      for (number, branch) in branches.enumerated() {
        let split = steps.count
        let isLast = number == branches.count - 1
        if !isLast { steps.append(.jump(0)) }
        guard add(branch) else { return false }
        if !isLast {
          jumps.append(steps.count)
          steps.append(.jump(0))
          steps[split] = .split(split + 1, steps.count)
        }
      }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    case .repeated(let inner, let least, let most):
      for _ in 0..<least { if !add(inner) { return false } }
      guard let most else {
        let split = steps.count
        steps.append(.jump(0))
        guard add(inner) else { return false }
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
        return true
      }
      var splits: [Int] = []
      for _ in least..<max(most, least) {
        splits.append(steps.count)
        steps.append(.jump(0))
        guard add(inner) else { return false }
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
    return true
  }
}
