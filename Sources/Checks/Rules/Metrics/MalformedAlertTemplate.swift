import Diagnostics
import YAML

enum MalformedAlertTemplate: MetricContentRule {
  static let about = RuleDescription(
    "MET018", "malformed-alert-template", .error, "The template in an alert's label or annotation cannot be read.",
    explanation: """
      Labels and annotations of alerts are templates of Go: `{{ $labels.instance }}`, `{{ $value | humanize }}`. Prometheus reads them
      when it loads the file, and refuses all of it if one cannot be read.
      """,
    sources: ["prometheus/prometheus model/rulefmt/rulefmt.go (testTemplateParsing)", "prometheus/prometheus template/template.go"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for file in content.ruleFiles where file.dialect == .prometheus {
      for rule in file.rules {
        guard case .alert? = rule.name else { continue }
        for field in ["labels", "annotations"] {
          for entry in rule.value[field]?.map?.entries ?? [] {
            guard let text = entry.value.string, text.hasBytes("{{"), let fault = TemplateParser.fault(ofAlert: text) else { continue }
            report.add(
              at: file.root.place(rule.way + [.key(field), .key(entry.key)], offset: fault.offset),
              "the template of \(entry.key) of \(rule.title) cannot be read: \(message(fault.problem))", hint: hint(fault.problem))
          }
        }
      }
    }
  }

  private static func message(_ problem: TemplateFault.Problem) -> String {
    if case .unknownFunction(let name) = problem { return "Prometheus has no function \(GoText.quoted(name))" }
    return problem.message
  }

  private static func hint(_ problem: TemplateFault.Problem) -> String? {
    switch problem {
    case .unknownFunction(let name):
      nearestMatch(to: name, among: AlertTemplateFunctions.list).map { "did you mean \($0)?" } ?? "a label is written {{ $labels.\(name) }}"
    case .undefinedVariable: "there are $labels, $value, $externalLabels and $externalURL"
    case .badString, .badNumber, .unexpectedCharacter, .unexpected: "a label is written {{ $labels.instance }}, the value {{ $value }}"
    default: problem.hint ?? "a label is written {{ $labels.instance }}, the value {{ $value }}"
    }
  }
}
