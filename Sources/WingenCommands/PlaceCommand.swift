import ArgumentParser
import Checks
import Diagnostics
import ManifestInput
import Reports
import Scheduling
import YAML

struct PlaceCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Says which pods land on which nodes, and why not.",
    discussion: """
      Examples:
        kubectl get nodes -o json > nodes.json
        wingen place aks-logzio --nodes nodes.json -f production.yaml
        helm template my-release my-chart | wingen place - --nodes nodes.json

      Looked at are node selectors, required node affinity, taints, cordons, operating systems, and what pods request of an empty node.
      RuntimeClasses count if they are among the inputs.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Built-in examples, files, folders, specs; - reads standard input.", valueName: "path"), completion: .spec)
  var paths: [String]
  @Option(help: ArgumentHelp("The nodes of the cluster: the output of kubectl get nodes -o json.", valueName: "file"), completion: .file())
  var nodes: String
  @Option(help: "text or json.") var format = Format.text
  @Option(help: ArgumentHelp("The configuration, in place of the .wingen.yaml that is found.", valueName: "file"), completion: .file())
  var config: String?
  @OptionGroup(title: "Options for specs") var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    if [paths.contains("-"), nodes == "-", options.values.contains("-")].count(where: { $0 }) > 1 {
      throw Stop(InputFileError.standardInputTwice, .wrongUsage)
    }
    let settings = try LintSettings.read(config, kubeVersion: nil, nodes: nodes)
    let builtIn = paths.filter(SpecLocator.isName)
    StandardStreams.detail(settings.summary)
    let plan: LintPlan
    do {
      plan = try LintPlan(paths.filter { !builtIn.contains($0) }, settings.configuration, folder: settings.folder)
    } catch { throw Stop(error, .wrongUsage) }
    let specs = builtIn + plan.specs
    if specs.isEmpty, options.hasValues { throw Stop(SpecError.valuesWithoutSpec, .wrongUsage) }
    let rendered = try specs.map { (name: $0, spec: try RenderedSpec($0, options)) }

    let nodes = settings.nodes.count == 1 ? "1 node" : "\(settings.nodes.count) nodes"
    let result = Stage.run("placing pods on \(nodes)") { _ in
      PlacementRun(on: settings.nodes, settings.configuration).place(
        plan.sources + rendered.map { $0.spec.source(named: $0.name) }, charts: plan.charts,
        adding: plan.findings + rendered.flatMap(\.spec.warnings))
    }
    try output(result)
    StandardStreams.report(result.lint.findings)
    try Stop.end(with: result.lint.findings)
  }

  private func output(_ result: PlacementRun.Result) throws {
    switch format {
    case .text: if !result.report.workloads.isEmpty { try StandardStreams.output(result.report.text) }
    case .json:
      var document = result.report.value.map ?? YAMLMap()
      let findings = Report(findings: result.lint.findings, toolVersion: ToolVersion.number).findingValues
      document["findings"] = .list(findings)
      try StandardStreams.output(JSONWriter.text(for: .map(document), pretty: true))
    }
  }
}
