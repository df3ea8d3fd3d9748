import ChartModel
import Checks

/// What a proof tries, unit by unit: combinations, then pairs, then single values.
struct ProofPlan: Sendable {
  /// Combinations as rows of levels.
  enum Rows: Sendable {
    case product(Product)
    case list([[Int]])

    var count: Int {
      switch self {
      case .product(let product): product.count
      case .list(let rows): rows.count
      }
    }

    subscript(index: Int) -> [Int] {
      switch self {
      case .product(let product): product[index]
      case .list(let rows): rows[index]
      }
    }
  }

  /// A combination that single values are tried on.
  struct Base: Sendable {
    var candidate: Candidate
    /// In how many things it differs from the standard.
    var weight: Int
    var rendering: Rendering
    /// What its check came to know, for the check of what a value makes of it.
    var checked: CheckedDocuments?
  }

  /// A level of a setting or fact.
  struct Single: Sendable {
    var subject: Factor.Subject
    var level: Factor.Level
    /// How many combinations it is to change.
    var wantedChanges: Int
  }

  /// How many levels a factor has at most where all factors are paired.
  private static let pairedLevels = 5
  /// A value counts as tried after it has changed what is installed in so many combinations, one of lone objects in one …
  private static let wantedChanges = 3
  /// … or after so many combinations in which it changed nothing.
  private static let mostBases = 24

  let standard: ReleaseFacts
  let factors: [Factor]
  /// What decides about lone objects alone: of no interest to combinations, but single values are to be seen.
  private let loneFactors: [Factor]
  private let seed: UInt64
  let combinations: Rows
  let coverage: Proof.Statistics.Coverage
  let pairFactors: [Factor]
  let pairs: Rows
  let values: [Single]

  init(_ set: FactorSet, _ options: Proof.Options) {
    standard = set.standard
    factors = set.deciding
    loneFactors = set.decidingAlone
    seed = options.seed
    let levels = factors.map(\.levels.count)
    let product = Product(levels: levels)
    if let size = product.size, size <= options.limit {
      combinations = .product(product)
      coverage = .all(factors: factors.count)
    } else {
      let (rows, strength) = Self.covering(levels, options)
      // Nothing covers the defaults by themselves.
      combinations = .list([Array(repeating: 0, count: levels.count)] + rows)
      coverage = .covering(strength: strength, factors: factors.count)
    }
    let thin = set.all.map { factor in
      var thin = factor
      thin.levels = Array(factor.levels.prefix(Self.pairedLevels))
      return thin
    }
    let isPaired = Set(thin.map(\.subject)) != Set(factors.map(\.subject)) || !Self.isExhaustive(combinations)
    let array = isPaired ? CoveringArray(levels: thin.map(\.levels.count), strength: 2, seed: options.seed, limit: options.limit) : nil
    pairFactors = array == nil ? [] : thin
    pairs = .list(array?.rows ?? [])
    values = set.all.flatMap { factor in
      factor.levels.dropFirst().map {
        Single(subject: factor.subject, level: $0, wantedChanges: set.alone.contains(factor.subject) ? 1 : Self.wantedChanges)
      }
    }
  }

  private static func isExhaustive(_ rows: Rows) -> Bool { if case .product = rows { true } else { false } }

  /// Rows of the greatest strength that keeps to the limit.
  private static func covering(_ levels: [Int], _ options: Proof.Options) -> (rows: [[Int]], strength: Int) {
    for strength in [3, 2] {
      if let array = CoveringArray(levels: levels, strength: strength, seed: options.seed, limit: options.limit) {
        return (array.rows, strength)
      }
    }
    return (CoveringArray(levels: levels, strength: 1, seed: options.seed)?.rows ?? [], 1)
  }

  var count: Int { combinations.count + pairs.count + values.count }

  /// All Kubernetes versions that are asked for.
  var versions: Set<KubernetesVersion> {
    Set(values.compactMap { if case .kubernetes(let version) = $0.level { version } else { nil } } + [standard.kubernetes])
  }

  /// The defaults, and combinations far from each other.
  func bases(_ trial: Trial) -> [Base] {
    let count = min(Self.mostBases, combinations.count)
    return (0..<count).compactMap { number in
      let row = number == 0 ? Array(repeating: 0, count: factors.count) : combinations[number * combinations.count / count]
      var candidate = Candidate(row, of: factors, standard: standard)
      if number > 0 {
        var random = SeededRandom(seed: seed &+ UInt64(number))
        for factor in loneFactors {
          candidate.apply(factor.levels[Int.random(in: factor.levels.indices, using: &random)], to: factor.subject)
        }
      }
      guard let rendering = trial.rendering(of: candidate) else { return nil }
      let checked = trial.check(rendering, on: candidate.release.kubernetes)?.checked
      return Base(candidate: candidate, weight: row.count { $0 != 0 }, rendering: rendering, checked: checked)
    }
  }

  func run(_ unit: Int, _ bases: [Base], _ trial: Trial, _ attempts: inout Attempts) {
    if unit < combinations.count {
      run(combinations[unit], of: factors, unit, trial, &attempts)
    } else if unit < combinations.count + pairs.count {
      run(pairs[unit - combinations.count], of: pairFactors, unit, trial, &attempts)
    } else {
      run(values[unit - combinations.count - pairs.count], bases, unit, trial, &attempts)
    }
  }

  private func run(_ row: [Int], of factors: [Factor], _ unit: Int, _ trial: Trial, _ attempts: inout Attempts) {
    let candidate = Candidate(row, of: factors, standard: standard)
    let weight = row.count { $0 != 0 }
    if let broken = trial.brokenRules(candidate) {
      attempts.note(broken, candidate, weight: weight, unit: unit)
    } else {
      attempts.noteRefusal()
      for neighbour in RefusedNeighbours.accepted(near: candidate, trial) {
        attempts.note(neighbour.broken, neighbour.candidate, weight: weight, unit: unit)
      }
    }
  }

  /// Tries a value on the defaults, and on combinations in which it shows.
  private func run(_ single: Single, _ bases: [Base], _ unit: Int, _ trial: Trial, _ attempts: inout Attempts) {
    var changes = 0
    for number in bases.indices where changes < single.wantedChanges {
      // Others for each value.
      let base = bases[number == 0 ? 0 : 1 + (number + unit) % (bases.count - 1)]
      var candidate = base.candidate
      candidate.apply(single.level, to: single.subject)
      if candidate == base.candidate { continue }
      guard let rendering = trial.rendering(of: candidate) else { continue }
      // What changes nothing was checked already.
      if rendering == base.rendering { continue }
      changes += 1
      let version = candidate.release.kubernetes
      let earlier = version == base.candidate.release.kubernetes ? base.checked : nil
      let findings = trial.check(rendering, on: version, after: earlier)?.breaking ?? []
      attempts.note(Set(findings.map(\.code)), candidate, weight: base.weight + 1, unit: unit)
    }
    if changes == 0 { attempts.noteIdle() }
  }
}
