extension Panel {
  /// Lines over time.
  public static func timeSeries(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: TimeSeriesStyle = TimeSeriesStyle(),
    overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(.timeSeries(style), title, description: description, fields: fields, targets: targets, overrides: overrides)
  }

  /// One number for each series, large.
  public static func stat(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: StatStyle = StatStyle(),
    overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(.stat(style), title, description: description, fields: fields, targets: targets, overrides: overrides)
  }

  /// One number for each series, in an arc from `fields.min` to `fields.max`.
  public static func gauge(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], calculation: Calculation = .lastNotNull,
    overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(.gauge(calculation), title, description: description, fields: fields, targets: targets, overrides: overrides)
  }

  /// One number for each series, in a bar from `fields.min` to `fields.max`.
  public static func barGauge(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: BarGaugeStyle = BarGaugeStyle(),
    overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(.barGauge(style), title, description: description, fields: fields, targets: targets, overrides: overrides)
  }

  /// A line for each series.
  ///
  /// - Parameter fields: for all columns that no override says more about.
  public static func table(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: TableStyle = TableStyle(),
    transformations: [Transformation], overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(
      .table(style), title, description: description, fields: fields, targets: targets, overrides: overrides,
      transformations: transformations)
  }

  /// How often values lay in which bucket. The unit is that of the buckets' bounds.
  public static func heatmap(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: HeatmapStyle = HeatmapStyle()
  ) -> Panel {
    Panel(.heatmap(style), title, description: description, fields: fields, targets: targets)
  }

  /// Which state things were in over time. States are numbers with value mappings in `fields`.
  public static func stateTimeline(
    _ title: String, description: String, fields: FieldOptions, targets: [Target], style: StateTimelineStyle = StateTimelineStyle(),
    overrides: [FieldOverride] = []
  ) -> Panel {
    Panel(.stateTimeline(style), title, description: description, fields: fields, targets: targets, overrides: overrides)
  }

  /// Text in Markdown.
  public static func text(_ title: String, description: String = "", markdown: String) -> Panel {
    Panel(.text(markdown), title, description: description, fields: nil, targets: [])
  }
}
