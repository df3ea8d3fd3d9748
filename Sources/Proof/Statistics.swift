extension Proof {
  /// What a proof covered.
  public struct Statistics: Sendable, Hashable {
    public enum Coverage: Sendable, Hashable {
      /// Every combination of the factors that conditions depend on.
      case all(factors: Int)
      /// So many combinations that any few factors (the strength) take all their levels together.
      case covering(strength: Int, factors: Int)
    }

    public var coverage: Coverage
    /// How many combinations of what conditions depend on.
    public var combinations: Int
    /// How many settings and facts take all levels together two by two, with a few levels each, and in how many combinations.
    public var pairs: (factors: Int, combinations: Int) {
      get { (pairFactors, pairCombinations) }
      set { (pairFactors, pairCombinations) = (newValue.factors, newValue.combinations) }
    }
    private var pairFactors = 0
    private var pairCombinations = 0
    /// How many boundary and strange values were tried one by one.
    public var values: Int
    /// How many of these values changed nothing in any combination that they were tried in and that the chart accepts.
    public var idleValues: Int
    /// How many combinations the chart refuses; accepted ones near by were tried in their place.
    public var refused: Int
    /// How many releases were rendered and checked in all.
    public var checked: Int

    init(_ plan: ProofPlan, _ attempts: Attempts) {
      coverage = plan.coverage
      combinations = plan.combinations.count
      values = plan.values.count
      idleValues = attempts.idle
      refused = attempts.refused
      checked = attempts.checked
      pairs = (plan.pairFactors.count, plan.pairs.count)
    }
  }
}

extension Proof.Statistics {
  /// What was covered, in words: `every combination of 3 factors (12)`.
  public var summary: String {
    var parts = [coverage.wording(combinations)]
    if pairs.combinations > 0 { parts.append("every pair of \(pairs.factors) factors by \(pairs.combinations)") }
    if values > 0 { parts.append("\(values) boundary and strange values one by one") }
    if refused > 0 { parts.append("\(refused) combinations refused by the chart") }
    return parts.joined(separator: "; ")
  }
}

extension Proof.Statistics.Coverage {
  fileprivate func wording(_ combinations: Int) -> String {
    switch self {
    case .all(let factors): "all \(combinations) of \(factors) factors"
    case .covering(let strength, let factors):
      "every \(["value", "value", "pair", "triple"][min(strength, 3)]) of \(factors) factors covered by \(combinations) combinations"
    }
  }
}
