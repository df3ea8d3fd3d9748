public import PromQL
import YAML

/// A query of a panel.
public struct Target: Sendable, Hashable {
  public enum Format: String, Sendable, Hashable {
    case timeSeries = "time_series"
    case table
    /// Buckets of a histogram: cumulative counts made into those of each bucket, sorted by `le`.
    case heatmap
  }

  public enum Time: Sendable, Hashable {
    case range
    /// At the end of the time range only.
    case instant
  }

  /// What names a series.
  public enum Legend: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The labels that tell the series apart.
    case automatic
    /// Text with labels in it: `{{instance}}`.
    case format(String)

    public init(stringLiteral value: String) { self = .format(value) }

    var text: String {
      switch self {
      case .automatic: "__auto"
      case .format(let format): format
      }
    }
  }

  public var expression: PromQLExpression
  public var legend: Legend
  public var time: Time
  public var format: Format
  /// The least step, such as `1m`; nil is the data source's.
  public var minInterval: String?
  /// Whether it is only there for expressions and transformations.
  public var isHidden: Bool

  public init(
    _ expression: PromQLExpression, legend: Legend = .automatic, time: Time = .range, format: Format = .timeSeries,
    minInterval: String? = nil, isHidden: Bool = false
  ) {
    self.expression = expression
    self.legend = legend
    self.time = time
    self.format = format
    self.minInterval = minInterval
    self.isHidden = isHidden
  }

  /// A query whose series become the lines of a table.
  public static func table(_ expression: PromQLExpression) -> Target { Target(expression, time: .instant, format: .table) }

  /// A query for the last value alone, as stat panels and gauges want it.
  public static func instant(_ expression: PromQLExpression, legend: Legend = .automatic) -> Target {
    Target(expression, legend: legend, time: .instant)
  }

  /// `A` to `Z`, then `AA`, as Grafana names queries.
  static func refID(at index: Int) -> String {
    var letters: [UInt8] = []
    var rest = max(0, index)
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  func value(at index: Int) -> YAMLValue {
    var map: YAMLMap = [:]
    map.put("datasource", DataSourceVariable.reference)
    map.put("editorMode", "code")
    map.put("expr", expression.text)
    map.put("format", format.rawValue)
    if isHidden { map.put("hide", true) }
    map.put("instant", time == .instant)
    map.put("interval", minInterval)
    map.put("legendFormat", legend.text)
    map.put("range", time == .range)
    map.put("refId", Self.refID(at: index))
    return .map(map)
  }
}
