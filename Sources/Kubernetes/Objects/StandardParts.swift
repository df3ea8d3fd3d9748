public import ChartModel

/// The settings that every chart has at its root.
public struct StandardSettings: ChartValues {
  @Setting("Replaces the chart's name in the names of objects.", .pattern(.optional(.dnsLabel), maxLength: 40))
  public var nameOverride: Expr<String> = ""
  @Setting("Replaces the whole first part of the names of objects.", .pattern(.optional(.serviceName), maxLength: 63))
  public var fullnameOverride: Expr<String> = ""
  @Setting("Labels for every object.", .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var commonLabels: Expr<[String: String]> = [:]

  public init() {}

  /// The named templates that names and labels come from, in the form that `helm create` made familiar.
  var helpers: [Helper] {
    let (name, release, chart) = (Expr<String>.helper("name"), Expr<String>.helper("release"), Expr<String>(.fact(.chartName)))
    let version = Expr<String>(.fact(.chartVersion))
    return [
      Helper("name", "The chart's name.", text: .choose(if: nameOverride.isNonEmpty, then: nameOverride, else: chart)),
      Helper(
        "release",
        "The release's name as the beginning of objects' names: without dots, and with a letter first, as Services demand (RFC 1035).",
        text: .choose(
          if: Release.name.startsWithDigit, then: "r\(Release.name.replacing(".", with: "-"))", else: Release.name.replacing(".", with: "-")
        )),
      Helper(
        "fullname", "The first part of every object's name.",
        text: .choose(
          if: fullnameOverride.isNonEmpty, then: fullnameOverride,
          else: .choose(
            if: Release.name.contains(name), then: release,
            else: ("\(release)-\(name)" as Expr<String>).truncated(to: 63).trimmingSuffix("-")))),
      Helper(
        "chart", "Name and version of the chart, as a label's value.",
        text: ("\(chart)-\(version)" as Expr<String>).replacing("+", with: "_").truncated(to: 63).trimmingSuffix("-")),
      Helper("labels", "The recommended labels (kubernetes.io, \"Recommended Labels\").", .map(labels)),
      Helper(
        "selectorLabels", "The labels that tell this release's pods from all others; they never change.",
        .map(
          MapBuilder.entries { map in
            map.put("app.kubernetes.io/name", name)
            map.put("app.kubernetes.io/instance", Release.name)
          })),
    ]
  }

  private var labels: [MapEntry] {
    MapBuilder.entries { map in
      map.put("helm.sh/chart", Expr<String>.helper("chart"))
      map.append(.include(helper: "selectorLabels"))
      map.put("app.kubernetes.io/version", Expr<String>(.fact(.chartAppVersion)))
      map.put("app.kubernetes.io/managed-by", Release.service)
      map.spread(
        commonLabels, omitting: ["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component"])
    }
  }
}

extension ChartDefinition {
  /// Makes the chart that a spec declares, with the standard settings and named templates.
  ///
  /// - Throws: every mistake in the declaration at once.
  public init<Spec: ChartSpec>(_ spec: Spec.Type) throws(DeclarationProblems) {
    try self.init(spec, standard: StandardSettings(), helpers: { $0.helpers }, derived: ObjectName.helper)
  }

  /// The same for a chart whose settings are put together when it is made, or that has none.
  ///
  /// - Parameters:
  ///   - settings: side by side at the root of the chart's values.
  ///   - chart: is called when the settings have their places.
  public init(info: ChartInfo, settings: [any ChartValues] = [], chart: () -> Chart) throws(DeclarationProblems) {
    try self.init(
      info: info, settings: settings, standard: StandardSettings(), helpers: { $0.helpers }, derived: ObjectName.helper, chart: chart)
  }
}
