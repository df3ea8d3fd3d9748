public import ChartModel
import Diagnostics
import YAML

/// Checks every rule over every combination of settings that matters, and finds the smallest values that break one.
///
/// Three passes. First all combinations of what conditions depend on; where they are too many, so many that every three factors take
/// all their levels together. Then every two settings together, with a few values each. Then each boundary and strange value of each
/// setting alone, on several of the combinations. Nothing is left to chance but by the seed, so a proof goes the same way each time.
public struct Proof: Sendable {
  public struct Options: Sendable, Hashable {
    /// How many combinations the first pass, and the second, may have. All are tried if there are no more.
    public var limit = 20_000
    /// Decides what stands in a combination where any value will do.
    public var seed: UInt64 = 1

    public init() {}
  }

  /// How far a proof has come.
  public struct Progress: Sendable, Hashable {
    /// Combinations and single values.
    public var done: Int
    public var total: Int
  }

  public enum Result: Sendable, Hashable {
    /// No rule brings a warning or error.
    case holds(Statistics)
    /// One counterexample for each rule that is broken: errors first, then those that take fewer settings.
    case broken([CounterExample], Statistics)
  }

  /// How many units of work one task does: few enough that all processors are busy to the end.
  private static let portion = 32

  private let plan: ProofPlan
  private let trial: Trial

  public init(_ chart: ChartDefinition, options: Options = Options()) {
    plan = ProofPlan(FactorSet(chart), options)
    trial = Trial(chart, versions: plan.versions)
  }

  /// Runs the proof on all processors.
  ///
  /// - Parameter progress: told after each combination and single value how far it is, one call at a time.
  public func run(progress: @escaping @Sendable (Progress) -> Void = { _ in }) async -> Result {
    let (plan, trial) = (plan, trial)
    let bases = plan.bases(trial)
    let count = ProgressCount(of: plan.count, tell: progress)
    let attempts = await withTaskGroup(of: Attempts.self) { group in
      for begin in stride(from: 0, to: plan.count, by: Self.portion) {
        group.addTask {
          var attempts = Attempts()
          for unit in begin..<min(begin + Self.portion, plan.count) {
            plan.run(unit, bases, trial, &attempts)
            count.add()
          }
          return attempts
        }
      }
      var all = Attempts()
      for await portion in group { all.add(portion) }
      return all
    }
    let statistics = Statistics(plan, attempts)
    if attempts.failures.isEmpty { return .holds(statistics) }
    let examples = await withTaskGroup(of: CounterExample?.self) { group in
      for (code, failures) in attempts.failures {
        group.addTask { Self.smallest(code, failures, plan.standard, trial) }
      }
      var examples: [CounterExample] = []
      for await example in group { if let example { examples.append(example) } }
      return examples
    }
    // None is left if the chart refuses them all.
    return examples.isEmpty ? .holds(statistics) : .broken(examples.sorted { $0.precedes($1) }, statistics)
  }

  /// How many failures of a rule are shrunk to the end.
  private static let shrunkFailures = 2

  /// The smallest of what several failures shrink to.
  private static func smallest(
    _ code: DiagnosticCode, _ failures: [Attempts.Failure], _ standard: ReleaseFacts, _ trial: Trial
  ) -> CounterExample? {
    let breaks = trial.breaker(of: code)
    var reduced: [Candidate] = []
    for failure in failures {
      let candidate = Shrinker.reduce(failure.candidate, towards: standard, breaks: breaks)
      if !reduced.contains(candidate) { reduced.append(candidate) }
    }
    // What takes the fewest settings; the sort is by place as well, so that it is the same every time.
    let order = reduced.indices.sorted { (reduced[$0].weight(over: standard), $0) < (reduced[$1].weight(over: standard), $1) }
    let shrunk = order.prefix(Self.shrunkFailures).map { index in
      Shrinker.shrink(reduced[index], towards: standard, breaks: breaks)
    }
    return shrunk.compactMap { CounterExample(code, $0, trial) }.min { $0.precedes($1) }
  }
}

extension Candidate {
  /// How much of it is not the standard.
  fileprivate func weight(over standard: ReleaseFacts) -> Int {
    let facts = [release.name != standard.name, release.namespace != standard.namespace, release.kubernetes != standard.kubernetes]
    return assignments.count + facts.count { $0 } + release.apiVersions.count
  }
}

extension CounterExample {
  /// Worse ones first, then smaller ones; the order is the same every time.
  fileprivate func precedes(_ other: CounterExample) -> Bool {
    if severity != other.severity { return severity > other.severity }
    let (own, others) = (weight, other.weight)
    if own != others { return own < others }
    return (code.text, valuesFile) < (other.code.text, other.valuesFile)
  }

  /// What a person has to read: options weigh as much as several lines of values.
  private var weight: Int { values.leafCount * 4 + options.count * 6 + valuesFile.utf8.count / 8 }
}

extension YAMLMap {
  /// How many plain values and empty lists and maps there are.
  fileprivate var leafCount: Int { entries.reduce(0) { $0 + $1.value.leafCount } }
}

extension YAMLValue {
  fileprivate var leafCount: Int {
    switch self {
    case .list(let items) where !items.isEmpty: items.reduce(0) { $0 + $1.leafCount }
    case .map(let map) where !map.isEmpty: map.leafCount
    default: 1
    }
  }
}
