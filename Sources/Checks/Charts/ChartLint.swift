import Diagnostics
public import ManifestInput

/// What can be said about a chart that is not rendered: its own files. Its templates are no manifests.
public struct ChartLint: Sendable {
  public var findings: [LintFinding] = []
  /// The manifests in it that Helm installs as they are.
  public var sources: [LintSource] = []

  public init(_ place: ChartPlace) {
    let read = ChartReader.read(place)
    findings = read.problems.map { LintFinding($0) }
    guard let chart = read.chart else { return }
    sources = chart.crds.map { LintSource([.text($0.bytes, name: $0.shownPath, isStream: false)]) }
  }
}
