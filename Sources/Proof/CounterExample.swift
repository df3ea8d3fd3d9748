public import ChartModel
public import Checks
public import Diagnostics
public import YAML

/// The smallest values found that the chart's schema accepts and with which a rule is broken.
public struct CounterExample: Sendable, Hashable {
  /// One finding of the rule, and where it comes from.
  public struct Breach: Sendable, Hashable {
    public var finding: Finding
    /// Kind and name, such as `DaemonSet metrics-proxy`.
    public var object: String
    /// The line of the spec that made the object.
    public var origin: SourceLocation?
    /// The settings that made the field, or decide whether it is there: paths.
    public var settings: [[String]]
  }

  public var code: DiagnosticCode
  /// The worst of the findings.
  public var severity: Severity
  /// As a values file has them: what is not there keeps its default.
  public var values: YAMLMap
  /// The release and the cluster; what differs from `ReleaseFacts()` is needed to break the rule, or is the nearest that the chart
  /// installs on.
  public var release: ReleaseFacts
  public var breaches: [Breach]

  /// Nil if the candidate breaks no such rule, or the chart refuses it.
  init?(_ code: DiagnosticCode, _ candidate: Candidate, _ trial: Trial) {
    guard trial.accepts(candidate), let rendering = trial.rendering(of: candidate) else { return nil }
    let objects = rendering.objects + rendering.hooks
    let documents = trial.chart.documents
    let breaches = trial.findings(in: rendering, on: candidate.release.kubernetes).filter { $0.code == code }.map { finding in
      let object = objects[finding.place.document]
      return Breach(
        finding: finding,
        object: [object.value["kind"]?.string, object.value["metadata"]?["name"]?.string].compactMap { $0 }.joined(separator: " "),
        origin: object.origin,
        settings: ([finding.place] + finding.related.map(\.place)).reduce(into: []) { settings, place in
          let document = documents[objects[place.document].document]
          settings += trial.chart.settings(behind: place.path, in: document).filter { !settings.contains($0) }
        })
    }
    guard let worst = breaches.map(\.finding.severity).max() else { return nil }
    self.code = code
    severity = worst
    values = candidate.values
    release = candidate.release
    self.breaches = breaches
  }
}
