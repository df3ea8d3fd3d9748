import ChartModel
import Checks
import Diagnostics
import HelmValues
import KubernetesSchemas
import YAML

/// Tries candidates out: renders them and checks what comes out, as a whole release.
struct Trial: Sendable {
  let chart: ChartDefinition
  private let evaluator: Evaluator
  private let defaults: YAMLMap
  private let type: ValueType
  private let checkers: [KubernetesVersion: Checker]

  /// - Parameter versions: all Kubernetes versions that candidates will ask for.
  init(_ chart: ChartDefinition, versions: Set<KubernetesVersion>) {
    self.chart = chart
    evaluator = Evaluator(chart)
    defaults = chart.settings.defaults
    type = chart.settings.type
    checkers = Dictionary(
      uniqueKeysWithValues: versions.map { version in
        var cluster = ClusterFacts()
        cluster.kubernetes = version
        return (version, Checker(cluster: cluster, schemas: KubernetesSchemas(version: KubernetesMinor(version))))
      })
  }

  /// What is installed; nil if the chart's schema refuses the values.
  func rendering(of candidate: Candidate) -> Rendering? {
    guard let values = try? ValuesMerge.combine(files: [candidate.values], defaults: defaults).values else { return nil }
    guard type.violations(of: .map(values)).isEmpty else { return nil }
    return evaluator.render(values, release: candidate.release)
  }

  /// The findings that break a proof: warnings and errors.
  func findings(in rendering: Rendering, on version: KubernetesVersion) -> [Finding] {
    guard let checker = checkers[version] else { return [] }
    let outcome = checker.check((rendering.objects + rendering.hooks).map(\.value), isWhole: true)
    return outcome.findings.map { finding in
      var finding = finding
      if outcome.showsWindows, let severity = finding.severityAmongWindows { finding.severity = severity }
      return finding
    }.filter { $0.severity > .info }
  }

  /// The codes of all rules that the candidate breaks; nil if the schema refuses it.
  func brokenRules(_ candidate: Candidate) -> Set<DiagnosticCode>? {
    rendering(of: candidate).map { Set(findings(in: $0, on: candidate.release.kubernetes).map(\.code)) }
  }

  func breaks(_ code: DiagnosticCode, _ candidate: Candidate) -> Bool { brokenRules(candidate)?.contains(code) ?? false }
}
