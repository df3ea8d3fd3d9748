import ChartModel
import Checks
import Diagnostics
import HelmChart
import YAML

/// What a spec's chart installs.
struct RenderedSpec {
  private let chart: ChartDefinition
  private let rendering: Rendering
  /// What is worth knowing of the values.
  let warnings: [Diagnostic]

  /// With the values and the release that a command line gives.
  ///
  /// - Throws: `Stop`.
  init(_ spec: String, _ options: RenderOptions) throws {
    chart = try SpecLocator.chart(spec)
    let release = try options.facts(chart.info)
    let resolved = try options.given.resolve(for: chart, release: release)
    rendering = Stage.run("rendering \(CommandWording.shellQuoted(spec))") { [chart] _ in
      Evaluator(chart).render(resolved.values, release: release)
    }
    warnings = resolved.warnings
  }

  /// Every object as Helm prints it, in its order.
  var texts: some Sequence<String> {
    (rendering.objects + rendering.hooks).lazy.map { object in
      "---\n# Source: \(chart.info.name)/templates/\(object.template)\n" + YAMLEmitter.text(for: object.value)
    }
  }

  /// As an input of checks, which messages call by the spec's name.
  func source(named name: String) -> LintSource {
    var source = LintSource([.text(Array(texts.joined().utf8)[...], name: name, isStream: true)], isWhole: true)
    let objects = rendering.objects + rendering.hooks
    source.causes = { [chart] document, path in
      guard objects.indices.contains(document) else { return [] }
      let object = objects[document]
      // The nearest setting is the one that a person would change.
      let setting = chart.settings(behind: path, inDocument: object.document).first
      return (setting.map { [.chartValue($0.joined(separator: "."))] } ?? []) + (object.origin.map { [.spec($0)] } ?? [])
    }
    return source
  }
}
