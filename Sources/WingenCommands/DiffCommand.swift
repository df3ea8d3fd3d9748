import ArgumentParser
import ChartModel
import Diagnostics
import ManifestDiff
import YAML

struct DiffCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Says how manifests, charts or specs differ, and what an upgrade would break.",
    discussion: """
      Examples:
        wingen diff old.yaml new.yaml
        helm get manifest my-release | wingen diff - aks-logzio-rendered.yaml
        wingen diff windows-metrics-0.1.0.tgz aks-logzio --format markdown

      Manifests are compared object by object, charts by their settings and versions, specs by both. A chart's templates are not run:
      render it first to compare objects.

      Exit codes: 0 no difference, 1 some, 2 wrong usage or unreadable input, as diff has them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(
    help: ArgumentHelp("A file, a folder, a chart or its package, a spec; - reads standard input.", valueName: "old"), completion: .spec)
  var old: String
  @Argument(help: ArgumentHelp("What it is compared with.", valueName: "new"), completion: .spec) var new: String
  @Option(help: "text, json or markdown.") var format = Format.text
  @OptionGroup(title: "Options for specs") var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    if [old == "-", new == "-", options.values.contains("-")].count(where: { $0 }) > 1 {
      throw Stop(InputFileError.standardInputTwice, .wrongUsage)
    }
    let (before, after) = (try read(old), try read(new))
    if options.hasValues, before.source != .spec, after.source != .spec { throw Stop(SpecError.valuesWithoutSpec, .wrongUsage) }
    let difference: Difference
    do { difference = try Stage.run("comparing") { _ throws(DiffProblem) in try DiffInput.difference(from: before, to: after) } } catch {
      throw Stop(error, .wrongUsage)
    }
    switch format {
    case .text: if !difference.isEmpty { try StandardStreams.output(Console.current.productStyle.changes(difference.text)) }
    case .json: try StandardStreams.output(JSONWriter.text(for: difference.value, pretty: true))
    case .markdown: try StandardStreams.output(difference.markdown)
    }
    if let problem = difference.versionProblem {
      var diagnostic = problem.diagnostic
      diagnostic.location = after.contract?.versionLocation
      throw Stop([diagnostic], .findings)
    }
    if !difference.isEmpty { throw Stop([], .findings) }
  }

  private func read(_ path: String) throws -> DiffInput {
    if SpecLocator.isName(path) { return try spec(path) }
    let (found, findings) = DiffInputReader.read(path)
    if findings.contains(where: { $0.severity == .error }) { throw Stop(findings, .wrongUsage) }
    StandardStreams.report(findings)
    switch found {
    case .input(let input): return input
    case .spec(let path): return try spec(path)
    case nil: throw Stop([], .wrongUsage)
    }
  }

  private func spec(_ name: String) throws -> DiffInput {
    let chart = try SpecLocator.chart(name)
    let facts = try options.facts(chart.info)
    let resolved = try options.given.resolve(for: chart, release: facts)
    StandardStreams.report(resolved.warnings)
    return DiffInput(name: name, spec: chart, rendering: Evaluator(chart).render(resolved.values, release: facts))
  }
}
