import Diagnostics

/// Takes the findings of rules over all inputs.
struct MetricReport {
  private(set) var findings: [LintFinding] = []
  var rule: any Rule.Type

  mutating func add(
    _ place: SettledPlace, _ message: String, severity: Severity? = nil, related: [(message: String, place: SettledPlace)] = [],
    hint: String? = nil
  ) {
    let about = rule.about
    guard !place.suppressed.contains(about.code.text) else { return }
    let diagnostic = Diagnostic(
      about.code, severity ?? about.severity, message + place.remainder, at: place.location,
      related: related.map { Diagnostic.Related($0.message, at: $0.place.location) }, causes: place.causes, hint: hint)
    findings.append(LintFinding(diagnostic, excerpt: place.excerpt))
  }
}
