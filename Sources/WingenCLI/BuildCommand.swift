import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart
import OutputTree

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Writes a chart directory.",
    discussion: """
      Example: wingen build aks-logzio -o charts/windows-metrics

      Files that wingen wrote earlier and no longer writes are removed; files of yours are left alone. The folder is exchanged in
      one step, so an interrupted run leaves the old chart.
      """)

  @Argument(help: "The built-in example, or its folder.") var spec: String
  @Option(name: [.customShort("o"), .long], help: "The chart's own folder.") var output: String
  @Flag(help: "Write nothing; exit with 1 and a diff if the folder is not up to date.") var check = false
  @Flag(help: "Write into a folder that wingen did not make.") var force = false

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    StandardStreams.report(chart.remarks)
    do {
      let tree = try FileTree(HelmChartWriter.files(chart))
      if check {
        let stale = try TreeWriter().check(tree, against: output)
        if stale.isEmpty { return }
        for file in stale where try !StandardStreams.output(file.unifiedDiff()) { break }
        // A folder with files but without our manifest is not written to unless the user says so.
        let isForeign = InputFile.isDirectory(output) && !InputFile.exists(output + "/.wingen-manifest.json")
        let command = CommandWording.build(spec, output, force: isForeign)
        throw Stop([CommandWording.stale(output, count: stale.count, command: command)], .findings)
      }
      let changes = try TreeWriter().write(tree, to: output, force: force)
      StandardStreams.error(CommandWording.built(output, changes) + "\n")
      StandardStreams.report(CommandWording.remarks(output, changes))
    } catch let error as OutputError {
      throw Stop(error, .wrongUsage)
    }
  }
}
