import Diagnostics
import WindowsExporterCatalogue
import YAML

enum UnknownExporterFlag: PodRule {
  static let about = RuleDescription(
    "EXP002", "unknown-exporter-flag", .error, "windows_exporter is given a flag that its release does not take.",
    explanation: """
      windows_exporter ends at its start over a flag that it does not know. Many were renamed: `…-whitelist` and `…-blacklist` became
      `…-include` and `…-exclude` (the old names ended with 0.25.0), `--collector.textfile.directory` became `--collector.textfile.directories`,
      `--collector.service.services-where`, a WQL condition, gave way to `--collector.service.include`, a regular expression, in 0.29.0, and the
      `--collectors.NAME.…` became `--collector.NAME.…` in 0.30.0.

      The release is that of the image's tag, or of the label `app.kubernetes.io/version`; where neither tells, or the release is younger
      than those known here, this is a warning.
      """,
    sources: [
      "prometheus-community/windows_exporter cmd/windows_exporter/main.go, exporter.go, collector/*.go, internal/collector/*/*.go of each release",
      "prometheus/exporter-toolkit web/kingpinflag/flag.go",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      guard let exporter = ExporterView(pod, container) else { continue }
      for argument in exporter.arguments.arguments where !argument.name.hasBytes("$(") && !argument.name.hasBytes("{{") {
        guard let (message, hint) = words(argument.name, exporter) else { continue }
        report.add(pod, container, argument.path, message, severity: exporter.isReleaseKnown ? .error : .warning, hint: hint)
      }
    }
  }

  private static func words(_ name: String, _ exporter: ExporterView) -> (String, String)? {
    switch exporter.release.find(flag: name) {
    case .known: return nil
    case .removed(let since, let replacements):
      return (
        "the flag --\(name) is gone since windows_exporter \(since)",
        replacements.isEmpty ? "remove it" : "use \(replacements.map { "--" + $0 }.joined(separator: ", "))"
      )
    case .notYet(let since):
      return ("\(exporter.title) does not take the flag --\(name) yet, only \(since) does", "run \(since) or newer, or remove it")
    case .unknown(let nearest):
      return ("\(exporter.title) has no flag --\(name)", nearest.map { "did you mean --\($0)?" } ?? "check its name, or remove it")
    }
  }
}
