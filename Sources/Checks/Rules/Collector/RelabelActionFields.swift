import Diagnostics
import YAML

enum RelabelActionFields: CollectorRule {
  static let about = RuleDescription(
    "OTEL039", "relabel-action-fields", .error, "A relabelling lacks what its action needs, or has what its action does not take.",
    explanation: """
      `replace`, `hashmod`, `lowercase`, `uppercase`, `keepequal` and `dropequal` need a `target_label`, `hashmod` a `modulus`. `labeldrop` and
      `labelkeep` take a `regex` alone, `keepequal` and `dropequal` only `source_labels` and `target_label`; `lowercase` and `uppercase` take no
      `replacement`. Prometheus' reader refuses any other rule, and the collector ends at its start. `keep` and `drop` without `source_labels`
      are read, and look at an empty text.
      """, sources: ["prometheus/prometheus model/relabel/relabel.go (Config.Validate)"])

  private static let withTarget: Set<String> = ["replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal"]

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for rule in collector.relabelings {
      let action = rule.action
      if withTarget.contains(action), isAbsent(rule.value["target_label"]) {
        report.add(collector, rule.path, "the action \(action) needs a target_label", hint: "name the label to write or to compare with")
      }
      if action == "hashmod", isAbsent(rule.value["modulus"]) || rule.value["modulus"] == 0 {
        report.add(collector, rule.path, "the action hashmod needs a modulus", hint: "give the number of shards")
      }
      for (key, value) in rule.value.entries.map({ ($0.key, $0.value) }) where !isAllowed(key, value, action) {
        report.add(collector, rule.path + [.key(key)], "the action \(action) takes no \(key)", hint: hint(action))
      }
      if action == "keep" || action == "drop", isAbsent(rule.value["source_labels"]) || rule.value["source_labels"] == [] {
        report.add(
          collector, rule.path, "the action \(action) without source_labels looks at an empty text", severity: .warning,
          hint: "name the labels to look at, or use labeldrop for labels")
      }
    }
  }

  private static func isAbsent(_ value: YAMLValue?) -> Bool { value == nil || value == .null || value == "" }

  /// What has its default counts as absent.
  private static func isAllowed(_ key: String, _ value: YAMLValue, _ action: String) -> Bool {
    let isDefault = value == .null || standard[key] == value
    switch action {
    case "labeldrop", "labelkeep":
      return isDefault || !["source_labels", "target_label", "modulus", "separator", "replacement"].contains(key)
    case "keepequal", "dropequal": return isDefault || !["regex", "modulus", "separator", "replacement"].contains(key)
    case "lowercase", "uppercase": return isDefault || key != "replacement"
    default: return true
    }
  }

  private static let standard: [String: YAMLValue] = [
    "separator": ";", "regex": "(.*)", "replacement": "$1", "target_label": "", "modulus": 0,
  ]

  private static func hint(_ action: String) -> String {
    switch action {
    case "labeldrop", "labelkeep": "leave only regex, which matches the names of labels; to choose targets use keep or drop"
    default: "remove it"
    }
  }
}
