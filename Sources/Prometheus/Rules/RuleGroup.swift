public import ChartModel

/// Rules that Prometheus evaluates one after another, at the same time of the data (prometheus.io, "Recording rules").
public struct RuleGroup: Sendable, Hashable {
  /// Unique in a file.
  public var name: String
  /// Time between evaluations, such as `1m`; Prometheus' own if nil.
  public var interval: Expr<String>?
  public var rules: [Rule]
  /// When the group is there, besides the conditions of its rules; nil is always.
  public var condition: Expr<Bool>?

  public init(_ name: String, interval: Expr<String>? = nil, rules: [Rule], condition: Expr<Bool>? = nil) {
    self.name = name
    self.interval = interval
    self.rules = rules
    self.condition = condition
  }
}

/// A rule of a group.
public struct Rule: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The query's result is kept as series of this name.
    case recording(String)
    case alerting(Alert)
  }

  public var kind: Kind
  public var query: RuleQuery
  public var labels: [RuleText]
  /// When the rule is there; nil is always.
  public var condition: Expr<Bool>?

  public init(_ kind: Kind, _ query: RuleQuery, labels: [RuleText] = [], condition: Expr<Bool>? = nil) {
    self.kind = kind
    self.query = query
    self.labels = labels
    self.condition = condition
  }

  /// Keeps a query's result as series of a name.
  public static func record(_ name: String, _ query: RuleQuery, labels: [RuleText] = [], condition: Expr<Bool>? = nil) -> Rule {
    Rule(.recording(name), query, labels: labels, condition: condition)
  }

  public var name: String {
    switch kind {
    case .recording(let name): name
    case .alerting(let alert): alert.name
    }
  }
}

/// What an alerting rule says besides its query.
public struct Alert: Sendable, Hashable {
  public var name: String
  /// How long the query must give something before the alert fires, such as `15m`.
  public var pending: Expr<String>?
  /// How long it goes on when the query gives nothing any more.
  public var keepsFiring: Expr<String>?
  public var annotations: [RuleText]

  public init(_ name: String, for pending: Expr<String>? = nil, keepsFiring: Expr<String>? = nil, annotations: [RuleText]) {
    self.name = name
    self.pending = pending
    self.keepsFiring = keepsFiring
    self.annotations = annotations
  }
}

/// A label or annotation of a rule. Its value is a Go template, with `{{ $labels.node }}` and `{{ $value }}`.
public struct RuleText: Sendable, Hashable {
  public var name: String
  public var value: Expr<String>

  public init(_ name: String, _ value: Expr<String>) {
    self.name = name
    self.value = value
  }
}
