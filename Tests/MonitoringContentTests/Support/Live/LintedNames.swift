import Checks
import Diagnostics
import KubernetesSchemas
import WindowsExporterCatalogue

/// What the linter says of names of metrics in rules.
enum LintedNames {
  /// The findings about metrics that are gone, by name: message and hint.
  static func removed(_ names: [String], in version: ExporterVersion) async -> [String: String] {
    let rules = names.map { "  - {alert: \($0), expr: \"\($0) > 0\"}\n" }.joined()
    var configuration = LintConfiguration()
    configuration.exporter.version = version
    configuration.exporter.collectors = Set(WindowsExposition.collectors(of: version))
    let source = LintSource(
      [.text(Array("groups:\n- name: a\n  rules:\n\(rules)".utf8)[...], name: "rules.yaml", isStream: false)], skipsOthers: true)
    let result = await LintRun(Linter(Checker(schemas: KubernetesSchemas(version: nil))), configuration).check([source], workers: 1)
    var found: [String: String] = [:]
    for finding in result.findings where finding.code.text.hasPrefix("MET") {
      // Each rule is a line, behind the three of the group.
      guard let line = finding.location?.line, names.indices.contains(line - 4) else { continue }
      found[names[line - 4], default: ""] += "\(finding.code): \(finding.message) \(finding.hint ?? "")"
    }
    return found
  }
}
