import ChartModel

/// The keys of a stack file: the one table that reading, its messages and the JSON Schema go back to.
enum StackForm {
  static let summary = "A chart from a built-in stack of wingen, its options, and the defaults that differ."

  /// - Parameter stack: the one that is named; nil if none is, or none that is known.
  static func record(of stack: Stack?, among stacks: [Stack]) -> ValueType {
    .record([
      .init("stack", .choice(stacks.map(\.name)), required: true, summary: "What the chart is made of: the name of a built-in stack."),
      .init(
        "options", stack?.hasOptions == true ? StackOptions.type : .any, required: stack?.hasOptions == true,
        summary: "What is chosen when the chart is made; of \(Stack.windowsNodesName) alone."),
      .init("chart", .record(chart), summary: "What Chart.yaml says, where it is not what the stack says."),
      .init("values", .any, summary: "The chart's own defaults, where they are not the stack's: settings by their paths in values.yaml."),
    ])
  }

  /// A DNS label that leaves room for suffixes of objects; a release of the same name is one too.
  static let chartName = TextPattern.dnsLabel(maxLength: 53)

  private static let chart: [ValueType.Field] = [
    .init("name", .string(chartName), summary: "The chart's name, which releases and objects are often called after."),
    .init("version", .string(.version, maxLength: 60), summary: "The chart's version: semantic, without a leading v."),
    .init("appVersion", .string(.line, minLength: 1, maxLength: 60), summary: "The version of what the chart installs."),
    .init("summary", .string(.line, minLength: 1, maxLength: 500), summary: "What the chart is for, as a sentence."),
  ]
}
