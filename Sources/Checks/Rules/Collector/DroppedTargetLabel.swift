import Diagnostics
import RegularExpressions
import YAML

enum DroppedTargetLabel: CollectorRule {
  static let about = RuleDescription(
    "OTEL040", "dropped-target-label", .warning, "A relabelling takes the labels job or instance away.",
    explanation: """
      The prometheus receiver finds a scrape's target by its labels `job` and `instance`. Without them it drops what was scraped, with an
      error at each scrape. Leave them, and drop them in a processor if they must go.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib#9986",
      "open-telemetry/opentelemetry-collector-contrib receiver/prometheusreceiver/internal/transaction.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for rule in collector.relabelings {
      guard let regex = rule.value["regex"]?.string ?? (rule.action.hasPrefix("label") ? "(.*)" : nil) else { continue }
      let lost: [String]
      switch rule.action {
      case "labeldrop": lost = ["job", "instance"].filter { matches(regex, $0) == true }
      case "labelkeep": lost = ["job", "instance"].filter { matches(regex, $0) == false }
      default: continue
      }
      guard !lost.isEmpty else { continue }
      report.add(
        collector, rule.path + (rule.value["regex"] == nil ? [] : ["regex"]),
        "this \(rule.action) takes the label \(lost.joined(separator: " and ")) away from \(rule.job.title)",
        hint: rule.action == "labeldrop" ? "leave job and instance out of the expression" : "add job and instance to the expression")
    }
  }

  /// Nil where it cannot be told.
  private static func matches(_ regex: String, _ label: String) -> Bool? {
    if regex.hasBytes("${") { return nil }
    return try? RegularExpression(relabelling: regex.replacing("$$", with: "$")).isFound(in: label)
  }
}
