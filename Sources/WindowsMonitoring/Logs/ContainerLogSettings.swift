public import ChartModel
public import OpenTelemetry

/// Which logs of containers are read, on nodes of either system.
public struct ContainerLogSettings: ChartValues {
  @Setting("Read what containers write to their standard output and error.") public var enabled: Expr<Bool> = true
  @Setting("Only in these namespaces; in all if empty.", .pattern(.dnsLabel, maxLength: 63), .unique)
  public var namespaces: Expr<[String]> = []
  @Setting("Not in these namespaces.", .pattern(.dnsLabel, maxLength: 63), .unique) public var excludedNamespaces: Expr<[String]> = []
  @Setting("Entries of several lines, such as stack traces, that are to be kept together. The first rule that fits a container holds.")
  public var multiline: Expr<[MultilineRule]> = []
  @Setting("Where files are begun that were there before the collector was.") public var startAt: Expr<LogStart> = Expr(.end)

  public init() {}
}

/// How the lines of some containers are made entries.
public struct MultilineRule: ChartValues, SettingElement {
  @Setting("Short name of the rule, which no other has.", .pattern(.dnsLabel(maxLength: 30))) public var name: Expr<String> = "java"
  @Setting("Namespace of the containers; any if empty.", .pattern(.optional(.dnsLabel), maxLength: 63)) public var namespace: Expr<String> =
    ""
  @Setting("Name of the containers; any if empty.", .pattern(.optional(.dnsLabel), maxLength: 63)) public var container: Expr<String> = ""
  @Setting(
    "Regular expression (RE2) that matches the first line of an entry and no other, such as ^\\d{4}-\\d\\d-\\d\\d.",
    .pattern(.rawExpression),
    .nonEmpty)
  public var firstLine: Expr<String> = "^\\d{4}-"

  public init() {}
}

extension TextPattern {
  /// A text that stands between backquotes in an expression of expr-lang.
  fileprivate static let rawExpression = TextPattern.repeated(.one(ScalarSet(ascii: " -_a-~")), min: 0, max: 500)
}
