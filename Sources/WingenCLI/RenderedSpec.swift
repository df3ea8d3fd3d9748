import ChartModel
import Checks
import YAML

/// What a spec's chart installs with its defaults, as an input of checks.
enum RenderedSpec {
  static func source(_ spec: String) throws -> LintSource {
    let chart = try SpecLocator.chart(spec)
    let rendering = Evaluator(chart).render(chart.settings.defaults, release: ReleaseFacts())
    let text = (rendering.objects + rendering.hooks).map { RenderCommand.text(of: $0, in: chart.info) }.joined()
    return LintSource([.text(Array(text.utf8)[...], name: spec, isStream: true)], isWhole: true)
  }
}
