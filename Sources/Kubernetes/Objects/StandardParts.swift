public import ChartModel

/// The settings that every chart has at its root.
public struct StandardSettings: ChartValues {
  @Setting("Replaces the chart's name in the names of objects.", .pattern(.optional(.dnsLabel), maxLength: 40))
  public var nameOverride: Expr<String> = ""
  @Setting("Replaces the whole first part of the names of objects.", .pattern(.optional(.dnsLabel), maxLength: 63))
  public var fullnameOverride: Expr<String> = ""
  @Setting("Labels for every object.", .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var commonLabels: Expr<[String: String]> = [:]

  public init() {}

  /// The named templates that names and labels come from, in the form that `helm create` made familiar.
  var helpers: [Helper] {
    let name = Expression.helper("name")
    return [
      Helper(
        "name", "The chart's name, cut to what a label holds.",
        .string(
          .choice(
            if: nameOverride.isNonEmpty.expression, then: nameOverride.expression, else: .fact(.chartName)))),
      Helper(
        "fullname", "The first part of every object's name. Releases may have dots in their names, many kinds may not.",
        .string(
          .choice(
            if: fullnameOverride.isNonEmpty.expression, then: fullnameOverride.expression,
            else: .choice(
              if: .contains(text: .fact(.releaseName), part: name), then: Self.asName(.fact(.releaseName)),
              else: Self.asName(.concatenation([.fact(.releaseName), .string("-"), name])))))),
      Helper(
        "chart", "Name and version of the chart, as a label's value.",
        .string(
          .apply(
            .trimSuffix("-"),
            .apply(
              .truncate(63),
              .apply(
                .replace("+", with: "_"), .concatenation([.fact(.chartName), .string("-"), .fact(.chartVersion)])))))),
      Helper(
        "labels", "The recommended labels (kubernetes.io, \"Recommended Labels\").",
        .map(
          MapBuilder.entries { map in
            map.put("helm.sh/chart", Expr<String>(.helper("chart")))
            map.append(.include(helper: "selectorLabels"))
            map.put("app.kubernetes.io/version", Expr<String>(.fact(.chartAppVersion)))
            map.put("app.kubernetes.io/managed-by", Release.service)
            map.append(
              .spread(
                Self.reference(commonLabels),
                omitting: [
                  "helm.sh/chart", "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/version",
                  "app.kubernetes.io/managed-by", "app.kubernetes.io/component",
                ]))
          })),
      Helper(
        "selectorLabels", "The labels that tell this release's pods from all others; they never change.",
        .map(
          MapBuilder.entries { map in
            map.put("app.kubernetes.io/name", Expr<String>(name))
            map.put("app.kubernetes.io/instance", Release.name)
          })),
    ]
  }

  private static func asName(_ text: Expression) -> Expression {
    .apply(.trimSuffix("-"), .apply(.truncate(63), .apply(.replace(".", with: "-"), text)))
  }

  private static func reference(_ map: Expr<[String: String]>) -> Reference {
    if case .reference(let reference) = map.expression { reference } else { Reference(.unbound, [], [String: String].valueType) }
  }
}

extension ChartDefinition {
  /// Makes the chart that a spec declares, with the standard settings and named templates.
  ///
  /// - Throws: every mistake in the declaration at once.
  public init<Spec: ChartSpec>(_ spec: Spec.Type) throws(DeclarationProblems) {
    try self.init(spec, standard: StandardSettings()) { $0.helpers }
  }
}
