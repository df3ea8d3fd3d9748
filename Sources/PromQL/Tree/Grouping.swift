/// Labels that an operation goes by, or leaves out.
public struct Grouping: Sendable, Hashable {
  /// `by`, `on` and the labels of `group_left`; otherwise `without`, `ignoring`.
  public var keeps: Bool
  public var labels: [GroupingLabel]

  public init(keeps: Bool, _ labels: [GroupingLabel]) {
    self.keeps = keeps
    self.labels = labels
  }
}

/// A label of a list, with its place.
public struct GroupingLabel: Sendable, Hashable {
  public var name: QueryText
  public var range: QueryRange

  public init(_ name: QueryText, at range: QueryRange = QueryRange()) {
    self.name = name
    self.range = range
  }

  public static func == (left: GroupingLabel, right: GroupingLabel) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
