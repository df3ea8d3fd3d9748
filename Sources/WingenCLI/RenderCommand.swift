import ArgumentParser
import Diagnostics

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Prints the manifests that Helm would install.",
    discussion: """
      Example: wingen render aks-logzio -f production.yaml --set collector.logzio.region=eu

      Objects come in Helm's install order, hooks behind them.
      """)

  @Argument(help: "The built-in example, or its folder.") var spec: String
  @OptionGroup var options: RenderOptions

  func run() throws {
    let rendered = try RenderedSpec(spec, options)
    StandardStreams.report(rendered.warnings)
    for text in rendered.texts {
      if try !StandardStreams.output(text) { break }
    }
    if !rendered.warnings.isEmpty { throw Stop([], .findings) }
  }
}
