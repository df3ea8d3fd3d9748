import ArgumentParser
import Checks
import Diagnostics
import Fleet
import OutputTree
import Topology

struct GraphCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draws what a chart, manifests or a fleet consist of, as SVG or Mermaid.",
    discussion: """
      Examples:
        wingen graph aks-logzio -f production.yaml -o docs/topology.svg
        helm template my-release my-chart | wingen graph - --format mermaid
        wingen graph --fleet fleet.yaml -o docs/fleet.svg

      Shown are workloads by the nodes that they may land on, who asks whom for metrics, where telemetry goes, rights, and the names of the
      Secrets that are read; never what is in a Secret, and of addresses the hosts alone.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case svg, mermaid }

  @Argument(help: ArgumentHelp("Built-in examples, files, folders, specs; - reads standard input.", valueName: "path"), completion: .spec)
  var paths: [String] = []
  @Option(help: ArgumentHelp("The fleet to draw, in place of manifests.", valueName: "fleet.yaml"), completion: .file()) var fleet: String?
  @Option(help: "svg or mermaid.") var format = Format.svg
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file to write; else standard output.", valueName: "file"), completion: .file()
  )
  var output: String?
  @Option(help: ArgumentHelp("The configuration, in place of the .wingen.yaml that is found.", valueName: "file"), completion: .file())
  var config: String?
  @OptionGroup(title: "Options for specs") var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let (graph, findings) = try fleet.map { try fleetGraph($0) } ?? inputGraph()
    // Nothing is drawn where nothing is to be seen: the findings say why.
    if let graph {
      let text = format == .svg ? SVGWriter.text(of: graph) : MermaidWriter.text(of: graph)
      if let output { try write(text, to: output) } else { try StandardStreams.output(text) }
    }
    StandardStreams.report(findings)
    try Stop.end(with: findings)
  }

  // MARK: Fleets

  private func fleetGraph(_ file: String) throws -> (TopologyGraph?, [Diagnostic]) {
    if !paths.isEmpty || options.hasValues { throw Stop(GraphUsageError.fleetAndPaths, .wrongUsage) }
    let reading = try LoadedFleet(file).reading
    guard let fleet = reading.fleet else { throw Stop(reading.findings, .wrongUsage) }
    if fleet.clusters.isEmpty { return (nil, reading.findings + [GraphProblem.noClusters(file).diagnostic]) }
    let count = fleet.clusters.count
    return (TopologyGraph(of: fleet, titled: "\(fleet.name): \(count) cluster\(count == 1 ? "" : "s")"), reading.findings)
  }

  // MARK: Objects

  private func inputGraph() throws -> (TopologyGraph?, [Diagnostic]) {
    if paths.isEmpty { throw Stop(GraphUsageError.nothingNamed, .wrongUsage) }
    if [paths.contains("-"), options.values.contains("-")].allSatisfy(\.self) {
      throw Stop(InputFileError.standardInputTwice, .wrongUsage)
    }
    let settings = try LintSettings.read(config, kubeVersion: nil, nodes: nil)
    let builtIn = paths.filter(SpecLocator.isName)
    let plan: LintPlan
    do {
      plan = try LintPlan(paths.filter { !builtIn.contains($0) }, settings.configuration, folder: settings.folder)
    } catch { throw Stop(error, .wrongUsage) }
    let specs = builtIn + plan.specs
    if specs.isEmpty, options.hasValues { throw Stop(SpecError.valuesWithoutSpec, .wrongUsage) }
    let rendered = try specs.map { (name: $0, spec: try RenderedSpec($0, options)) }

    let reading = InputReading(
      plan.sources + rendered.map { $0.spec.source(named: $0.name) }, charts: plan.charts,
      adding: plan.findings + rendered.flatMap(\.spec.warnings), settings.configuration)
    let graph = TopologyGraph(of: reading.view, titled: title, omitted: reading.omitted)
    if !graph.nodes.isEmpty { return (graph, reading.findings) }
    // What could not be read says by itself why there is nothing.
    let isExplained = reading.findings.contains { $0.severity >= .warning }
    return (nil, reading.findings + (isExplained ? [] : [GraphProblem.nothingToShow.diagnostic]))
  }

  /// What was named, without the folders that it lies in.
  private var title: String {
    let names = paths.map { path -> String in
      if path == "-" { return "standard input" }
      return path.split(separator: "/").last.map(String.init) ?? path
    }
    return names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }

  private func write(_ text: String, to path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    do {
      try SingleFile(slash.map { String(path[path.index(after: $0)...]) } ?? path, in: folder).write(Array(text.utf8))
    } catch let error as OutputError { throw Stop(error, .wrongUsage) }
  }
}

enum GraphUsageError: DiagnosticError {
  case nothingNamed
  case fleetAndPaths

  var diagnostic: Diagnostic {
    switch self {
    case .nothingNamed:
      Diagnostic(
        "GRAPH001", .error, "nothing is named that could be drawn",
        hint: "name a spec, files or folders, - for standard input, or a fleet: wingen graph aks-logzio -o topology.svg")
    case .fleetAndPaths:
      Diagnostic(
        "GRAPH002", .error, "a fleet is drawn by itself, without paths and values", hint: "wingen graph --fleet fleet.yaml -o fleet.svg")
    }
  }
}
