public import YAML

/// A query that a dashboard asks Prometheus.
public struct FoundQuery: Sendable, Hashable {
  /// What the text is.
  public enum Form: Sendable, Hashable {
    /// A whole expression.
    case expression
    /// A selector alone: of `label_values(selector, label)`, or of series that a variable lists.
    case selector(label: String?)
    /// An ECMAScript expression over the names of metrics.
    case metricPattern
  }

  public enum Owner: Sendable, Hashable {
    /// - Parameter refID: `A`, if it is given.
    case panel(title: String, refID: String?)
    case variable(String)
    case annotation(String)
  }

  public enum DataSource: Sendable, Hashable {
    /// Prometheus itself, or a data source with its language.
    case prometheus
    /// Given by a name, or the default of whatever Grafana it is.
    case unknown
  }

  /// May have Grafana's variables in it.
  public var text: String
  public var form: Form
  public var owner: Owner
  /// To the string that the text is in, from the root of the value that was read.
  public var path: [PathElement]
  /// Where the text begins in that string, in bytes of UTF-8.
  public var offset: Int
  public var dataSource: DataSource
  public var legend: String?
  /// The least step, of the query or of its panel: `1m`, `$interval`.
  public var interval: String?
  /// What the step is multiplied with; from older releases.
  public var intervalFactor: Int?
  public var isInstant: Bool
}
