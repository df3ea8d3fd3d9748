public import ChartModel

/// What a scrape may bring at most; more makes it fail. Nil and 0 are no limit (prometheus/prometheus,
/// docs/configuration/configuration.md, "scrape_config").
public struct ScrapeLimits: Sendable {
  /// Size of an answer, uncompressed, in units of 1,048,576 bytes (alecthomas/units, bytes.go, ParseBase2Bytes).
  public var bodyMegabytes: Expr<Int>?
  /// Series that are left after `ScrapeJob.metricRelabeling`.
  public var samples: Expr<Int>?
  /// Targets of the job; with more, none of them is scraped.
  public var targets: Expr<Int>?
  /// Labels of a series.
  public var labels: Expr<Int>?
  /// Bytes of the name of any label.
  public var labelNameLength: Expr<Int>?
  /// Bytes of the value of any label.
  public var labelValueLength: Expr<Int>?

  /// No limit but those given.
  public init(
    bodyMegabytes: Expr<Int>? = nil, samples: Expr<Int>? = nil, targets: Expr<Int>? = nil, labels: Expr<Int>? = nil,
    labelNameLength: Expr<Int>? = nil, labelValueLength: Expr<Int>? = nil
  ) {
    self.bodyMegabytes = bodyMegabytes
    self.samples = samples
    self.targets = targets
    self.labels = labels
    self.labelNameLength = labelNameLength
    self.labelValueLength = labelValueLength
  }

  func encode(into map: inout MapBuilder) {
    if let bodyMegabytes { map.put("body_size_limit", Expr<String>("\(bodyMegabytes)MB")) }
    map.put("sample_limit", samples)
    map.put("target_limit", targets)
    map.put("label_limit", labels)
    map.put("label_name_length_limit", labelNameLength)
    map.put("label_value_length_limit", labelValueLength)
  }
}
