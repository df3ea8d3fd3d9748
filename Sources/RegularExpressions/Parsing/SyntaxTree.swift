/// A regular expression taken apart.
indirect enum SyntaxTree: Sendable {
  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
  }

  case one(ScalarClass)
  case assertion(Assertion)
  case sequence([SyntaxTree])
  case either([SyntaxTree])
  case repeated(SyntaxTree, least: Int, most: Int?, isLazy: Bool)
  /// A group that is kept; the first has number 1.
  case group(SyntaxTree, number: Int)
}
