import BuiltInSpecs
import ChartModel
import Examples
import HelmValues
import Testing
import YAML

/// The rule files of the examples, as `wingen content` writes them.
enum RuleText {
  static let examples = BuiltInSpec.all.map(\.name)

  /// With everything that rules look at, and both settings that decide whether a rule is there.
  static let everything: YAMLMap = ["exporter": ["collectors": ["[defaults]", "container", "time"]]]

  private static let charts: [String: ChartDefinition] = {
    var charts: [String: ChartDefinition] = [:]
    for spec in BuiltInSpec.all { charts[spec.name] = try? spec.chart() }
    return charts
  }()

  static func chart(_ example: String) throws -> ChartDefinition { try #require(charts[example], "\(example) makes no chart") }

  /// Nil if the example writes none with these values.
  static func of(_ example: String, _ values: YAMLMap = [:]) throws -> String? {
    let chart = try chart(example)
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    try #require(chart.settings.violations(of: combined) == [], "\(example): \(values)")
    let files = Evaluator(chart).content(combined, release: ReleaseFacts(name: "wm", namespace: "monitoring"))
    return files.first { $0.path == "rules/windows.yaml" }?.text
  }

  /// The groups of a file, by their names in order.
  static func groups(_ text: String) throws -> [(name: String, rules: [YAMLValue])] {
    let file = try YAMLReader.readSingle(text, file: "rules").plain
    return try (file["groups"]?.list ?? []).map { group in
      (try #require(group["name"]?.string), try #require(group["rules"]?.list))
    }
  }
}

extension YAMLValue {
  /// What a rule records or what its alert is called.
  var ruleName: String? { self["record"]?.string ?? self["alert"]?.string }
}
