/// A mistake of a spec's author that the compiler cannot see. Found when the chart is made, before anything is written.
public enum DeclarationProblem: Sendable, Hashable, Error {
  // The chart
  /// `ChartInfo.kubeVersion` is no range of versions that Helm reads, so that it would install the chart nowhere.
  case brokenKubeVersion(String)

  // Settings
  /// A property of a values struct is neither a `@Setting` nor a `@SettingGroup`.
  case notASetting(type: String, property: String)
  /// A setting's name is read as a Boolean by YAML 1.1: `on`, `y`, `no`.
  case booleanLikeName([String])
  /// Two settings at the root have one name.
  case repeatedSetting(String)
  /// A setting, given by its path, has an expression as its default; values.yaml holds plain values only.
  case defaultIsNoLiteral([String])
  /// The default of a setting, given by its path, is not what its own type allows.
  case defaultBreaksType([String], [ValueViolation])
  /// An expression refers to a setting that is not among the chart's values.
  case unboundSetting(usedIn: String)
  /// A secret setting is printed outside a Secret.
  case secretOutsideSecret([String], usedIn: String)
  /// A value that may be absent is part of something larger: only a whole field can vanish with it.
  case absentValue([String], usedIn: String)

  // Helpers and texts
  /// An expression or tree includes a named template that the chart has not. The place is a file, a template or a condition of the chart.
  case unknownHelper(String, usedIn: String)
  /// Two named templates have one name, or one and a named condition, or two named conditions.
  case repeatedHelper(String)
  /// A named template that is a map may be empty, which leaves the key above it without a value.
  case perhapsEmptyHelper(String)
  /// A text must begin with a line that is always there.
  case textStartsWithCondition(String)
  /// A text holds a carriage return or another character that Helm's YAML does not carry.
  case unprintableText(usedIn: String)
  /// Named templates that are maps have no place in a text that is compared byte by byte.
  case mergedMapInText(usedIn: String)
  /// Cutting and lower-casing agree between Go and Swift for ASCII only.
  case textBeyondASCII(usedIn: String)

  // Objects and maps
  /// An object in this file has an empty `apiVersion` or `kind`, as one from raw YAML may.
  case objectWithoutKind(String)
  /// Two objects of a kind have the same metadata under the same conditions and loops. The text is the second one's file.
  case repeatedObject(kind: String, String)
  /// The text of a raw object is no YAML; line and column count from 1 in the text.
  case brokenYAML(String, line: Int, column: Int)
  /// A key could stand twice in one map, included templates counted in. Only the two branches of one condition may share a key.
  case repeatedKey(String, usedIn: String)
  /// A user's map beside a key of our own could hold that key too.
  case unprotectedKey(String, usedIn: String)
  /// Two users' maps in one map could hold the same key.
  case severalSpreads(usedIn: String)
  /// A loop yields list items that may all be absent, which leaves the template's key without a value.
  case conditionalLoopBody(String, usedIn: String)
  /// A condition on an API that every supported cluster serves.
  case builtInAPI(String, usedIn: String)

  // Refusals
  /// An object's file has the name of the one that refuses values.
  case reservedFile(String)
  /// The chart refuses its own defaults.
  case refusedDefaults(String)

  // Monitoring content
  /// A file that a command writes stands in a loop.
  case contentInLoop(String)
  /// Prometheus would refuse a query.
  case brokenQuery(String, message: String, usedIn: String)
  /// Grafana could not show a dashboard, or no ConfigMap holds it.
  case brokenDashboard(String, message: String)
}
