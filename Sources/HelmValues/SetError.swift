public import YAML

/// Why a `--set` expression is refused. `diagnostic` says it in words.
public struct SetError: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    /// `a` or `a,b=1`.
    case keyWithoutValue(String)
    /// `=1`, `a..b=1`, `a.` or `a=1,,b=2`.
    case emptyKey
    /// `a[0`.
    case unclosedIndex
    /// `a[x]=1`, `a[]=1`, or a number beyond 64 bits.
    case indexNotANumber(String)
    /// Below 0 or above `SetExpression.largestIndex`.
    case indexOutOfRange(Int)
    /// `a[0]b=1`.
    case textAfterIndex(String)
    /// `a[0]` at the end.
    case indexWithoutValue
    /// `a={x,y` without the closing brace.
    case unclosedList
    /// More dots than `SetExpression.nestingLimit`.
    case tooManyDots
    /// More keys and indexes than `SetExpression.stepLimit`.
    case tooManySteps
    /// The expression ends with a backslash that escapes nothing.
    case loneBackslash
    /// The values hold something at `path` that has no keys.
    case notAMap(path: String, found: YAMLValue)
    /// The values hold something at `path` that has no elements.
    case notAList(path: String, found: YAMLValue)
    /// `a[0].b=` at the end, while `a` (given as `path`, with the index) has no such element.
    case emptyValueLost(path: String)
  }

  public var problem: Problem
  /// Where in the expression, counted from 1 in Unicode scalars.
  public var column: Int
  public var expression: String
  public var option: SetExpression.Option

  public init(_ problem: Problem, column: Int, expression: String, option: SetExpression.Option) {
    self.problem = problem
    self.column = column
    self.expression = expression
    self.option = option
  }
}
