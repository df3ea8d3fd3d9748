import ChartModel
import Checks
import Diagnostics
import Fleet
import KubernetesSchemas
import YAML

/// Checks what a chart makes for clusters of one kind, by all rules. What it found in the last release it does not look at again.
struct ReleaseCheck {
  private let checker: Checker
  private let levels: [String: LintConfiguration.RuleLevel]
  private var earlier: CheckedDocuments?

  init(_ configuration: LintConfiguration, for cluster: FleetCluster) {
    var facts = configuration.cluster
    facts.kubernetes = cluster.release.kubernetes
    if !cluster.windowsBuilds.isEmpty {
      facts.windowsBuilds = cluster.windowsBuilds
      facts.hasWindowsNodes = true
    }
    checker = Checker(
      cluster: facts, podTemplates: configuration.podTemplates,
      schemas: KubernetesSchemas(version: KubernetesMinor(cluster.release.kubernetes)), collector: configuration.collector)
    levels = configuration.levels
  }

  /// Warnings and errors; what only informs would drown them in a fleet.
  mutating func findings(in objects: [Rendering.Object], of chart: ChartDefinition, at origin: SourceLocation) -> [Diagnostic] {
    let outcome = checker.check(objects.map(\.value), isWhole: true, after: earlier)
    earlier = outcome.checked
    return outcome.findings.compactMap { finding in
      var severity = outcome.showsWindows ? finding.severityAmongWindows ?? finding.severity : finding.severity
      if let level = levels[finding.code.text] {
        guard let chosen = level.severity else { return nil }
        severity = chosen
      }
      guard severity > .info else { return nil }
      let place = finding.place
      guard objects.indices.contains(place.document) else { return nil }
      return Diagnostic(
        finding.code, severity, finding.message, at: origin, causes: Self.causes(objects[place.document], place.path, chart),
        hint: finding.hint)
    }
  }

  private static func causes(_ object: Rendering.Object, _ path: [PathElement], _ chart: ChartDefinition) -> [Cause] {
    let metadata = object.value["metadata"]
    let name = [metadata?["namespace"]?.string, metadata?["name"]?.string].compactMap { $0 }.joined(separator: "/")
    // The nearest setting is the one that a person would change.
    let setting = chart.settings(behind: path, inDocument: object.document).first
    return [.object(kind: object.value["kind"]?.string ?? "object", name: name)]
      + (setting.map { [.chartValue($0.joined(separator: "."))] } ?? [])
  }
}
