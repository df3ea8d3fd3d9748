/// A label that a query names, and the series that would have to have it.
public struct LabelUse: Sendable, Hashable {
  public enum Role: Sendable, Hashable {
    /// `{label="…"}`.
    case matcher
    case by, without
    case on, ignoring
    /// `group_left (label)` and `group_right (label)`: taken over from the side of one.
    case copied
    /// What `label_replace` and `label_join` read.
    case read
    /// What `label_replace`, `label_join`, `count_values` and `histogram_quantiles` write.
    case written
    /// `sort_by_label`.
    case sortedBy
  }

  public var label: QueryText
  public var range: QueryRange
  public var role: Role
  /// Indices into `PromQLExpression.selectors`: those whose labels reach the place of this use, as far as the query tells. A label that is
  /// written is expected of none.
  public var selectors: [Int]
  /// Whether an expression below writes the label itself, or may: then series without it are no fault.
  public var isMade: Bool
  /// Indices of the selectors below whose label an aggregation or a matching took away before.
  public var removedFrom: [Int]

  public init(_ label: QueryText, at range: QueryRange, _ role: Role, selectors: [Int], isMade: Bool = false, removedFrom: [Int] = []) {
    self.label = label
    self.range = range
    self.role = role
    self.selectors = selectors
    self.isMade = isMade
    self.removedFrom = removedFrom
  }
}

extension PromQLExpression {
  /// All labels that the query names, with the selectors that they are expected of, from the innermost expressions out.
  ///
  /// `sum by (a) (x)` expects `a` of `x`; `sum by (a) (sum by (b) (x))` finds it removed. A matching without `group_left` expects its labels
  /// of both sides.
  public var labelUses: [LabelUse] {
    var collector = LabelUseCollector()
    _ = collector.flow(of: self)
    return collector.uses
  }
}
