public import ArgumentParser
import ChartModel
import Checks
import Diagnostics
import Glibc
import KubernetesSchemas
import ManifestInput
public import Reports
import Scheduling

struct LintCommand: AsyncParsableCommand, TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks Kubernetes manifests, charts, specs, configurations of OpenTelemetry collectors, rules and dashboards.",
    discussion: """
      Examples:
        wingen lint manifests/
        helm template my-release my-chart | wingen lint -
        wingen lint --format sarif charts/ > findings.sarif
        wingen lint aks-logzio -f production.yaml
        wingen lint otel-config.yaml

      A folder is searched for YAML and JSON files with Kubernetes objects, for charts and for specs. Severities, exclusions and facts
      about the cluster stand in .wingen.yaml, which is looked for in the current folder and those above it.
      """)

  @Argument(help: ArgumentHelp("Files, folders, charts (*.tgz too), specs; - reads standard input.", valueName: "path"), completion: .spec)
  var paths: [String]
  @Option(help: "text, json, sarif, github or junit.") var format = ReportFormat.text
  @Option(help: ArgumentHelp("The nodes of the cluster: the output of kubectl get nodes -o json.", valueName: "file"), completion: .file())
  var nodes: String?
  @Option(help: ArgumentHelp("The configuration, in place of the .wingen.yaml that is found.", valueName: "file"), completion: .file())
  var config: String?
  @OptionGroup(title: "Options for specs; --kube-version is for all inputs") var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    if [paths.contains("-"), nodes == "-", options.values.contains("-")].count(where: { $0 }) > 1 {
      throw Stop(InputFileError.standardInputTwice, .wrongUsage)
    }
    let settings = try LintSettings.read(config, kubeVersion: options.kubeVersion, nodes: nodes)
    let builtIn = paths.filter(SpecLocator.isName)
    StandardStreams.detail(settings.summary)
    let plan: LintPlan
    do { plan = try LintPlan(paths.filter { !builtIn.contains($0) }, settings.configuration, folder: settings.folder) } catch {
      throw Stop(error, .wrongUsage)
    }
    let specs = builtIn + plan.specs
    if specs.isEmpty, plan.charts.isEmpty, options.hasValues { throw Stop(SpecError.valuesWithoutSpec, .wrongUsage) }
    var schemas = KubernetesSchemas(version: settings.configuration.cluster.kubernetes.map(KubernetesMinor.init))
    schemas.addDefinitions(from: plan.customResourceDefinitions)
    let checker = Checker(
      cluster: settings.configuration.cluster, podTemplates: settings.configuration.podTemplates, schemas: schemas,
      collector: settings.configuration.collector)

    var sources = plan.sources
    var findings = plan.findings.map { LintFinding($0) }
    for spec in specs {
      let rendered = try RenderedSpec(spec, options)
      sources.append(rendered.source(named: spec))
      findings += rendered.warnings.map { LintFinding($0) }
    }
    var chartFiles: [String] = []
    var unrendered: [String] = []
    for place in plan.charts {
      let chart = ChartLint(place)
      findings += chart.findings
      sources += chart.sources
      chartFiles += chart.files
      if chart.needsRendering { unrendered.append(place.path) }
    }
    let run = LintRun(Linter(checker), settings.configuration, nodes: settings.nodes)
    var result = await Stage.run("checking \(sources.count == 1 ? "1 input" : "\(sources.count) inputs")") { _ in
      await run.check(sources, adding: findings, workers: Self.workers)
    }
    if result.objects == 0, result.configurations == 0, result.contents == 0, plan.charts.isEmpty,
      result.findings.allSatisfy({ $0.severity < .warning })
    {
      result.findings.append(LintRun.nothingToCheck)
    }
    result.files = Set(result.files + chartFiles).sorted()
    try report(result, unrendered: unrendered)
  }

  /// - Parameter unrendered: charts with templates that were checked as far as that goes without rendering them.
  private func report(_ result: LintResult, unrendered: [String]) throws {
    let report = Report(
      findings: result.findings, rules: RuleCatalogue.all.map(RuleSummary.init), toolVersion: ToolVersion.number,
      checkedFiles: result.files)
    if format != .text || !result.findings.isEmpty {
      try StandardStreams.output(report.text(format, sources: Excerpts(lines: result.excerpts), color: Console.current.productStyle.color))
    }
    if format == .text {
      StandardStreams.note(CommandWording.linted(result) + CommandWording.unrendered(unrendered, values: options.values))
    }
    try Stop.end(with: result.findings)
  }

  static var workers: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension ReportFormat: ExpressibleByArgument {}

/// The lines that a run kept.
private struct Excerpts: SourceProvider {
  private var lines: [String: [Int: String]] = [:]

  init(lines: [SourceLocation: String]) {
    for (location, line) in lines { self.lines[location.file, default: [:]][location.line] = line }
  }

  func line(_ number: Int, of file: String) -> String? { lines[file]?[number] }
}

extension RuleSummary {
  fileprivate init(_ rule: RuleDescription) {
    self.init(
      code: rule.code, name: rule.name, severity: rule.severity, summary: rule.summary, explanation: rule.explanation, sources: rule.sources
    )
  }
}
