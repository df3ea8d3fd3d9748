public import ChartModel
public import Diagnostics
public import Fleet
public import OutputTree
import YAML

/// What Argo CD reads: Applications, or an ApplicationSet that makes them.
///
/// Source: argoproj/argo-cd v3.5, docs/user-guide and docs/operator-manual, manifests/crds.
public enum ArgoCD {
  /// The label of Argo CD's Secret of a cluster by which the generator `clusters` finds it; and of the Applications.
  public static let clusterLabel = "wingen/cluster"
  /// The label of Applications by which waves are told apart.
  public static let waveLabel = "wingen/wave"

  /// The files of one cluster, relative to its folder: an Application for the generator `applications`, its parameters for `git`, else
  /// none.
  ///
  /// - Throws: a `Diagnostic` if the fleet names no repository.
  public static func clusterFiles(_ release: ClusterRelease, in fleet: Fleet) throws -> [OutputFile] {
    try requireRepository(fleet)
    let plan = ApplicationPlan(
      release.cluster, chart: release.chart, changes: RuntimeChanges(of: release.objects), in: fleet)
    switch fleet.argocd.generator {
    case .applications: return [try GeneratedFile.yaml("application.yaml", [plan.application(in: fleet)])]
    case .git:
      return [try OutputFile(path: "config.json", text: JSONWriter.text(for: .map(plan.parameters), pretty: true) + "\n")]
    case .list, .clusters: return []
    }
  }

  /// The files of the folder `argocd`: the Application that finds all others, or the ApplicationSet that makes them.
  ///
  /// - Parameters:
  ///   - clusters: those that Argo CD delivers to, in the order of the files.
  ///   - charts: by spec.
  ///   - changes: by cluster, for ApplicationSets. Of a cluster that is not in it, nothing is known: its objects may be large.
  /// - Throws: a `Diagnostic` if the fleet names no repository, or a chart is missing.
  public static func sharedFiles(
    _ clusters: [FleetCluster], charts: [String: ChartInfo], in fleet: Fleet, changes: [String: RuntimeChanges] = [:]
  ) throws -> [OutputFile] {
    guard !clusters.isEmpty else { return [] }
    try requireRepository(fleet)
    if fleet.argocd.generator == .applications {
      return [try GeneratedFile.yaml("root.yaml", comment: rootComment(clusters), [rootApplication(in: fleet)])]
    }
    let plans = try clusters.map { cluster in
      guard let chart = charts[cluster.spec] else { throw DeliveryError.noChart(cluster).diagnostic }
      return ApplicationPlan(cluster, chart: chart, changes: changes[cluster.name], in: fleet)
    }
    return [try ApplicationSet(plans: plans, fleet: fleet).file()]
  }

  /// What Argo CD would not do with a release as its declaration means it.
  public static func findings(_ release: ClusterRelease, in fleet: Fleet) -> [Diagnostic] {
    var findings: [Diagnostic] = release.cluster.secrets.compactMap { secret in
      guard case .sops = secret.source else { return nil }
      return DeliveryError.sopsWithArgoCD(secret: secret.name, release.cluster).diagnostic
    }
    guard fleet.argocd.isAutomated, fleet.argocd.healsItself else { return findings }
    for object in release.objects where object["kind"]?.string == "Job" && object["spec"]?["ttlSecondsAfterFinished"]?.int != nil {
      let metadata = object["metadata"]
      guard metadata?["annotations"]?["helm.sh/hook"] == nil else { continue }
      findings.append(
        DeliveryError.vanishingJob(
          metadata?["name"]?.string ?? "", seconds: object["spec"]?["ttlSecondsAfterFinished"]?.int ?? 0, release.cluster
        ).diagnostic)
    }
    return findings
  }

  static func applicationName(_ cluster: FleetCluster) -> String { "\(cluster.name)-\(cluster.release.name)" }

  private static func requireRepository(_ fleet: Fleet) throws {
    if fleet.repository.url.isEmpty { throw DeliveryError.noRepository(fleet: fleet.name).diagnostic }
  }

  /// Patterns of `include` match paths from the source's folder, and a star any character, slashes too (argoproj/argo-cd,
  /// reposerver/repository/repository.go and util/glob).
  private static func rootApplication(in fleet: Fleet) -> YAMLValue {
    let argocd = fleet.argocd
    var spec: YAMLMap = [
      "project": .string(argocd.project),
      "source": [
        "repoURL": .string(fleet.repository.url), "targetRevision": .string(fleet.repository.revision),
        "path": .string(RepositoryLayout.inRepository("clusters", fleet)),
        "directory": ["recurse": true, "include": "*/application.yaml"],
      ],
      "destination": ["server": "https://kubernetes.default.svc", "namespace": .string(argocd.namespace)],
    ]
    spec.put("syncPolicy", ApplicationPlan.automated(argocd).map { ["automated": $0] })
    return .object(
      "argoproj.io/v1alpha1", "Application", name: fleet.name, namespace: argocd.namespace, finalizers: [ApplicationPlan.finalizer],
      ["spec": .map(spec)])
  }

  private static func rootComment(_ clusters: [FleetCluster]) -> String {
    var text = "Finds the Application of every cluster. Apply it once: kubectl apply -f root.yaml"
    if Set(clusters.map(\.wave)).count > 1 {
      text += """

        Clusters have waves. Argo CD waits for those of a wave only if it is told how healthy an Application is: its ConfigMap
        argocd-cm needs resource.customizations.health.argoproj.io_Application (Argo CD's documentation, "Resource Health").
        """
    }
    return text
  }
}
