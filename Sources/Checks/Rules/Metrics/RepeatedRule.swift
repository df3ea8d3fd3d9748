import Diagnostics
import YAML

enum RepeatedRule: MetricRule {
  static let about = RuleDescription(
    "MET012", "repeated-rule", .warning, "Two rules record the same series, or are the same alert.",
    explanation: """
      Two recording rules with one name and the same labels write to the same series in turn: what is stored is the last one's, or samples
      are rejected. Two alerts of one name and with the same labels in a group cannot be told apart, neither by Alertmanager nor by those
      who get them.

      Rules that differ in the conditions on labels alone share a name on purpose, each making series of its own, and are not reported.
      Rules of different files are compared too; there it is information, and only where their queries differ, for files of several
      environments may lie in one folder.
      """, sources: ["prometheus/prometheus cmd/promtool/main.go (checkDuplicates)"])

  private struct Key: Hashable {
    let name: GroupedRule.Name
    let labels: [String: String]
    /// Of alerts.
    let group: String
    let file: SettledPlace?
  }

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    var inFile: [Key: MetricInput.NamedRule] = [:]
    var anywhere: [Key: MetricInput.NamedRule] = [:]
    for rule in view.input.recorded {
      let isRecording = if case .record = rule.name { true } else { false }
      let key = Key(name: rule.name, labels: rule.labels, group: isRecording ? "" : rule.group, file: rule.file)
      if let first = inFile[key] {
        if isRecording, first.shape == rule.shape, first.expression != rule.expression { continue }
        let words =
          switch rule.name {
          case .record(let name): "\(name) is recorded twice with the same labels"
          case .alert(let name): "the alert \(GoText.quoted(name)) stands twice in its group, with the same labels"
          }
        report.add(
          rule.place, words, related: [("the first time", first.place)], hint: "remove one of them, or give it other labels")
        continue
      }
      inFile[key] = rule
      guard isRecording else { continue }
      let common = Key(name: rule.name, labels: rule.labels, group: "", file: nil)
      if let first = anywhere[common], first.shape != rule.shape, case .record(let name) = rule.name {
        report.add(
          rule.place, "\(name) is recorded by another file too, from another query", severity: .info,
          related: [("the other one", first.place)], hint: "if both are loaded into one Prometheus, give one of them another name or labels"
        )
      }
      if anywhere[common] == nil { anywhere[common] = rule }
    }
  }
}
