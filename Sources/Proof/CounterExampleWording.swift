import ChartModel
import Checks
public import Diagnostics
import YAML

extension CounterExample {
  /// Findings beyond these are only counted.
  private static let reportLimit = 3

  /// What breaks the rule, at the lines of the spec that made the objects.
  public var diagnostics: [Diagnostic] {
    var all = breaches.prefix(Self.reportLimit).map { breach in
      var message = "\(breach.object): "
      let path = ValueViolation.text(of: breach.finding.place.path)
      if !path.isEmpty, !breach.finding.message.hasPrefix(path) { message += path + ": " }
      return Diagnostic(
        code, breach.finding.severity, message + breach.finding.message, at: breach.origin,
        hint: [breach.finding.hint, Self.wording(breach.settings)].compactMap { $0 }.joined(separator: "; "))
    }
    if breaches.count > Self.reportLimit, let last = all.indices.last {
      all[last].message += " (and \(breaches.count - Self.reportLimit) more of its kind)"
    }
    return all
  }

  private static func wording(_ settings: [[String]]) -> String? {
    if settings.isEmpty { return "it does not depend on any setting" }
    return "it depends on " + settings.prefix(8).map { $0.joined(separator: ".") }.joined(separator: ", ")
      + (settings.count > 8 ? " and \(settings.count - 8) more" : "")
  }

  /// The values and the release on one line: `with {"proxy":{"enabled":false}}`.
  public var summary: String {
    let what = values.isEmpty ? "with the chart's defaults" : "with \(GoText.json(.map(values)))"
    return options.isEmpty ? what : "\(what) and \(options.joined(separator: " "))"
  }

  /// What has to be said beside the values, as options of `wingen render`; empty if the values are enough.
  public var options: [String] {
    let standard = ReleaseFacts()
    var options: [String] = []
    if release.name != standard.name { options += ["--release", release.name] }
    if release.namespace != standard.namespace { options += ["--namespace", release.namespace] }
    if release.kubernetes != standard.kubernetes { options += ["--kube-version", release.kubernetes.description] }
    for api in release.apiVersions.sorted() { options += ["--api-versions", api] }
    return options
  }

  /// A values file to be given with `-f`; comments say which rule it breaks.
  public var valuesFile: String {
    var text = "# The smallest values that break \(code)"
    if let breach = breaches.first { text += ": \(breach.object): \(Self.oneLine(breach.finding.message))" }
    text += "\n"
    if !options.isEmpty { text += "# They are not enough alone: \(options.joined(separator: " "))\n" }
    return text + YAMLEmitter.text(for: .map(values))
  }

  /// The text without what would end a comment.
  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { ScalarSet.printable.contains($0) ? $0 : " " }))
  }
}
