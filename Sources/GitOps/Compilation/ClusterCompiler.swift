import ChartModel
import Checks
import Diagnostics
import Fleet
import HelmChart
import HelmValues
import KubernetesSchemas
import Scheduling
import YAML

/// Makes releases of clusters and checks them, one cluster after the other. Each thread has its own, because it remembers what it found
/// in the clusters before: most of a cluster's objects are those of its neighbours, and equal objects need no second look.
struct ClusterCompiler {
  /// What is known of a cluster, in what was done for it.
  struct Result: Sendable {
    /// Nil for a broken cluster.
    var release: ClusterRelease?
    var findings: [Diagnostic]
  }

  private let fleet: Fleet
  private let charts: [String: FleetChart]
  private let configuration: LintConfiguration
  private var checks: [CheckKey: ReleaseCheck] = [:]
  /// Declarations of which nothing was to be said.
  private var faultless: Set<Declaration> = []
  /// For the writers of plain manifests.
  var objectFiles = ObjectFiles()

  /// All that decides what a cluster's objects are, except its name: what is right for one cluster is so for all that are declared alike.
  private struct Declaration: Hashable {
    var spec: String
    var delivery: Delivery
    var release: ReleaseFacts
    var builds: [WindowsBuild]
    var secrets: [SecretReference]
    /// By layer, the lowest first.
    var values: [YAMLValue]

    init(_ cluster: FleetCluster) {
      spec = cluster.spec
      delivery = cluster.delivery
      release = cluster.release
      builds = cluster.windowsBuilds
      secrets = cluster.secrets
      values = cluster.values.map(\.values.plain)
    }
  }

  /// What decides how objects are checked, beside the objects.
  private struct CheckKey: Hashable {
    var spec: String
    var kubernetes: KubernetesVersion
    var builds: [WindowsBuild]
  }

  init(_ fleet: Fleet, charts: [String: FleetChart], configuration: LintConfiguration = LintConfiguration()) {
    self.fleet = fleet
    self.charts = charts
    self.configuration = configuration
  }

  /// - Parameter isChecked: whether faults are looked for; not needed a second time.
  mutating func compile(_ cluster: FleetCluster, isChecked: Bool = true) -> Result {
    guard let chart = charts[cluster.spec] else { return Result(release: nil, findings: []) }
    let declaration = Declaration(cluster)
    let files = Self.valuesFiles(of: cluster, chart)
    if !isChecked || faultless.contains(declaration) {
      return Result(release: release(of: cluster, chart, files), findings: [])
    }
    let result = checkedRelease(of: cluster, chart, files)
    if result.findings.isEmpty { faultless.insert(declaration) }
    return result
  }

  /// - Returns: nil for values that cannot be laid over each other.
  private func release(of cluster: FleetCluster, _ chart: FleetChart, _ files: [ValuesFile]) -> ClusterRelease? {
    let maps = files.compactMap(\.values.plain.map)
    guard let values = try? ValuesMerge.layered(files: maps, sets: []),
      let combined = try? ValuesMerge.combine(files: maps, sets: [], defaults: chart.definition.settings.defaults).values
    else { return nil }
    let objects = Self.objects(of: chart.evaluator.render(combined, release: cluster.release))
    return ClusterRelease(cluster: cluster, chart: chart.definition.info, values: values, objects: objects.map(\.value))
  }

  private mutating func checkedRelease(of cluster: FleetCluster, _ chart: FleetChart, _ files: [ValuesFile]) -> Result {
    var findings = LiteralSecrets.findings(in: cluster, settings: chart.secretSettings)
    let resolved: (values: YAMLMap, warnings: [Diagnostic])
    do throws(DiagnosticList) {
      resolved = try ValuesResolution.resolve(chart.definition, chart.evaluator, files: files, sets: [], release: cluster.release)
    } catch {
      return Result(release: nil, findings: findings + error.diagnostics)
    }
    findings += resolved.warnings
    let required = chart.definition.info.kubeVersion
    if !chart.definition.info.isInstallable(on: cluster.release.kubernetes) {
      findings.append(GitOpsProblem.unsupportedKubernetes(cluster.release.kubernetes, required: required).diagnostic(at: cluster.origin))
    }
    let objects = Self.objects(of: chart.evaluator.render(resolved.values, release: cluster.release))
    findings += LiteralSecrets.findings(in: objects, of: cluster)
    findings += check(objects, of: cluster, chart)
    if findings.contains(where: { $0.severity == .error }) { return Result(release: nil, findings: findings) }
    guard let release = release(of: cluster, chart, files) else { return Result(release: nil, findings: findings) }
    findings += SecretFiles.findings(release)
    if cluster.delivery == .argocd { findings += ArgoCD.findings(release, in: fleet) }
    return Result(release: release, findings: findings)
  }

  private static func objects(of rendering: Rendering) -> [Rendering.Object] {
    rendering.objects + rendering.hooks.filter { !isTest($0.value) }
  }

  /// The layers, below them what the fleet itself knows of the cluster.
  static func valuesFiles(of cluster: FleetCluster, _ chart: FleetChart) -> [ValuesFile] {
    let layers = cluster.values.map { ValuesFile(name: $0.file, values: $0.values) }
    guard chart.takesClusterName else { return layers }
    var facts = LocatedValue(
      .string(cluster.name),
      at: Position(line: Int32(clamping: cluster.origin.line), column: Int32(clamping: cluster.origin.column)))
    for key in FleetChart.clusterNameSetting.reversed() {
      facts = LocatedValue(.map([LocatedEntry(key: key, keyPosition: facts.position, value: facts)]), at: facts.position)
    }
    return [ValuesFile(name: cluster.origin.file, values: facts)] + layers
  }

  /// Tests are run by `helm test`, which none of the delivery tools does.
  private static func isTest(_ object: YAMLValue) -> Bool {
    let hooks = object["metadata"]?["annotations"]?["helm.sh/hook"]?.string ?? ""
    return hooks.split(separator: ",").allSatisfy { ["test", "test-success"].contains($0.drop { $0 == " " }) }
  }

  private mutating func check(_ objects: [Rendering.Object], of cluster: FleetCluster, _ chart: FleetChart) -> [Diagnostic] {
    let key = CheckKey(spec: cluster.spec, kubernetes: cluster.release.kubernetes, builds: cluster.windowsBuilds)
    var check = checks.removeValue(forKey: key) ?? ReleaseCheck(configuration, for: cluster)
    defer { checks[key] = check }
    return check.findings(in: objects, of: chart.definition, at: cluster.origin)
  }
}

extension ClusterCompiler {
  /// The objects that the fleet's defaults make; where they alone make no valid values, those of the cluster. None if either would put a
  /// credential into the repository, or the cluster's values are refused.
  static func baseObjects(for cluster: FleetCluster, _ chart: FleetChart) -> [YAMLValue] {
    var base = cluster
    base.values = cluster.values.filter { $0.level == .defaults }
    // Other than in clusters, nothing here depends on who is first.
    base.release.kubernetes = .default
    base.release.apiVersions = []
    for candidate in [base, cluster] {
      let files = candidate.values.map { ValuesFile(name: $0.file, values: $0.values) }
      guard LiteralSecrets.findings(in: candidate, settings: chart.secretSettings).isEmpty,
        let resolved = try? ValuesResolution.resolve(chart.definition, chart.evaluator, files: files, sets: [], release: candidate.release)
      else { continue }
      let objects = objects(of: chart.evaluator.render(resolved.values, release: candidate.release))
      if LiteralSecrets.findings(in: objects, of: candidate).isEmpty { return objects.map(\.value) }
    }
    return []
  }
}
