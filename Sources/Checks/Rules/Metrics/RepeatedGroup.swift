import Diagnostics
import YAML

enum RepeatedGroup: MetricContentRule {
  static let about = RuleDescription(
    "MET011", "repeated-group", .error, "Two groups of a rule file have the same name.",
    explanation: """
      Prometheus refuses a file in which a group's name stands twice, with all rules in it. Its operator makes one file of each object,
      and its admission webhook refuses such an object.
      """, sources: ["prometheus/prometheus model/rulefmt/rulefmt.go (RuleGroups.Validate)"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for file in content.ruleFiles where file.dialect == .prometheus {
      var seen: [String: [PathElement]] = [:]
      for group in file.groups {
        guard let name = group.name else { continue }
        guard let first = seen.updateValue(group.way, forKey: name) else { continue }
        report.add(
          at: file.root.place(group.way + ["name"]), "the group name \(GoText.quoted(name)) stands twice",
          related: [.init("the first time", at: file.root.place(first + ["name"]))],
          hint: "give one of them another name, or put them together")
      }
    }
  }
}
