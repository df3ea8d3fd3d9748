import ArgumentParser
import Diagnostics
import Fleet
import GitOps
import OutputTree
import Reports
import YAML

struct GitOpsCommand: AsyncParsableCommand, TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "gitops", abstract: "Writes the repository of a fleet of clusters.",
    discussion: """
      Examples:
        wingen gitops fleet.yaml -o .
        wingen gitops fleet.yaml -o . --check --format markdown > comment.md

      For each cluster, what Argo CD, Flux, kustomize or kubectl reads. Only files that differ are written, only files that wingen once wrote
      are removed, and each cluster's folder is exchanged in one step. Nothing is written if a cluster is broken, unless --keep-going is given.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(
    help: ArgumentHelp("The fleet's declaration; its schema: wingen schema fleet.", valueName: "fleet.yaml"), completion: .valuesFile)
  var fleet: String
  @Option(name: [.customShort("o"), .long], help: "The top of the output: the repository, or a folder in it.", completion: .directory)
  var output: String
  @Flag(help: "Write nothing; exit with 1 and diffs if anything is not up to date.") var check = false
  @Flag(help: "Write the clusters that are not broken, though others are.") var keepGoing = false
  @Flag(help: "Write into folders that wingen did not make.") var force = false
  @Flag(help: "Remove what was written for clusters even if none of them is left.") var removeAll = false
  @Option(help: "How changes are told: text, json or markdown.") var format = Format.text
  @Option(
    help: ArgumentHelp("The configuration of the checks, in place of the .wingen.yaml that is found.", valueName: "file"),
    completion: .file())
  var config: String?
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let settings = try LintSettings.read(config, kubeVersion: nil, nodes: nil)
    StandardStreams.detail(settings.summary)
    let loaded = try Stage.run("reading \(CommandWording.shellQuoted(fleet))") { _ in try LoadedFleet(fleet) }
    let reading = loaded.reading
    guard let fleet = reading.fleet else { throw Stop(reading.findings, .wrongUsage) }
    // Who cannot be named cannot be spared.
    if reading.hasNamelessClusters { throw Stop(reading.findings, .findings) }
    var options = FleetRun.Options()
    options.keepsGoing = keepGoing
    options.force = force
    options.removesAll = removeAll
    options.workers = LintCommand.workers
    options.toolVersion = ToolVersion.number
    let run = FleetRun(
      fleet, unread: reading.broken, charts: loaded.charts, configuration: settings.configuration,
      inputs: reading.inputs.map { ($0.path, $0.sha256) }, options: options)
    var report: FleetReport
    do {
      report = try await Stage.run(check ? "comparing the clusters' files" : "writing the clusters' files") { stage in
        let progress: @Sendable (Double) -> Void = { stage.show("\(Int($0 * 100)) %") }
        if !check { return try await run.write(to: output, progress: progress) }
        // With another format than text, the product is the report.
        let showsDifferences = format == .text
        let style = Console.current.productStyle
        return try await run.check(against: output, progress: progress) { difference in
          try !showsDifferences || StandardStreams.output(style.unifiedDiff(difference))
        }
      }
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
    report.findings = reading.findings + report.findings
    try tell(report)
  }

  private func tell(_ report: FleetReport) throws {
    switch format {
    case .text:
      if !check { try StandardStreams.output(report.text) }
      StandardStreams.note(report.summary(isCheck: check) + "\n")
    case .json:
      var value = report.value.map ?? YAMLMap()
      value["findings"] = .list(Report(findings: report.findings, toolVersion: ToolVersion.number).findingValues)
      try StandardStreams.output(JSONWriter.text(for: .map(value), pretty: true) + "\n")
    case .markdown: try StandardStreams.output(report.markdown(isCheck: check))
    }
    let edits = CommandWording.overwrittenEdits(output, report.discardedEdits, instead: "the fleet")
    StandardStreams.report(report.findings + edits)
    if check, report.hasChanges {
      let command = "wingen gitops \(CommandWording.shellQuoted(fleet)) -o \(CommandWording.shellQuoted(output))"
      throw Stop([CommandWording.staleFleet(report.folders.count, command: command)], .findings)
    }
    try Stop.end(with: report.findings)
    if !report.broken.isEmpty { throw Stop([], .findings) }
  }
}
