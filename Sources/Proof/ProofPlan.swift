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

  /// A level of a setting or fact.
  struct Single: Sendable {
    var subject: Factor.Subject
    var level: Factor.Level
  }

  /// How many levels a factor has at most where all factors are paired.
  private static let pairedLevels = 5
  /// A value counts as tried after it has changed what is installed in so many combinations …
  private static let wantedChanges = 3
  /// … or after so many combinations in which it changed nothing.
  private static let mostBases = 24

  let standard: ReleaseFacts
  let factors: [Factor]
  let combinations: Rows
  let coverage: Proof.Statistics.Coverage
  let pairFactors: [Factor]
  let pairs: Rows
  let values: [Single]

  init(_ set: FactorSet, _ options: Proof.Options) {
    standard = set.standard
    factors = set.deciding
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
    values = set.all.flatMap { factor in factor.levels.dropFirst().map { Single(subject: factor.subject, level: $0) } }
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

  func run(_ unit: Int, _ trial: Trial, _ attempts: inout Attempts) {
    if unit < combinations.count {
      run(combinations[unit], of: factors, unit, trial, &attempts)
    } else if unit < combinations.count + pairs.count {
      run(pairs[unit - combinations.count], of: pairFactors, unit, trial, &attempts)
    } else {
      run(values[unit - combinations.count - pairs.count], unit, trial, &attempts)
    }
  }

  private func run(_ row: [Int], of factors: [Factor], _ unit: Int, _ trial: Trial, _ attempts: inout Attempts) {
    let candidate = Candidate(row, of: factors, standard: standard)
    attempts.note(trial.brokenRules(candidate), candidate, weight: row.count { $0 != 0 }, unit: unit)
    attempts.finishUnit()
  }

  /// Tries a value on the defaults, and on combinations in which it shows.
  private func run(_ single: Single, _ unit: Int, _ trial: Trial, _ attempts: inout Attempts) {
    var changes = 0
    for number in 0..<Self.mostBases where changes < Self.wantedChanges {
      let row = number == 0 ? Array(repeating: 0, count: factors.count) : combinations[base(number, unit)]
      let base = Candidate(row, of: factors, standard: standard)
      var candidate = base
      candidate.apply(single.level, to: single.subject)
      if candidate == base { continue }
      guard let rendering = trial.rendering(of: candidate) else {
        attempts.note(nil, candidate, weight: 0, unit: unit)
        continue
      }
      // What changes nothing was checked already.
      if rendering == trial.rendering(of: base) { continue }
      changes += 1
      let broken = Set(trial.findings(in: rendering, on: candidate.release.kubernetes).map(\.code))
      attempts.note(broken, candidate, weight: row.count { $0 != 0 } + 1, unit: unit)
    }
    attempts.finishUnit(isIdle: changes == 0)
  }

  /// The combinations for a value, far from each other and others for each value.
  private func base(_ number: Int, _ unit: Int) -> Int {
    let count = combinations.count
    return (unit * 7 + number * (count / Self.mostBases + 1)) % count
  }
}
