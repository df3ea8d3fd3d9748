import Checks
import Diagnostics
import KubernetesSchemas
import TestSupport
import YAML

/// Rule files, dashboards and configurations that are checked together.
enum MetricCases {
  /// What a run finds in files, each a scope of its own.
  static func run(
    _ files: [(name: String, text: String)], _ configuration: LintConfiguration = LintConfiguration(), workers: Int = 2
  ) async -> LintResult {
    let sources = files.map { LintSource([.text(Array($0.text.utf8)[...], name: $0.name, isStream: false)], skipsOthers: true) }
    return await LintRun(Linter(Checker(schemas: .ofAnyVersion)), configuration).check(sources, workers: workers)
  }

  /// `file:line:column CODE`, of codes with a prefix.
  static func marks(_ result: LintResult, _ prefix: String = "MET") -> [String] {
    result.findings.filter { $0.code.text.hasPrefix(prefix) }.map {
      "\($0.location.map(\.description) ?? "-") \($0.code)"
    }
  }

  static func rule(_ expression: String) -> String { "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: \(expression)\n" }

  /// A dashboard with a panel for each query, as Grafana exports it.
  static func dashboard(_ queries: [String], isMinified: Bool = false) -> String {
    let end = isMinified ? "" : "\n"
    let panels = queries.map { query in
      "{\"type\":\"timeseries\",\"title\":\"P\",\(end)\"targets\":[{\"expr\":\(YAMLScalar.doubleQuoted(query)),\"refId\":\"A\"}]}"
    }
    return "{\"title\":\"D\",\"uid\":\"d\",\"schemaVersion\":41,\(end)\"panels\":[\(panels.joined(separator: ",\(end)"))]}\(end)"
  }
}
