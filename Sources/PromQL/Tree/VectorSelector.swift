/// Series by name and labels.
public struct VectorSelector: Sendable, Hashable {
  /// Nil if it is given by matchers alone.
  public var name: QueryText?
  public var nameRange: QueryRange
  /// Whether the name stands in the braces, in quotes: `{"http.requests"}`. Such names are printed so anyway if they need it.
  public var quotesName: Bool
  public var matchers: [LabelMatcher]
  /// Variables that stand for matchers, as ad-hoc filters do: `up{$filters}`.
  public var filters: [QueryVariable]
  public var modifiers: TimeModifiers

  public init(
    _ name: QueryText?, at nameRange: QueryRange = QueryRange(), quotesName: Bool = false, matchers: [LabelMatcher] = [],
    filters: [QueryVariable] = [], modifiers: TimeModifiers = TimeModifiers()
  ) {
    self.name = name
    self.nameRange = nameRange
    self.quotesName = quotesName
    self.matchers = matchers
    self.filters = filters
    self.modifiers = modifiers
  }

  /// The name, whether it stands before the braces, in them or as a matcher `__name__="…"`.
  public var metricName: QueryText? {
    name ?? matchers.first { $0.label.literal == "__name__" && $0.comparison == .equal && $0.value.literal != "" }?.value
  }

  public static func == (left: VectorSelector, right: VectorSelector) -> Bool {
    left.name == right.name && left.matchers == right.matchers && left.filters == right.filters && left.modifiers == right.modifiers
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(matchers)
    hasher.combine(filters)
    hasher.combine(modifiers)
  }
}

/// What a label has to be: `job="node"`.
public struct LabelMatcher: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case matchesNot = "!~"
  }

  public var label: QueryText
  public var comparison: Operator
  public var value: QueryText
  public var range: QueryRange
  public var labelRange: QueryRange
  /// With its quotes.
  public var valueRange: QueryRange

  public init(
    _ label: QueryText, _ comparison: Operator, _ value: QueryText, at range: QueryRange = QueryRange(),
    labelRange: QueryRange = QueryRange(), valueRange: QueryRange = QueryRange()
  ) {
    self.label = label
    self.comparison = comparison
    self.value = value
    self.range = range
    self.labelRange = labelRange
    self.valueRange = valueRange
  }

  public static func == (left: LabelMatcher, right: LabelMatcher) -> Bool {
    left.label == right.label && left.comparison == right.comparison && left.value == right.value
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(label)
    hasher.combine(comparison)
    hasher.combine(value)
  }
}
