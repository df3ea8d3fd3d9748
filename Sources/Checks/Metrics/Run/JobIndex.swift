import PromQL
import RegularExpressions

/// Which jobs in view conditions on the label `job` admit; each condition is read once, and held against each name once.
struct JobIndex {
  /// More comparisons of names with regular expressions are not made: those who have so many write neither by hand.
  private static let mostTests = 200_000

  /// The jobs that have names, as they were given.
  private let jobs: [ScrapedJob]
  /// By the names, where they stand in the list.
  private let places: [String: [Int]]
  let names: [String]
  private var found: [MetricInput.JobSelector.Condition: Set<Int>] = [:]
  private var tests = 0

  init(_ all: [ScrapedJob]) {
    jobs = all.filter { $0.names != nil }
    var places: [String: [Int]] = [:]
    for (place, job) in jobs.enumerated() { for name in job.names ?? [] { places[name, default: []].append(place) } }
    self.places = places
    names = places.keys.sorted()
  }

  /// Where the admitted jobs stand; nil if there is too much to compare.
  private mutating func places(_ condition: MetricInput.JobSelector.Condition) -> Set<Int>? {
    if let known = found[condition] { return known }
    let result: Set<Int>
    if condition.comparison == .equal {
      result = Set(places[condition.value] ?? [])
    } else {
      tests += names.count
      guard tests <= Self.mostTests else { return nil }
      result = Set(names.filter(condition.test).flatMap { places[$0] ?? [] })
    }
    found[condition] = result
    return result
  }

  /// Whether there is a job that a condition admits; nil if there is too much to compare.
  mutating func hasMatch(_ condition: MetricInput.JobSelector.Condition) -> Bool? { places(condition).map { !$0.isEmpty } }

  /// The jobs that all conditions admit; nil if there is too much to compare.
  mutating func jobs(_ conditions: [MetricInput.JobSelector.Condition]) -> [ScrapedJob]? {
    guard let first = conditions.first else { return jobs }
    guard var left = places(first) else { return nil }
    for condition in conditions.dropFirst() {
      guard let others = places(condition) else { return nil }
      left.formIntersection(others)
    }
    return left.sorted().map { jobs[$0] }
  }
}

extension MetricInput.JobSelector.Condition {
  /// Whether a name is admitted. An expression that cannot be read admits all.
  var test: (String) -> Bool {
    switch comparison {
    case .equal: return { $0 == value }
    case .notEqual: return { $0 != value }
    case .matches, .matchesNot:
      guard let expression = try? RegularExpression(relabelling: value) else { return { _ in true } }
      return { expression.isFound(in: $0) == (comparison == .matches) }
    }
  }
}
