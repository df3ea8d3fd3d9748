import ArgumentParser
import ChartModel
import ChartPackage
import Diagnostics
import OutputTree

struct PackageCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "package", abstract: "Writes a chart as one file, the same bytes wherever it is made.",
    discussion: """
      Example: wingen package aks-logzio -o dist/windows-metrics

      Writes NAME-VERSION.tgz and beside it NAME-VERSION.tgz.provenance.json with the digests of all that it was made from. The folder holds
      one package: that of a former version is removed.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @OptionGroup var target: OutputOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let found = try SpecLocator.spec(spec, relativeTo: "")
    let chart = try found.chart()
    StandardStreams.report(chart.remarks)
    let files: [OutputFile]
    let package: PackagedChart
    do {
      package = try PackagedChart(chart)
      let source = (name: found.name, source: found.text)
      files = try PackageProvenance(package, spec: source, wingenVersion: ToolVersion.number).files()
    } catch let error as any DiagnosticError { throw Stop(error, .wrongUsage) }
    try target.write(files, command: "wingen package \(CommandWording.shellQuoted(spec))")
    if !target.check { StandardStreams.note("\(package.fileName): sha256:\(package.sha256)\n") }
  }
}
