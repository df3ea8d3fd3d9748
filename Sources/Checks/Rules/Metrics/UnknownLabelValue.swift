import Diagnostics
import PromQL
import YAML

enum UnknownLabelValue: MetricContentRule {
  static let about = RuleDescription(
    "MET016", "unknown-label-value", .warning, "A query asks for a value that a metric's label never has.",
    explanation: """
      Some labels of windows_exporter have few values, which are not those of node_exporter: of `windows_cpu_time_total` the modes are
      `idle`, `interrupt`, `dpc`, `privileged` and `user`; there is no `system` and no `iowait`. A selector for another value selects
      nothing, and a condition that leaves one out leaves out nothing.
      """,
    sources: [
      "prometheus-community/windows_exporter internal/collector/cpu/cpu.go",
      "prometheus-community/windows_exporter internal/collector/service/service.go",
    ])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for query in content.queries {
      var told: Set<[String]> = []
      for use in query.selectors {
        guard let labels = use.selector.metricName?.literal.flatMap({ values[$0] }) else { continue }
        for matcher in use.selector.matchers {
          guard let label = matcher.label.literal, let known = labels[label], let written = matcher.value.literal else { continue }
          for value in alternatives(written, matcher.comparison)
          where !known.contains(value) && told.insert([use.selector.metricName?.literal ?? "", label, value]).inserted {
            report.add(
              query, matcher.valueRange == QueryRange() ? matcher.range : matcher.valueRange,
              "the label \(label) of \(use.selector.metricName?.literal ?? "") is never \(GoText.quoted(value))",
              hint: hint(value, known))
          }
        }
      }
    }
  }

  private static func hint(_ value: String, _ known: [String]) -> String {
    let list = "its values are " + known.joined(separator: ", ")
    return nearestMatch(to: value, among: known).map { "did you mean \($0)? \(list)" } ?? list
  }

  /// The values that a condition names; none if it is a real expression, or is about the lack of the label.
  private static func alternatives(_ text: String, _ comparison: LabelMatcher.Operator) -> [String] {
    guard !text.isEmpty else { return [] }
    if comparison == .equal || comparison == .notEqual { return [text] }
    let parts = text.split(separator: "|" as Character, omittingEmptySubsequences: true).map(String.init)
    return parts.allSatisfy { $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "_") || $0 == 0x20 } } ? parts : []
  }

  private static let startModes = ["auto", "boot", "disabled", "manual", "system"]
  private static let states = [
    "continue pending", "pause pending", "paused", "running", "start pending", "stop pending", "stopped", "unknown",
  ]
  private static let values: [String: [String: [String]]] = [
    "windows_cpu_time_total": ["mode": ["idle", "interrupt", "dpc", "privileged", "user"]],
    "windows_cpu_cstate_seconds_total": ["state": ["c1", "c2", "c3"]],
    "windows_service_start_mode": ["start_mode": startModes],
    "windows_service_state": ["state": states],
  ]
}
