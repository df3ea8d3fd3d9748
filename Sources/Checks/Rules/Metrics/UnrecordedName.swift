import Diagnostics

enum UnrecordedName: MetricRule {
  static let about = RuleDescription(
    "MET010", "unrecorded-name", .warning, "A query asks for a recorded metric that no rule in view records.",
    explanation: """
      By convention the names that recording rules give have colons: `level:metric:operations`, and no exporter's have. If nobody records
      one, panels stay empty and alerts never fire.

      It is only reported where recording rules are in view; they may be in another repository, so check rules and dashboards together.
      """, sources: ["prometheus/docs docs/practices/rules.md (Naming)"])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    let names = view.recorded.filter { $0.utf8.contains(UInt8(ascii: ":")) }.sorted()
    guard !names.isEmpty else { return }
    var nearest: [String: String?] = [:]
    for use in view.input.metrics
    where use.name.utf8.contains(UInt8(ascii: ":")) && !use.isAskedForAbsence && !view.recorded.contains(use.name)
      && use.alternatives.isEmpty
    {
      let near = nearest[use.name] ?? nearestMatch(to: use.name, among: names)
      nearest[use.name] = near
      report.add(
        use.place, "no rule in view records \(use.name), which \(use.query) asks for",
        hint: near.map { "did you mean \($0)?" } ?? "add the rule, or check it together with these files")
    }
  }
}
