import CollectorSchemas
import Diagnostics
import YAML

enum MalformedRule: MetricContentRule {
  static let about = RuleDescription(
    "MET017", "malformed-rule", .error, "A rule or group is not as Prometheus reads it.",
    explanation: """
      A group has `name`, `interval`, `query_offset`, `limit`, `labels` and `rules`; a rule either `record` or `alert`, with `expr` and
      `labels`, and an alert may have `for`, `keep_firing_for` and `annotations`. Times are numbers with units, the larger first: `5m`,
      `1h30m`. Prometheus refuses a file with anything else in it, with all of its rules; the API server drops unknown fields of objects
      without a word.
      """, sources: ["prometheus/prometheus model/rulefmt/rulefmt.go", "prometheus/common model/time.go (ParseDuration)"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for file in content.ruleFiles where file.dialect == .prometheus {
      for group in file.groups {
        if group.name ?? "" == "" { report.add(at: file.root.place(group.way), "a group has no name", hint: "add name") }
        checkFields(group.value, group.way, groupFields, "a group", file, &report)
        checkNames(group.value, "labels", group.way, "a group", file, &report)
        for key in ["interval", "query_offset"] { checkTime(group.value, key, group.way, file, &report) }
        for rule in group.rules { check(rule, file, &report) }
      }
    }
  }

  /// The last four are of Thanos and Mimir.
  private static let groupFields = [
    "name", "interval", "query_offset", "limit", "labels", "rules", "partial_response_strategy", "source_tenants", "evaluation_delay",
    "align_evaluation_time_on_interval",
  ]
  private static let ruleFields = ["record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations"]

  private static func check(_ rule: GroupedRule, _ file: RuleFile, _ report: inout RuleReport) {
    checkFields(rule.value, rule.way, ruleFields, rule.title, file, &report)
    for key in ["labels", "annotations"] { checkNames(rule.value, key, rule.way, rule.title, file, &report) }
    for key in ["for", "keep_firing_for"] { checkTime(rule.value, key, rule.way, file, &report) }
    func add(_ way: [PathElement], _ message: String, severity: Severity = .error, hint: String) {
      report.add(at: file.root.place(rule.way + way), message, severity: severity, hint: hint)
    }
    let isRecording = if case .record? = rule.name { true } else { false }
    if isRecording, let alert = rule.value["alert"]?.writtenText, !alert.isEmpty {
      add(["alert"], "\(rule.title) is an alert too", hint: "make two rules of it")
    } else if rule.name == nil {
      if let key = ["alert", "record"].first(where: { rule.value[$0] != nil }) {
        add([.key(key)], "a rule has an empty \(key)", hint: "give it a name")
      } else {
        add([], "a rule has neither record nor alert", hint: "add one of them")
      }
    }
    switch rule.value["expr"] {
    case nil, .null?: add([], "\(rule.title) has no expr", hint: "add the query")
    case .string(let text)? where text.utf8.allSatisfy({ $0 <= 0x20 }):
      add(["expr"], "the expr of \(rule.title) is empty", hint: "add the query")
    default: break
    }
    if isRecording {
      for key in ["for", "keep_firing_for", "annotations"] where rule.value[key] != nil && rule.value[key] != .null {
        add([.key(key)], "\(key) is for alerts, and \(rule.title) is none", hint: "remove it")
      }
      if case .record(let name)? = rule.name, !isName(name) {
        let hasBraces = name.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
        add(
          ["record"], "\(GoText.quoted(name)) is no name of a metric", severity: hasBraces ? .error : .warning,
          hint: hasBraces ? "labels belong into labels" : "Prometheus 3 takes it, others want letters, digits, _ and : alone")
      }
    }
  }

  /// What labels and annotations may be called.
  private static func checkNames(
    _ value: YAMLMap, _ field: String, _ way: [PathElement], _ title: String, _ file: RuleFile, _ report: inout RuleReport
  ) {
    for key in value[field]?.map?.keys.map({ $0 }) ?? [] {
      let isForbidden = key.isEmpty || field == "labels" && key == "__name__"
      guard isForbidden || !isName(key) || key.utf8.contains(UInt8(ascii: ":")) else { continue }
      report.add(
        at: file.root.place(way + [.key(field), .key(key)]),
        "\(title) has \(field) with the name \(GoText.quoted(key)), which \(isForbidden ? "is refused" : "Prometheus 2 refuses")",
        severity: isForbidden ? .error : .warning,
        hint: isForbidden ? "give it another name" : "Prometheus 3 takes it, others want letters, digits and _ alone")
    }
  }

  /// As before Prometheus 3 took any text.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ":")
    }
  }

  private static func checkFields(
    _ value: YAMLMap, _ way: [PathElement], _ known: [String], _ title: String, _ file: RuleFile, _ report: inout RuleReport
  ) {
    for key in value.keys where !known.contains(key) {
      report.add(
        at: file.root.place(way + [.key(key)]), "\(title) has no field \(GoText.quoted(key))",
        hint: nearestMatch(to: key, among: known).map { "did you mean \($0)?" } ?? "the fields are "
          + known.prefix(7).joined(separator: ", "))
    }
  }

  private static func checkTime(_ value: YAMLMap, _ key: String, _ way: [PathElement], _ file: RuleFile, _ report: inout RuleReport) {
    let text: String
    switch value[key] {
    case .string(let written)?: text = written
    case .int(let number)? where number != 0: text = "\(number)"
    default: return
    }
    // Filled in by somebody else.
    guard !text.hasBytes("{{"), !text.hasBytes("${"), DurationSyntax.prometheus(text) == nil else { return }
    report.add(
      at: file.root.place(way + [.key(key)]), "\(GoText.quoted(text)) is no time of Prometheus",
      hint: "write a number with a unit, the larger units first: 90s, 5m, 1h30m")
  }
}
