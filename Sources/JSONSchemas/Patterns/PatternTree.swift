/// A regular expression taken apart.
indirect enum PatternTree: Sendable, Hashable {
  enum Assertion: Sendable, Hashable {
    case start, end, wordBoundary, noWordBoundary
  }

  case one(ScalarClass)
  case assertion(Assertion)
  case sequence([PatternTree])
  case either([PatternTree])
  /// Greedy or lazy makes no difference to whether something matches.
  case repeated(PatternTree, least: Int, most: Int?)
}
