import ChartModel
import Diagnostics
import YAML

/// Makes a candidate that breaks a rule as small as it can be while it breaks the same rule: fewer settings first, then smaller values
/// (Zeller, Hildebrandt: "Simplifying and Isolating Failure-Inducing Input", 2002).
struct Shrinker {
  private let breaks: (Candidate) -> Bool
  private let standard: ReleaseFacts
  private(set) var candidate: Candidate
  /// How many more candidates may be tried; a smaller one than the smallest found then remains unfound.
  private var budget = 4000

  /// What was tried and does not break the rule.
  private var failed: Set<Candidate> = []

  /// Takes away whatever is not needed.
  ///
  /// - Parameters:
  ///   - standard: the release that nothing need be said about.
  ///   - breaks: whether a candidate breaks the rule.
  static func reduce(_ candidate: Candidate, towards standard: ReleaseFacts, breaks: (Candidate) -> Bool) -> Candidate {
    run(candidate, standard, breaks) { shrinker in
      shrinker.dropAssignments()
      shrinker.dropFacts()
    }
  }

  /// Takes away whatever is not needed, and makes the values that are left smaller.
  static func shrink(_ candidate: Candidate, towards standard: ReleaseFacts, breaks: (Candidate) -> Bool) -> Candidate {
    run(candidate, standard, breaks) { shrinker in
      var before: Candidate
      repeat {
        before = shrinker.candidate
        shrinker.dropAssignments()
        shrinker.dropFacts()
        shrinker.shrinkValues()
      } while shrinker.candidate != before
    }
  }

  private static func run(
    _ candidate: Candidate, _ standard: ReleaseFacts, _ breaks: (Candidate) -> Bool, _ steps: (inout Shrinker) -> Void
  ) -> Candidate {
    withoutActuallyEscaping(breaks) { breaks in
      var shrinker = Shrinker(breaks: breaks, standard: standard, candidate: candidate)
      steps(&shrinker)
      return shrinker.candidate
    }
  }

  private init(breaks: @escaping (Candidate) -> Bool, standard: ReleaseFacts, candidate: Candidate) {
    self.breaks = breaks
    self.standard = standard
    self.candidate = candidate
  }

  private mutating func accept(_ smaller: Candidate) -> Bool {
    guard budget > 0, smaller != candidate, !failed.contains(smaller) else { return false }
    budget -= 1
    guard breaks(smaller) else {
      failed.insert(smaller)
      return false
    }
    candidate = smaller
    return true
  }

  /// Leaves settings at their defaults: halves of them first, then one by one.
  private mutating func dropAssignments() {
    var size = max(1, candidate.assignments.count / 2)
    while true {
      var start = 0
      var isSmaller = false
      while start < candidate.assignments.count {
        var smaller = candidate
        smaller.assignments.removeSubrange(start..<min(start + size, smaller.assignments.count))
        if accept(smaller) { isSmaller = true } else { start += size }
      }
      if size == 1, !isSmaller { return }
      if !isSmaller || size > candidate.assignments.count { size = max(1, size / 2) }
    }
  }

  private mutating func dropFacts() {
    var smaller = candidate
    smaller.release.kubernetes = standard.kubernetes
    _ = accept(smaller)
    smaller = candidate
    smaller.release.namespace = standard.namespace
    _ = accept(smaller)
    smaller = candidate
    smaller.release.name = standard.name
    _ = accept(smaller)
    for api in candidate.release.apiVersions.sorted() {
      smaller = candidate
      smaller.release.apiVersions.remove(api)
      _ = accept(smaller)
    }
  }

  private mutating func shrinkValues() {
    for index in candidate.assignments.indices {
      var isSmaller = true
      while isSmaller {
        let value = candidate.assignments[index].value
        isSmaller = (value.smaller + value.smallerTogether).contains { value in
          var smaller = candidate
          smaller.assignments[index].value = value
          return accept(smaller)
        }
      }
    }
    let name = candidate.release.name
    guard name != standard.name else { return }
    for shorter in YAMLValue.string(name).smaller.compactMap(\.string) where TextPattern.dnsSubdomain.matches(shorter) {
      var smaller = candidate
      smaller.release.name = shorter
      if accept(smaller) { return }
    }
  }
}

extension YAMLValue {
  /// Smaller values of the same kind, the smallest first.
  fileprivate var smaller: [YAMLValue] {
    switch self {
    case .null, .bool: return []
    case .int(let number): return Self.smaller(number).map { .int($0) }
    case .float(let number): return [Int(exactly: number.rounded(.towardZero))].compactMap { $0.map { .int($0) } }
    case .string(let text): return Self.smaller(text).map { .string($0) }
    case .list(let items):
      var all: [YAMLValue] = items.count > 2 ? [.list(Array(items[..<(items.count / 2)])), .list(Array(items[(items.count / 2)...]))] : []
      for index in items.indices {
        var rest = items
        rest.remove(at: index)
        all.append(.list(rest))
      }
      for (index, item) in items.enumerated() {
        for value in item.smaller {
          var changed = items
          changed[index] = value
          all.append(.list(changed))
        }
      }
      return all
    case .map(let map):
      var all: [YAMLValue] = map.entries.map { entry in
        .map(YAMLMap(map.entries.filter { $0.key != entry.key }))
      }
      for (index, entry) in map.entries.enumerated() {
        for value in entry.value.smaller {
          var changed = map
          changed.entries[index].value = value
          all.append(.map(changed))
        }
        // A short key says more as it is.
        for key in entry.key.utf8.count > Self.shortKey ? Self.smaller(entry.key) : [] where map[key] == nil {
          var changed = map
          changed.entries[index].key = key
          all.append(.map(changed))
        }
      }
      return all
    }
  }

  /// In bytes.
  private static let shortKey = 20

  /// The value with one of its texts made smaller in all places where it stands: two equal elements stay equal.
  fileprivate var smallerTogether: [YAMLValue] {
    texts.filter { $0.value > 1 }.keys.sorted().flatMap { text in Self.smaller(text).map { replacing(text, with: $0) } }
  }

  /// How often which text stands in the value.
  private var texts: [String: Int] {
    switch self {
    case .string(let text): [text: 1]
    case .list(let items): items.reduce(into: [:]) { $0.merge($1.texts, uniquingKeysWith: +) }
    case .map(let map): map.entries.reduce(into: [:]) { $0.merge($1.value.texts, uniquingKeysWith: +) }
    default: [:]
    }
  }

  private func replacing(_ old: String, with new: String) -> YAMLValue {
    switch self {
    case .string(old): .string(new)
    case .list(let items): .list(items.map { $0.replacing(old, with: new) })
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: $0.value.replacing(old, with: new)) }))
    default: self
    }
  }

  /// Numbers nearer to 0: half of it, then ever nearer to the number itself.
  private static func smaller(_ number: Int) -> [Int] {
    guard number != 0 else { return [] }
    var all = [0]
    var step = number / 2
    while step != 0 {
      all.append(number - step)
      step /= 2
    }
    if number - number.signum() != 0 { all.append(number - number.signum()) }
    return all
  }

  private static func smaller(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    func made(_ part: some Sequence<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    var all = [""]
    if scalars.count > 1 {
      all += ["a", made(scalars[..<(scalars.count / 2)]), made(scalars[(scalars.count / 2)...])]
      // Every single one of a long text would take too long.
      let places = scalars.count <= 40 ? Array(scalars.indices) : [0, scalars.count - 1]
      for place in places { all.append(made(scalars[..<place] + scalars[(place + 1)...])) }
    }
    return all
  }
}
