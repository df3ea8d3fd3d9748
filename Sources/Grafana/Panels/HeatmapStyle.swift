import YAML

/// How a heatmap looks. Its queries are ready-made buckets (`Target.Format.heatmap`), or series that Grafana counts itself.
public struct HeatmapStyle: Sendable, Hashable {
  public enum Scheme: String, Sendable, Hashable {
    case oranges = "Oranges"
    case blues = "Blues"
    case reds = "Reds"
    case spectral = "Spectral"
    case turbo = "Turbo"
  }

  public var scheme: Scheme
  /// Whether the values of series are counted in buckets, rather than being buckets themselves.
  public var countsValues: Bool

  public init(scheme: Scheme = .oranges, countsValues: Bool = false) {
    self.scheme = scheme
    self.countsValues = countsValues
  }

  func options(fields: FieldOptions?) -> YAMLMap {
    var axis: YAMLMap = [:]
    axis.put("axisPlacement", "left")
    axis.put("decimals", fields?.decimals)
    axis.put("max", fields?.max)
    axis.put("min", fields?.min)
    axis.put("reverse", false)
    axis.put("unit", fields?.unit.rawValue)
    return [
      "calculate": .bool(countsValues), "cellGap": 1, "cellValues": [:],
      "color": [
        "exponent": 0.5, "fill": "dark-orange", "mode": "scheme", "reverse": false, "scale": "exponential",
        "scheme": .string(scheme.rawValue), "steps": 64,
      ],
      // Cells without an observation are not painted.
      "exemplars": ["color": "rgba(255,0,255,0.7)"], "filterValues": ["le": 1e-9], "legend": ["show": true],
      "rowsFrame": ["layout": "auto"], "showValue": "never", "tooltip": ["mode": "single", "showColorScale": false, "yHistogram": false],
      "yAxis": .map(axis),
    ]
  }
}
