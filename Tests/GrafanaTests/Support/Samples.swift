import Grafana
import PromQL
import YAML

/// Dashboards that tests write.
enum Sample {
  static let up = PromQLExpression(.selector(VectorSelector("up", matchers: [LabelMatcher("job", .equal, "windows-exporter")])))
  static let restarts = PromQLExpression(
    .call(FunctionCall("rate", [PromQLExpression(.range(VectorSelector("restarts_total"), .variable(QueryVariable("__rate_interval"))))])))

  static func uid(_ text: String) throws -> DashboardUID { try DashboardUID(text) }

  static func small() throws -> Dashboard {
    Dashboard(
      uid: try uid("windows-nodes"), title: "Windows nodes", description: "Which nodes answer.", tags: ["windows"],
      variables: [.cluster(of: VectorSelector("up"))],
      lines: [
        PanelLine(
          height: 4,
          [
            .stat(
              "Nodes up", description: "1 is good; 0 means that the node does not answer.",
              fields: FieldOptions(.none, thresholds: Thresholds(base: .red, [Thresholds.Step(1, .green)])),
              targets: [.instant(up, legend: "{{instance}}")])
          ])
      ])
  }

  /// Every kind of panel, variable, link, transformation and override.
  static func full() throws -> Dashboard {
    let other = try uid("other")
    return Dashboard(
      uid: try uid("full"), title: "Everything", description: "One of each.", tags: ["windows", "kubernetes"], refresh: nil,
      timeRange: Dashboard.TimeRange(from: "now-1d/d", to: "now-1d/d"),
      dataSource: DataSourceVariable(label: "Prometheus", pattern: "^prod"),
      variables: variables,
      links: [
        DashboardLink("Windows", to: .tags(["windows"])), DashboardLink("Other", to: .dashboard(other), tooltip: "The other one"),
        DashboardLink("Manual", to: .url("https://example.org/"), context: .nothing, opensNewTab: true),
      ],
      annotations: [
        DashboardAnnotation("Restarts", restarts, title: "{{instance}}", text: "again", tagLabels: ["instance", "job"], step: "1m"),
        DashboardAnnotation("Boots", up, title: "Boot", color: .rgb(1, 2, 255), usesValueAsTime: true, isEnabled: false),
      ],
      lines: [PanelLine(height: 3, [.text("", markdown: "# Hello\n\n\"quoted\" \\ ü")])], rows: rows(other: other))
  }

  private static var variables: [DashboardVariable] {
    [
      .cluster(of: VectorSelector("up")),
      DashboardVariable(
        "node", label: "Node", description: "Which nodes",
        .query(.labelValues(VectorSelector("up"), label: "instance"), .init(.many(all: .values)))),
      DashboardVariable("one", label: "One", .query(.labelValues(nil, label: "job"), .init(pattern: "^(.*)$"))),
      DashboardVariable("some", label: "Some", .query(.queryResult(restarts), .init(.many(all: nil), sorting: .numerical))),
      DashboardVariable("metric", label: "Metric", .query(.metricNames("windows_.*"), .init(.oneOrAll(.pattern("windows_.+"))))),
      DashboardVariable("name", label: "Name", hiding: .labelHidden, .query(.labelNames)),
      DashboardVariable("interval", label: "Interval", .interval(["1m", "5m"])),
      DashboardVariable("resolution", label: "Resolution", .interval(["1m", "5m"], automatic: 30)),
      DashboardVariable("filter", label: "Filter", hiding: .hidden, .text(".*")),
      DashboardVariable("limit", label: "Limit", .constant("0.9")),
      DashboardVariable("top", label: "Top", .custom([.init("5"), .init("10", text: "Ten, about")])),
      DashboardVariable("tops", label: "Tops", .custom([.init("5"), .init("10")], .many(all: .pattern(".*")))),
    ]
  }

  static let states: [ValueMapping] = [
    .value(0, "down", .red), ValueMapping(.range(from: 1, to: nil), text: "up", color: .green),
    ValueMapping(.pattern("^a.*"), text: "a"), ValueMapping(.special(.nullAndNotANumber), text: "unknown", color: .text),
  ]

  static func rows(other: DashboardUID) -> [DashboardRow] {
    let link = DataLink(
      "Node",
      to: .dashboard(
        other,
        variables: [
          .init("cluster"), .init("node", .label("instance")), .init("mode", .text("a b&c")), .init("volume", .column("Volume")),
          .init("it", .value),
        ]))
    let percent = FieldOptions(
      .percentUnit, decimals: 1, min: 0, max: 1, thresholds: .rising(warning: 0.8, critical: 0.95), mappings: states, color: .thresholds,
      links: [link], noValue: "no data")
    let overrides = [
      FieldOverride(.pattern("^Out .*"), [.negativeY, .rightAxis, .dashedLine, .fillOpacity(0), .lineWidth(2), .stacking(.none)]),
      FieldOverride(
        .target(1), [.unit(.bytes), .decimals(0), .min(0), .max(1.5), .displayName("B"), .color(.fixed(.blue)), .drawStyle(.bars)]),
      FieldOverride(
        .name(.named("x")), [.thresholds(.falling(critical: 1, warning: 2)), .mappings(states), .links([link]), .noValue("–")]),
    ]
    let pair = [Target(up, legend: "{{instance}}"), Target(restarts, minInterval: "1m", isHidden: true)]
    return [
      DashboardRow(
        "Series",
        [
          PanelLine([
            .timeSeries("Lines", description: "Good is low.", fields: percent, targets: pair, overrides: overrides).width(16),
            .timeSeries(
              "Areas", description: "Good is low.", fields: FieldOptions(.bytesPerSecond, color: .paletteByName), targets: [Target(up)],
              style: .stacked(.percent, legend: .table)),
          ]),
          PanelLine(
            height: 5, [.timeSeries("Each", description: "d", fields: percent, targets: [Target(up)]).repeated(for: "node", maxPerRow: 3)]),
        ]),
      DashboardRow(
        "Numbers", isCollapsed: true,
        [
          PanelLine([
            .stat(
              "Stat", description: "d", fields: percent, targets: [.instant(up)], style: StatStyle(colorMode: .background, showsGraph: true)
            ),
            .gauge("Gauge", description: "d", fields: percent, targets: [.instant(up)]),
            .barGauge("Bars", description: "d", fields: percent, targets: [.instant(up)], style: BarGaugeStyle(displayMode: .gradient)),
            .stateTimeline("States", description: "d", fields: FieldOptions(.none, mappings: states), targets: [Target(up)]),
            .heatmap(
              "Heat", description: "d", fields: FieldOptions(.seconds, min: 0),
              targets: [Target(restarts, legend: "{{le}}", format: .heatmap)]),
          ])
        ]),
      DashboardRow("Tables of $cluster", repeatedFor: "cluster", tables(link)),
    ]
  }

  private static func tables(_ link: DataLink) -> [PanelLine] {
    let two = [Target.table(up), Target.table(restarts)]
    return [
      PanelLine([
        .table(
          "Columns", description: "d",
          columns: [
            .label("instance", "Node", [.links([link]), .width(200), .filterable]),
            .value(
              ofTarget: 0, "Up", .none, [.cell(.colorBackground), .thresholds(.rising(warning: 1, critical: 2)), .alignment(.center)]),
            .value(ofTarget: 1, "Restarts", .countsPerSecond, [.cell(.gauge), .min(0)]),
          ], joiningBy: "instance", targets: two, sorting: ("Up", true)),
        .table(
          "Merged", description: "d", fields: FieldOptions(.short), targets: two,
          style: TableStyle(sorting: .init(by: .label("instance")), isFilterable: true, cell: .colorText),
          transformations: [
            .merge, .joinByField(.time, .inner), .sort(.value(ofTarget: 1), descends: true), .limit(10), .reduce(.mean),
            .organize([.init(.label("instance"), title: "Node")], dropping: [.time]),
          ], overrides: [FieldOverride(.name(.label("job")), [.hidden])]
        ).links([link]).minInterval("30s"),
      ])
    ]
  }
}
