import YAML

/// A panel's kind, with what only this kind has. Fields: grafana/grafana, public/app/plugins/panel/*/panelcfg.cue.
enum Visualization: Sendable, Hashable {
  case timeSeries(TimeSeriesStyle)
  case stat(StatStyle)
  case gauge(Calculation)
  case barGauge(BarGaugeStyle)
  case table(TableStyle)
  case heatmap(HeatmapStyle)
  case stateTimeline(StateTimelineStyle)
  case text(String)

  var pluginID: String {
    switch self {
    case .timeSeries: "timeseries"
    case .stat: "stat"
    case .gauge: "gauge"
    case .barGauge: "bargauge"
    case .table: "table"
    case .heatmap: "heatmap"
    case .stateTimeline: "state-timeline"
    case .text: "text"
    }
  }

  var hasQueries: Bool { if case .text = self { false } else { true } }

  var defaultColor: FieldColor { if case .timeSeries = self { .palette } else { .thresholds } }

  /// `fieldConfig.defaults.custom`.
  var custom: YAMLMap {
    switch self {
    case .timeSeries(let style): style.custom
    case .table(let style): style.custom
    case .stateTimeline(let style): style.custom
    case .heatmap: ["hideFrom": ["legend": false, "tooltip": false, "viz": false], "scaleDistribution": ["type": "linear"]]
    case .stat, .gauge, .barGauge, .text: [:]
    }
  }

  func options(fields: FieldOptions?) -> YAMLValue {
    switch self {
    case .timeSeries(let style): .map(style.options)
    case .stat(let style): .map(style.options)
    case .gauge(let calculation):
      [
        "minVizHeight": 75, "minVizWidth": 75, "orientation": "auto", "reduceOptions": calculation.reduceOptions,
        "showThresholdLabels": false, "showThresholdMarkers": true, "sizing": "auto",
      ]
    case .barGauge(let style): .map(style.options)
    case .table(let style): .map(style.options)
    case .heatmap(let style): .map(style.options(fields: fields))
    case .stateTimeline(let style): .map(style.options)
    case .text(let markdown): ["mode": "markdown", "content": .string(markdown)]
    }
  }
}
