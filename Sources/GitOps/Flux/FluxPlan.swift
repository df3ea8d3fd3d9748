import ChartModel
import Digest
import Fleet
import YAML

/// The objects that make Flux look after one cluster.
struct FluxPlan: Sendable {
  let cluster: FleetCluster
  let fleet: Fleet

  init(_ cluster: FleetCluster, in fleet: Fleet) {
    self.cluster = cluster
    self.fleet = fleet
  }

  /// The name of the Kustomization and the HelmRelease: unlike those of other clusters on a hub.
  var name: String { Self.bounded(fleet.flux.isHub ? cluster.name : cluster.release.name) }
  var secretsName: String { Self.bounded((fleet.flux.isHub ? cluster.name : cluster.release.name) + "-secrets") }

  /// Of all its Kustomizations.
  var names: [String] { hasSecrets ? [name, secretsName] : [name] }

  var hasSecrets: Bool { !cluster.secrets.isEmpty }

  private var decrypts: Bool {
    cluster.secrets.contains { if case .sops = $0.source { true } else { false } }
  }

  /// Controllers put an object's name into a label of what it makes; those end at 63 characters
  /// (kustomize-controller, `kustomize.toolkit.fluxcd.io/name`).
  static func bounded(_ name: String) -> String {
    guard name.utf8.count > 63 else { return name }
    return "\(name.prefix(54))-\(SHA256.hexDigest(name).prefix(8))"
  }

  // MARK: - Kustomizations

  /// That of the secrets, if there are some, and that of the release.
  ///
  /// - Parameter clusters: names of the Kustomizations that are to be ready first.
  func kustomizations(dependingOn clusters: [String]) -> [YAMLValue] {
    var objects: [YAMLValue] = []
    let dependencies: [YAMLValue] = clusters.map { ["name": .string($0)] }
    if hasSecrets {
      var spec = kustomization(RepositoryLayout.secretsFolder, timeout: "5m")
      spec.put("dependsOn", .list(dependencies))
      // The HelmRelease stays on the hub and has the kubeconfig itself; secrets go to the cluster.
      spec.put("kubeConfig", kubeConfig)
      if decrypts {
        var decryption: YAMLMap = ["provider": "sops"]
        decryption.put("secretRef", fleet.flux.decryptionSecret.map { ["name": .string($0)] })
        spec["decryption"] = .map(decryption)
      }
      objects.append(object(secretsName, spec))
    }
    // Longer than the HelmRelease's own, so that its reason is what is reported.
    var spec = kustomization("release", timeout: "20m")
    spec.put("dependsOn", .list(dependencies + (hasSecrets ? [["name": .string(secretsName)]] : [])))
    objects.append(object(name, spec))
    return objects
  }

  var kubeConfig: YAMLValue? {
    guard fleet.flux.isHub, let secret = cluster.destination.kubeconfigSecret else { return nil }
    return ["secretRef": ["name": .string(secret)]]
  }

  private func kustomization(_ folder: String, timeout: String) -> YAMLMap {
    let path = RepositoryLayout.inRepository("\(RepositoryLayout.clusterFolder(cluster.name))/\(folder)", fleet)
    return [
      "interval": .string(fleet.flux.interval), "path": .string("./" + path), "prune": true, "wait": true, "timeout": .string(timeout),
      "sourceRef": ["kind": "GitRepository", "name": .string(fleet.name)],
      "postBuild": ["substitute": .map(variables)],
    ]
  }

  private func object(_ name: String, _ spec: YAMLMap) -> YAMLValue {
    .object(
      "kustomize.toolkit.fluxcd.io/v1", "Kustomization", name: name, namespace: fleet.flux.namespace, ["spec": .map(spec)])
  }

  /// Facts of the cluster that objects in its folders may name as `${cluster_name}`.
  var variables: YAMLMap {
    var variables: YAMLMap = ["cluster_name": .string(cluster.name)]
    variables.put("environment", cluster.environment.map(YAMLValue.string))
    variables.put("region", cluster.region.map(YAMLValue.string))
    variables["cloud"] = .string(cluster.cloud.rawValue)
    variables["release_name"] = .string(cluster.release.name)
    variables["release_namespace"] = .string(cluster.release.namespace)
    return variables
  }
}
