import Diagnostics
import RegularExpressions
import YAML

enum MalformedRelabelPattern: CollectorRule {
  static let about = RuleDescription(
    "OTEL038", "malformed-relabel-pattern", .error, "A relabelling's regular expression cannot be read.",
    explanation: """
      Prometheus reads expressions as RE2 does: without looking around (`(?=…)`, `(?!…)`) and without references back (`\\1`). It refuses what it
      cannot read, and the collector ends at its start. An expression always means the whole text: `^` and `$` are added.
      """,
    sources: ["prometheus/prometheus model/relabel/relabel.go (NewRegexp)", "golang/go src/regexp/syntax/doc.go"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for rule in collector.relabelings {
      guard let text = rule.value["regex"]?.string, !text.hasBytes("${"), let fault = fault(of: text.replacing("$$", with: "$")) else {
        continue
      }
      report.add(
        collector, rule.path + ["regex"], "\(GoText.quoted(text)) is no regular expression of Prometheus: \(fault.message)",
        hint: fault.looksAround ? "to leave out what matches, use action: drop" : fault.hint)
    }
  }

  /// Nil also for what is only too large to be read here.
  private static func fault(of expression: String) -> RegularExpressionFault? {
    do throws(RegularExpressionFault) { _ = try RegularExpression(relabelling: expression) } catch { return error.isOwnLimit ? nil : error }
    return nil
  }
}
