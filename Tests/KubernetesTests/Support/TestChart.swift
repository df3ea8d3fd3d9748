import ChartModel
import Kubernetes
import Testing
import YAML

/// A chart written inside a test.
struct TestChart: ChartSpec {
  struct Settings: ChartValues {
    @Setting("A text.") var text: Expr<String> = "some text"
    @Setting("Another text.") var other: Expr<String> = "other text"
    @Setting("A number.") var number: Expr<Int> = 3
    @Setting("A choice.") var enabled: Expr<Bool> = true
    @Setting("A number that may be absent.") var percent: Expr<Int?>
    @Setting("A schedule.") var schedule: Expr<CronSchedule> = "*/10 * * * *"
    @Setting("A credential.", .secret) var password: Expr<String> = "secret"
    @Setting("Texts.") var words: Expr<[String]> = ["one", "two"]
    @Setting("Pools.") var pools: Expr<[Pool]> = [Pool(name: "ltsc2022"), Pool(name: "ltsc2025")]
    @Setting("Annotations.") var annotations: Expr<[String: String]> = ["team": "observability"]
    @Setting("Tolerations.") var tolerations: Expr<Tolerations> = .yaml([["key": "dedicated", "operator": "Exists"]])
    @Setting("Affinity.") var affinity: Expr<Affinity> = .none
    @Setting("Spread.") var spread: Expr<TopologySpreadConstraints> = .none
    @Setting("Resources.") var resources: Expr<ResourceRequirements> = .yaml(["limits": ["memory": "128Mi"]])
    @SettingGroup("An image.") var image = ImageSettings(registry: "registry.example", repository: "tools/probe", tag: "1.2.3")

    struct Pool: ChartValues, SettingElement {
      @Setting("The pool's name.", .pattern(.dnsLabel(maxLength: 12))) var name: Expr<String> = "pool"

      init() {}
      init(name: String) { _name = Setting(wrappedValue: Expr(literal: name), "The pool's name.", .pattern(.dnsLabel(maxLength: 12))) }
    }
  }

  @TaskLocal static var content: @Sendable (Settings) -> Chart = { _ in Chart {} }

  static let info = ChartInfo(name: "agent", version: "1.0.0", appVersion: "9.9", summary: "A chart for tests.")

  static func chart(_ values: Settings) -> Chart { content(values) }

  /// The chart made of these parts.
  static func definition(@PartsBuilder<ChartPart> _ content: @escaping @Sendable (Settings) -> [ChartPart]) throws -> ChartDefinition {
    try Self.$content.withValue({ values in Chart { content(values) } }) { try ChartDefinition(TestChart.self) }
  }

  /// What the chart made of these parts renders to.
  ///
  /// - Parameter values: replace whole settings at the root.
  static func render(
    _ values: YAMLMap = [:], release: ReleaseFacts = ReleaseFacts(name: "demo", namespace: "monitoring"),
    @PartsBuilder<ChartPart> _ content: @escaping @Sendable (Settings) -> [ChartPart]
  ) throws -> Rendering {
    let definition = try definition(content)
    var all = definition.settings.defaults
    for entry in values.entries { all[entry.key] = entry.value }
    #expect(definition.settings.violations(of: all) == [])
    return Evaluator(definition).render(all, release: release)
  }

  /// The only object of a chart.
  static func object(
    _ values: YAMLMap = [:], @PartsBuilder<ChartPart> _ content: @escaping @Sendable (Settings) -> [ChartPart]
  ) throws -> YAMLValue {
    let rendering = try render(values, content)
    return try #require((rendering.objects + rendering.hooks).first).value
  }
}

extension Rendering {
  /// The object of a kind, whichever it is.
  func first(_ kind: String) -> YAMLValue? { (objects + hooks).first { $0.value["kind"]?.string == kind }?.value }

  var names: [String] { objects.compactMap { $0.value["metadata"]?["name"]?.string } }
}
