import ArgumentParser
import ChartModel
import ChartPackage
import YAML

struct ImagesCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "images", abstract: "Lists the images that a chart runs, and which settings name them.",
    discussion: """
      Examples:
        wingen images aks-logzio -f production.yaml
        wingen images aks-logzio --format renovate > values/images.yaml

      renovate is a values file with nothing but the images, which Renovate keeps up to date: give it as the first of all values files.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, renovate }

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @Option(help: "text, json or renovate.") var format = Format.text
  @OptionGroup var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    let facts = try options.facts(chart.info)
    let resolved = try options.given.resolve(for: chart, release: facts)
    StandardStreams.report(resolved.warnings)
    let inventory = ImageInventory(chart, values: resolved.values, release: facts)
    switch format {
    case .text: try StandardStreams.output(inventory.text)
    case .json: try StandardStreams.output(JSONWriter.text(for: inventory.value, pretty: true))
    case .renovate: try StandardStreams.output(RenovateValues.text(inventory))
    }
    if !resolved.warnings.isEmpty { throw Stop([], .findings) }
  }
}
