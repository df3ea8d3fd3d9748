import Diagnostics
import YAML

/// The rules of a SARIF log: those that are known, then a bare one for each other code among the findings.
struct SARIFRules {
  var descriptors: [YAMLValue] = []
  var indices: [DiagnosticCode: Int] = [:]

  init(_ report: Report) {
    for rule in report.rules { add(rule.code) { Self.descriptor(rule) } }
    for finding in report.findings { add(finding.code) { ["id": .string(finding.code.text)] } }
  }

  private mutating func add(_ code: DiagnosticCode, _ descriptor: () -> YAMLValue) {
    guard indices[code] == nil else { return }
    indices[code] = descriptors.count
    descriptors.append(descriptor())
  }

  /// 3.49.
  private static func descriptor(_ rule: RuleSummary) -> YAMLValue {
    var map: YAMLMap = [
      "id": .string(rule.code.text),
      "name": .string(rule.name),
      "shortDescription": SARIFReport.message(rule.summary),
      "fullDescription": SARIFReport.message(rule.explanation.isEmpty ? rule.summary : rule.explanation),
      "help": SARIFReport.message(help(rule)),
    ]
    if let uri = rule.helpURI.flatMap(webAddress) { map["helpUri"] = .string(uri) }
    map["defaultConfiguration"] = ["level": .string(SARIFReport.level(rule.severity))]
    return .map(map)
  }

  private static func help(_ rule: RuleSummary) -> String {
    let text = rule.explanation.isEmpty ? rule.summary : rule.explanation
    return rule.sources.isEmpty ? text : text + "\n\nSources:\n" + rule.sources.map { "- \($0)" }.joined(separator: "\n")
  }

  /// An absolute address with whatever may not stand in a URI encoded, or nil if it is none.
  private static func webAddress(_ text: String) -> String? {
    guard text.utf8.starts(with: "https://".utf8) || text.utf8.starts(with: "http://".utf8) else { return nil }
    return ArtifactURI.encoded(text.utf8, keeping: ":/?#@!$&'()*+,;=%")
  }
}
