import ArgumentParser
import ChartModel
import Diagnostics
import MonitoringContent
import OutputTree

struct ContentCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Writes a chart's rules, alerts and dashboards as files.",
    discussion: """
      Examples:
        wingen content onprem-mimir-loki -o monitoring
        wingen content aks-logzio -f values.yaml -o monitoring --check

      For a Prometheus, Mimir or Grafana that the chart does not reach: rules/*.yaml, dashboards/*.json and files for Grafana's provisioning,
      as the chart's values say.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @OptionGroup var options: RenderOptions
  @OptionGroup var target: OutputOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    let facts = try options.facts(chart.info)
    let resolved = try options.given.resolve(for: chart, release: facts)
    StandardStreams.report(resolved.warnings)
    let content = Evaluator(chart).content(resolved.values, release: facts)
    let files = try content.map { try OutputFile(path: $0.path, text: $0.text) }
    if !target.check, !content.isEmpty {
      // Not there if nothing that reads metrics is switched on.
      let metrics = content.first { $0.path == MonitoringContent.metricsFile }?.text ?? ""
      let report = SeriesReport(values: resolved.values, usedMetrics: metrics.split(separator: "\n").map(String.init))
      for line in report.lines { StandardStreams.note(line + "\n") }
    }
    try target.write(files, command: "wingen content \(CommandWording.shellQuoted(spec))\(options.given.commandText)\(releaseText)")
  }

  /// The options about the release that were given, with a space before each.
  private var releaseText: String {
    let given = [("--release", options.release, "release-name"), ("--namespace", options.namespace, "default")]
    return given.filter { $0.1 != $0.2 }.map { " \($0.0) \(CommandWording.shellQuoted($0.1))" }.joined()
  }
}
