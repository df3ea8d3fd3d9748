public import ChartModel
public import Diagnostics
public import Fleet
public import OutputTree
import YAML

/// What Flux reads: a source, a Kustomization for a cluster's secrets, one for its HelmRelease, and these.
///
/// A cluster with a Flux of its own has it bootstrapped with the cluster's folder, a hub with the folder `flux`. Values come from
/// `values.yaml` through a ConfigMap that kustomize makes, so that they stand in the repository once and a change of theirs shows as such.
///
/// Sources: fluxcd/kustomize-controller v1.9, docs/spec/v1/kustomizations.md; fluxcd/helm-controller v1.6,
/// docs/spec/v2/helmreleases.md; fluxcd/source-controller v1.9, docs/spec/v1; fluxcd/pkg, kustomize.
public enum Flux {
  /// The files of one cluster, relative to its folder.
  ///
  /// - Throws: a `Diagnostic` if the fleet names no repository.
  public static func clusterFiles(_ release: ClusterRelease, in fleet: Fleet) throws -> [OutputFile] {
    try requireRepository(fleet)
    let plan = FluxPlan(release.cluster, in: fleet)
    var files = try plan.releaseFiles(chart: release.chart)
    if plan.hasSecrets { files += try plan.secretsFiles() }
    if !fleet.flux.isHub {
      let objects = [gitRepository(in: fleet)] + plan.kustomizations(dependingOn: [])
      files.append(try GeneratedFile.yaml("flux.yaml", objects))
      files.append(try plan.entryFile())
    }
    return files
  }

  /// The files of the folder `flux`, with which a hub's Flux is bootstrapped; none without a hub.
  ///
  /// The folder needs no kustomization.yaml: Flux takes all files of it, among them those that `flux bootstrap` adds.
  ///
  /// - Parameter clusters: those that Flux delivers to, in the order of the files.
  /// - Throws: a `Diagnostic` if the fleet names no repository.
  public static func sharedFiles(_ clusters: [FleetCluster], charts: [String: ChartInfo], in fleet: Fleet) throws -> [OutputFile] {
    guard fleet.flux.isHub, !clusters.isEmpty else { return [] }
    try requireRepository(fleet)
    var files = [try GeneratedFile.yaml("source.yaml", [gitRepository(in: fleet)])]
    let waves = Dictionary(grouping: clusters, by: \.wave)
    let order = waves.keys.sorted()
    for cluster in clusters {
      let lower = order.last { $0 < cluster.wave }.flatMap { waves[$0] } ?? []
      let objects = FluxPlan(cluster, in: fleet).kustomizations(dependingOn: lower.map { FluxPlan($0, in: fleet).name })
      files.append(try GeneratedFile.yaml("clusters/\(cluster.name).yaml", objects))
    }
    return files
  }

  /// What Flux could not do for its clusters: read a repository over ssh without a key, and tell clusters of a hub apart that have no
  /// kubeconfig: these are the hub itself, which is one.
  public static func findings(_ clusters: [FleetCluster], in fleet: Fleet) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if !clusters.isEmpty, fleet.flux.repositorySecret == nil, fleet.repository.url.hasPrefix("ssh:") {
      findings.append(DeliveryError.noRepositorySecret.diagnostic)
    }
    guard fleet.flux.isHub else { return findings }
    return findings
      + clusters.filter { $0.destination.kubeconfigSecret == nil }.dropFirst().map { DeliveryError.noKubeconfig($0).diagnostic }
  }

  private static func requireRepository(_ fleet: Fleet) throws {
    if fleet.repository.url.isEmpty { throw DeliveryError.noRepository(fleet: fleet.name).diagnostic }
  }

  // MARK: - Source

  private static func gitRepository(in fleet: Fleet) -> YAMLValue {
    var spec: YAMLMap = [
      "interval": .string(fleet.flux.interval), "url": .string(address(fleet.repository.url)), "ref": reference(fleet.repository.revision),
    ]
    spec.put("secretRef", fleet.flux.repositorySecret.map { ["name": .string($0)] })
    return .object(
      "source.toolkit.fluxcd.io/v1", "GitRepository", name: fleet.name, namespace: fleet.flux.namespace, ["spec": .map(spec)])
  }

  /// Flux takes `http`, `https` and `ssh`, not the short form `git@host:path` (source-controller, api/v1/gitrepository_types.go).
  static func address(_ url: String) -> String {
    guard !url.contains("://"), let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/") else { return url }
    return "ssh://\(url[..<colon])/\(url[url.index(after: colon)...].drop { $0 == "/" })"
  }

  /// Commits are told by their form, tags by being versions, references by `refs/`; everything else is a branch.
  static func reference(_ revision: String) -> YAMLValue {
    if revision.hasPrefix("refs/") { return ["name": .string(revision)] }
    if [40, 64].contains(revision.utf8.count), revision.allSatisfy({ "0123456789abcdef".contains($0) }) {
      return ["commit": .string(revision)]
    }
    return isVersion(revision) ? ["tag": .string(revision)] : ["branch": .string(revision)]
  }

  /// `v1.2.3` and `1.2.3`, with whatever follows a hyphen or plus.
  private static func isVersion(_ text: String) -> Bool {
    let core = (text.hasPrefix("v") ? text.dropFirst() : text[...]).prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 3 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0123456789".contains($0) } }
  }
}
