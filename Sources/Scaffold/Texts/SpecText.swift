import ChartModel
import StackFile

/// The spec in Swift that says what the stack's options say: from the same table, so that both give one chart.
enum SpecText {
  static func text(_ stack: WindowsNodes, name: String) -> String {
    let info = stack.info
    return """
      import Wingen

      /// \(info.summary)
      ///
      /// Settings become values.yaml, which installations change; what `chart` says is fixed when the chart is built: wingen build . -o chart
      struct Stack: ChartSpec {
        static let info = ChartInfo(
          name: \(literal(name)), version: \(literal(info.version)), appVersion: \(literal(info.appVersion)),
          summary: \(literal(info.summary)),
          prerequisites: [
      \(info.prerequisites.map { "      \(literal($0))," }.joined(separator: "\n"))
          ],
          keywords: [\(info.keywords.map(literal).joined(separator: ", "))])

        struct Settings: ChartValues {
      \(stack.settings.map(setting).joined(separator: "\n"))
        }

        static func chart(_ values: Settings) -> Chart {
          let exporters = WindowsExporters(\(stack.strategyInSwift))
          let content = MonitoringContent(
            values.monitoring, exporters: exporters, scrape: values.scrape\(stack.hasInstaller ? ", installerAlerts: values.installerAlerts" : ""))
          let plan = ScrapePlan(
            values.scrape, windowsExporters: exporters, clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics)
          return Chart {
            Notes(
              "\\(Release.name) \(escaped(stack.noteText))")
            exporters
            content
      \(elements(stack).joined(separator: "\n"))
          }
        }

        private static func destinations(_ values: Settings, on system: CollectorSystem) -> Destinations {
          Destinations(
      \(destinations(stack))
        }
      }

      """
  }

  private static func setting(_ part: SettingsPart) -> String {
    "    @SettingGroup(\(literal(part.summary)))\n    var \(part.name) = \(part.swift)"
  }

  /// The collectors.
  private static func elements(_ stack: WindowsNodes) -> [String] {
    var elements: [(name: String, arguments: String)] = [
      (
        "ClusterCollector",
        "values.collector, common: values.collectors, scraping: plan,\(stack.options.logs ? " events: values.events," : "") to: destinations(values, on: .linux)"
      )
    ]
    if stack.options.logs {
      elements.append(
        (
          "LinuxNodeCollector",
          "values.linuxNodes, common: values.collectors, logs: values.logs, to: Destinations(logs: destinations(values, on: .linux).logs)"
        ))
      elements.append(
        stack.readsEventLogs
          ? (
            "HostProcessCollector",
            "values.windowsNodes, common: values.collectors, logs: values.logs, eventLogs: values.eventLogs,\n        to: destinations(values, on: .windows)"
          )
          : (
            "WindowsNodeCollector",
            "values.windowsNodes, common: values.collectors, logs: values.logs, to: Destinations(logs: destinations(values, on: .windows).logs)"
          ))
    }
    return elements.map { "      \($0.name)(\n        \($0.arguments))" }
  }

  private static func destinations(_ stack: WindowsNodes) -> String {
    func list(_ signal: String, _ backends: [(name: String, group: String)]) -> String {
      let calls = backends.map { "values.\($0.group).\(signal)(named: \(literal($0.name)), on: system, labels: [])" }
      if calls.count == 1 { return "      \(signal): [\(calls.joined())]" }
      return "      \(signal): [\n" + calls.map { "        \($0),\n" }.joined() + "      ]"
    }
    let logs = stack.logsBackends
    return list("metrics", stack.metricsBackends) + (logs.isEmpty ? ")" : ",\n" + list("logs", logs) + ")")
  }

  /// A string literal of Swift.
  static func literal(_ text: String) -> String { "\"\(escaped(text))\"" }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
