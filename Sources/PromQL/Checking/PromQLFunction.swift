/// A function of Prometheus 3.14: its arguments, what it gives, and since when it exists.
///
/// Source: prometheus/prometheus, promql/parser/functions.go, of every release from 2.17 to 3.14. What is older is said to be since 2.0.
public struct PromQLFunction: Sendable, Hashable {
  public let name: String
  /// Of the last one, variadic functions take more.
  public let arguments: [PromQLType]
  /// How many arguments there must be.
  public let least: Int
  /// How many there may be; nil is any number.
  public let most: Int?
  public let result: PromQLType
  /// Whether Prometheus wants `--enable-feature=promql-experimental-functions`.
  public let isExperimental: Bool
  /// The first release with it, such as `2.26`.
  public let since: String

  /// The function of a name, if there is one.
  public static func named(_ name: String) -> PromQLFunction? { byName[name] }

  /// All functions, in alphabetical order.
  public static let all: [PromQLFunction] = table.sorted { $0.name < $1.name }

  private static let byName = Dictionary(table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  fileprivate init(
    _ name: String, _ arguments: [PromQLType], least: Int? = nil, most: Int? = .some(-1), _ result: PromQLType = .instantVector,
    isExperimental: Bool = false, since: String = "2.0"
  ) {
    self.name = name
    self.arguments = arguments
    self.least = least ?? arguments.count
    self.most = most == -1 ? arguments.count : most
    self.result = result
    self.isExperimental = isExperimental
    self.since = since
  }
}

extension PromQLFunction {
  private static let table: [PromQLFunction] =
    ofVector + ofRange + ofTime + [
      PromQLFunction("clamp", [.instantVector, .scalar, .scalar], since: "2.26"),
      PromQLFunction("clamp_max", [.instantVector, .scalar]),
      PromQLFunction("clamp_min", [.instantVector, .scalar]),
      PromQLFunction("double_exponential_smoothing", [.rangeVector, .scalar, .scalar], isExperimental: true, since: "3.0"),
      PromQLFunction("end", [], .scalar, isExperimental: true, since: "3.12"),
      PromQLFunction("histogram_fraction", [.scalar, .scalar, .instantVector], since: "2.40"),
      PromQLFunction("histogram_quantile", [.scalar, .instantVector]),
      PromQLFunction(
        "histogram_quantiles", [.instantVector, .string, .scalar, .scalar], least: 3, most: 12, isExperimental: true, since: "3.11"),
      PromQLFunction("info", [.instantVector, .instantVector], least: 1, isExperimental: true, since: "2.55"),
      PromQLFunction("label_join", [.instantVector, .string, .string, .string], least: 3, most: nil),
      PromQLFunction("label_replace", [.instantVector, .string, .string, .string, .string]),
      PromQLFunction("max_of", [.scalar, .scalar], .scalar, isExperimental: true, since: "3.13"),
      PromQLFunction("min_of", [.scalar, .scalar], .scalar, isExperimental: true, since: "3.13"),
      PromQLFunction("pi", [], .scalar, since: "2.31"),
      PromQLFunction("predict_linear", [.rangeVector, .scalar]),
      PromQLFunction("quantile_over_time", [.scalar, .rangeVector]),
      PromQLFunction("range", [], .scalar, isExperimental: true, since: "3.12"),
      PromQLFunction("round", [.instantVector, .scalar], least: 1),
      PromQLFunction("scalar", [.instantVector], .scalar),
      PromQLFunction("sort_by_label", [.instantVector, .string], least: 1, most: nil, isExperimental: true, since: "2.49"),
      PromQLFunction("sort_by_label_desc", [.instantVector, .string], least: 1, most: nil, isExperimental: true, since: "2.49"),
      PromQLFunction("start", [], .scalar, isExperimental: true, since: "3.12"),
      PromQLFunction("start_timestamp", [.instantVector], isExperimental: true, since: "3.14"),
      PromQLFunction("step", [], .scalar, isExperimental: true, since: "3.12"),
      PromQLFunction("time", [], .scalar),
      PromQLFunction("vector", [.scalar]),
    ]

  private static let ofVector: [PromQLFunction] =
    ["abs", "absent", "ceil", "exp", "floor", "ln", "log10", "log2", "sort", "sort_desc", "sqrt", "timestamp"].map {
      PromQLFunction($0, [.instantVector])
    }
    + [
      ("sgn", "2.26"), ("acos", "2.31"), ("acosh", "2.31"), ("asin", "2.31"), ("asinh", "2.31"), ("atan", "2.31"), ("atanh", "2.31"),
      ("cos", "2.31"), ("cosh", "2.31"), ("deg", "2.31"), ("rad", "2.31"), ("sin", "2.31"), ("sinh", "2.31"), ("tan", "2.31"),
      ("tanh", "2.31"), ("histogram_count", "2.40"), ("histogram_sum", "2.40"), ("histogram_stddev", "2.47"),
      ("histogram_stdvar", "2.47"), ("histogram_avg", "2.51"),
    ].map { PromQLFunction($0, [.instantVector], since: $1) }

  private static let ofRange: [PromQLFunction] =
    [
      "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate",
      "max_over_time", "min_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time",
    ].map { PromQLFunction($0, [.rangeVector]) }
    + [("last_over_time", "2.26"), ("present_over_time", "2.29")].map { PromQLFunction($0, [.rangeVector], since: $1) }
    + [
      ("mad_over_time", "2.49"), ("ts_of_last_over_time", "3.5"), ("ts_of_max_over_time", "3.5"), ("ts_of_min_over_time", "3.5"),
      ("ts_of_first_over_time", "3.7"),
    ].map { PromQLFunction($0, [.rangeVector], isExperimental: true, since: $1) }
    + [PromQLFunction("first_over_time", [.rangeVector], since: "3.7")]

  /// Of a vector of times, which is the time of the evaluation if it is left out.
  private static let ofTime: [PromQLFunction] =
    ["day_of_month", "day_of_week", "days_in_month", "hour", "minute", "month", "year"].map {
      PromQLFunction($0, [.instantVector], least: 0)
    } + [PromQLFunction("day_of_year", [.instantVector], least: 0, since: "2.36")]
}
