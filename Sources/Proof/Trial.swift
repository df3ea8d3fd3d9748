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
  private let types: [[String]: ValueType]
  private let checkers: [KubernetesVersion: Checker]

  /// - Parameter versions: all Kubernetes versions that candidates will ask for.
  init(_ chart: ChartDefinition, versions: Set<KubernetesVersion>) {
    self.chart = chart
    evaluator = Evaluator(chart.withoutFixedTexts)
    defaults = FileNumbers.rounded(chart.settings.defaults)
    type = chart.settings.type
    types = Dictionary(chart.settings.declarations.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
    checkers = Dictionary(
      uniqueKeysWithValues: versions.map { version in
        var cluster = ClusterFacts()
        cluster.kubernetes = version
        return (version, Checker(cluster: cluster, schemas: KubernetesSchemas(version: KubernetesMinor(version))))
      })
  }

  /// What is installed; nil if the chart refuses the values.
  ///
  /// The schema is not asked: values of a plan are accepted by the types of their settings, and it asks nothing more of several together.
  func rendering(of candidate: Candidate) -> Rendering? { rendering(of: merged(candidate.values), candidate.release) }

  private func rendering(of values: YAMLMap, _ release: ReleaseFacts) -> Rendering? {
    let bound = evaluator.bind(values)
    return evaluator.refusals(bound, release: release).isEmpty ? evaluator.render(bound, release: release) : nil
  }

  /// What the chart refuses about the candidate's values.
  func refusals(of candidate: Candidate) -> [RefusedValues] {
    evaluator.refusals(merged(candidate.values), release: candidate.release)
  }

  private func merged(_ values: YAMLMap) -> YAMLMap { ValuesMerge.coalesce(FileNumbers.rounded(values), over: defaults).values }

  /// Whether the chart's schema accepts the values.
  func accepts(_ candidate: Candidate) -> Bool { type.violations(of: .map(merged(candidate.values))).isEmpty }

  /// The findings that break a proof: warnings and errors.
  func findings(in rendering: Rendering, on version: KubernetesVersion) -> [Finding] { check(rendering, on: version)?.breaking ?? [] }

  /// - Parameter earlier: what a check of nearly the same rendering, on the same version, came to know.
  func check(_ rendering: Rendering, on version: KubernetesVersion, after earlier: CheckedDocuments? = nil) -> Checker.Outcome? {
    checkers[version]?.check(rendering.documents, isWhole: true, after: earlier)
  }

  /// The codes of all rules that the candidate breaks; nil if the chart refuses the values.
  func brokenRules(_ candidate: Candidate) -> Set<DiagnosticCode>? {
    rendering(of: candidate).map { Set(findings(in: $0, on: candidate.release.kubernetes).map(\.code)) }
  }

  /// Whether the types of the settings and the chart accept values and they break a rule.
  func breaker(of code: DiagnosticCode) -> @Sendable (Candidate) -> Bool {
    let checkers = checkers.mapValues { $0.restricted(to: code) }
    return { candidate in
      let values = merged(candidate.values)
      let isAccepted = candidate.assignments.allSatisfy { assignment in
        let value = assignment.path.reduce(Optional(YAMLValue.map(values))) { value, key in value?[key] }
        return types[assignment.path]?.violations(of: value ?? .null).isEmpty ?? false
      }
      guard isAccepted, let checker = checkers[candidate.release.kubernetes] else { return false }
      guard let rendering = rendering(of: values, candidate.release) else { return false }
      return checker.check(rendering.documents, isWhole: true).breaking.contains { $0.code == code }
    }
  }
}

extension Rendering {
  fileprivate var documents: [YAMLValue] { (objects + hooks).map(\.value) }
}

extension Checker.Outcome {
  /// Warnings and errors.
  var breaking: [Finding] {
    findings.map { finding in
      var finding = finding
      if showsWindows, let severity = finding.severityAmongWindows { finding.severity = severity }
      return finding
    }.filter { $0.severity > .info }
  }
}
