import ArgumentParser
import Checks
import Diagnostics
import KubernetesSchemas

struct RenderCommand: AsyncParsableCommand, TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Prints the manifests that Helm would install.",
    discussion: """
      Example: wingen render aks-logzio -f production.yaml --set logzio.region=eu

      Objects come in Helm's install order, hooks behind them. Nothing is printed if a collector would refuse its configuration.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @OptionGroup var options: RenderOptions
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let rendered = try RenderedSpec(spec, options)
    StandardStreams.report(rendered.warnings)
    let errors = await Self.collectorErrors(in: rendered, named: spec)
    if !errors.isEmpty { throw Stop(errors, .findings) }
    for text in rendered.texts {
      if try !StandardStreams.output(text) { break }
    }
    if !rendered.warnings.isEmpty { throw Stop([], .findings) }
  }

  /// Why collectors would not start, or not do what their configurations say.
  private static func collectorErrors(in rendered: RenderedSpec, named name: String) async -> [Diagnostic] {
    let run = LintRun(Linter(Checker(schemas: KubernetesSchemas(version: nil))), LintConfiguration())
    return await run.check([rendered.source(named: name)], workers: 1).findings.filter {
      $0.severity == .error && RuleRegistry.isAboutCollectors($0.code)
    }
  }
}
