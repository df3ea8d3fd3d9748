public import ChartModel

/// Rules that Prometheus evaluates one after another, at the same time of the data (prometheus/prometheus,
/// docs/configuration/recording_rules.md).
public struct RuleGroup: Sendable, Hashable {
  /// Unique in a file.
  public var name: String
  /// Time between evaluations, such as `1m`; Prometheus' own if nil.
  public var interval: Expr<String>?
  /// In the order of evaluation: a rule may use what those before it record.
  public var rules: [Rule]
  /// When the group is there, besides the conditions of its rules; nil is always.
  public var condition: Expr<Bool>?

  /// A group that is there whenever one of its rules is, unless it has a condition of its own.
  public init(_ name: String, interval: Expr<String>? = nil, rules: [Rule], condition: Expr<Bool>? = nil) {
    self.name = name
    self.interval = interval
    self.rules = rules
    self.condition = condition
  }
}

/// A rule of a group.
public struct Rule: Sendable, Hashable {
  /// What Prometheus does with the query's result.
  public enum Kind: Sendable, Hashable {
    /// The query's result is kept as series of this name.
    case recording(String)
    /// Each series of the query's result is an alert.
    case alerting(Alert)
  }

  /// Whether the rule records or alerts, and under which name.
  public var kind: Kind
  /// Evaluated each time it is the group's turn.
  public var query: RuleQuery
  /// Labels of what comes of the query, such as `severity`; they win over those of the result.
  public var labels: [RuleText]
  /// When the rule is there; nil is always.
  public var condition: Expr<Bool>?

  /// A rule of either kind; one that records is shorter with `record`.
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

  /// The name of the series that are recorded, or of the alert.
  public var name: String {
    switch kind {
    case .recording(let name): name
    case .alerting(let alert): alert.name
    }
  }
}

/// What an alerting rule says besides its query.
public struct Alert: Sendable, Hashable {
  /// The alerts' label `alertname`, by which they are routed and silenced.
  public var name: String
  /// How long the query must give something before the alert fires, such as `15m`; at once if nil.
  public var pending: Expr<String>?
  /// How long it goes on when the query gives nothing any more, such as `5m`; not at all if nil.
  public var keepsFiring: Expr<String>?
  /// Texts for those who are alerted, such as `summary` and `description`.
  public var annotations: [RuleText]

  /// An alert by its name, with what it tells people.
  public init(_ name: String, for pending: Expr<String>? = nil, keepsFiring: Expr<String>? = nil, annotations: [RuleText]) {
    self.name = name
    self.pending = pending
    self.keepsFiring = keepsFiring
    self.annotations = annotations
  }
}

/// A label or annotation of a rule. Of an alert, its value is a Go template, with `{{ $labels.node }}` and `{{ $value }}`.
public struct RuleText: Sendable, Hashable {
  /// The key, given once among a rule's labels and once among its annotations.
  public var name: String
  /// What stands behind the key; where it is absent, so is the key.
  public var value: Expr<String>

  /// A label or annotation; where it is put says which.
  public init(_ name: String, _ value: Expr<String>) {
    self.name = name
    self.value = value
  }
}
