import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart
import OutputTree

struct BuildCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Writes a chart directory.",
    discussion: """
      Example: wingen build aks-logzio -o charts/windows-metrics

      Files that wingen wrote earlier and no longer writes are removed; files of yours are left alone. The folder is exchanged in
      one step, so an interrupted run leaves the old chart.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @OptionGroup var target: OutputOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    StandardStreams.report(chart.remarks)
    let files: [OutputFile]
    do { files = try Stage.run("writing templates") { _ in try HelmChartWriter.files(chart) } } catch let error as OutputError {
      throw Stop(error, .wrongUsage)
    }
    try target.write(files, command: "wingen build \(CommandWording.shellQuoted(spec))")
  }
}
