public import Diagnostics
import YAML

extension DiffProblem {
  public var diagnostic: Diagnostic {
    switch self {
    case .unlike(let old, let new):
      Diagnostic(
        "DIFF001", .error, "\(shown(old)) and \(shown(new)) cannot be compared: one is a chart, the other has manifests",
        hint: "render the chart first: helm template NAME CHART | wingen diff OLD -")
    case .noChartFile(let path):
      Diagnostic("DIFF002", .error, "\(shown(path)) has no Chart.yaml", hint: "name a chart's folder or package")
    case .incompleteChartFile(let file):
      Diagnostic("DIFF002", .error, "the chart has no name or no version", in: file, hint: "give both as texts: version: \"1.2.3\"")
    case .valuesAreNoMap(let file):
      Diagnostic("DIFF002", .error, "expected a map of values", in: file, hint: "write values as key: value")
    case .noObject(let file, let line):
      Diagnostic(
        "DIFF003", .error, "expected a Kubernetes object with apiVersion and kind",
        at: SourceLocation(file: file, line: line, column: 1), hint: "to compare values or other files, use diff")
    case .repeatedObject(let identity, let input):
      Diagnostic(
        "DIFF004", .warning, "\(shown(input)) has \(identity.title) several times",
        hint: "they are compared in their order; when they are applied, the last wins")
    case .chartAmongManifests(let path):
      Diagnostic(
        "DIFF005", .info, "the chart is not compared with the manifests around it", in: path, hint: "compare charts by themselves")
    case .severalCharts(let path):
      Diagnostic(
        "DIFF005", .error, "\(shown(path)) has several charts or specs", hint: "compare one chart with one chart")
    case .version(let version):
      Diagnostic("DIFF006", .error, "\(GoText.quoted(version)) is no semantic version", hint: "write it as 1.2.3 or 1.2.3-rc.1")
    case .versionTooLow(let old, let new, let required):
      Diagnostic(
        "DIFF007", .error, "the chart's version goes from \(old) to \(new), but the changes ask for \(required.words)",
        hint: "raise version in the chart's ChartInfo or Chart.yaml" + (required.example(after: old).map { " to \($0) or above" } ?? ""))
    }
  }

  /// A path or name for a message, control characters escaped.
  private func shown(_ text: String) -> String {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? GoText.quoted(text) : text
  }
}

extension VersionBump {
  var words: String {
    switch self {
    case .none: "no new version"
    case .patch: "a new patch version at least"
    case .minor: "a new minor version at least"
    case .major: "a new major version"
    }
  }
}
