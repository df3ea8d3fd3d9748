import Diagnostics
import Scheduling
import WindowsExporterCatalogue
import YAML

extension LintProblem {
  func diagnostic(at location: SourceLocation?) -> Diagnostic {
    switch self {
    case .unknownCode(let code):
      Diagnostic(
        "LINT001", .error, "there is no rule \(GoText.quoted(code))", at: location,
        hint: nearestMatch(to: code, among: RuleCatalogue.codes.sorted()).map { "did you mean \($0)?" } ?? "docs/rules.md lists them")
    case .badTemplatePath(let path):
      Diagnostic(
        "LINT002", .error, "\(GoText.quoted(path)) is no way to a pod template", at: location,
        hint: "write the keys between dots, such as spec.template")
    case .unknownBuild(let text):
      Diagnostic(
        "LINT003", .error, "\(GoText.quoted(text)) is no build of Windows Server", at: location,
        hint: "known: " + WindowsBuild.allCases.map { "\($0.year) (\($0.rawValue))" }.joined(separator: ", "))
    case .badTaint(let text):
      Diagnostic(
        "LINT004", .error, "\(GoText.quoted(text)) is no taint", at: location, hint: "write it as kubectl does: key=value:NoSchedule")
    case .suppressionWithoutReason(let code):
      Diagnostic(
        "LINT005", .error, "the suppression of \(code) gives no reason, so it does not count", at: location,
        hint: "say why behind the code: # wingen:ignore \(code) because …")
    case .suppressionWithoutCode:
      Diagnostic(
        "LINT006", .error, "the suppression names no rule", at: location, hint: "write # wingen:ignore CODE and the reason behind it")
    case .unusedSuppression(let code):
      Diagnostic(
        "LINT007", .warning, "there is no finding \(code) here that the suppression could be for", at: location, hint: "remove it")
    case .nothingToCheck:
      Diagnostic(
        "LINT008", .warning, "there is no Kubernetes object in the input, so nothing was checked", at: location,
        hint: "name files, folders or charts with manifests; charts are rendered first: helm template … | wingen lint -")
    case .tooLongForRulesAcrossObjects(let file, let limit):
      Diagnostic(
        "LINT009", .info, "more than \(limit >> 20) MiB: objects are checked one by one, not together", in: file,
        hint: "check the manifests of one release at a time")
    case .moreQueries(let count):
      Diagnostic(
        "LINT011", .info, "\(count) more uses of metrics were not compared with rules, jobs and exporters",
        hint: "check fewer dashboards at a time")
    case .unknownExporterRelease(let text):
      Diagnostic(
        "LINT012", .error, "\(GoText.quoted(text)) is no release of windows_exporter", at: location,
        hint: "the latest known is \(WindowsExporterRelease.latest.version)")
    case .unknownExporterCollector(let name, let release):
      Diagnostic(
        "LINT013", .error, "windows_exporter \(release) has no collector \(GoText.quoted(name))", at: location,
        hint: nearestMatch(to: name, among: WindowsExporterRelease.latest.collectors).map { "did you mean \($0)?" })
    case .moreFindings(let count):
      Diagnostic("LINT010", .error, "\(count) more findings were left out", hint: "mend those above first")
    }
  }
}
