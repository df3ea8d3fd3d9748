import ChartModel
import Diagnostics
import Fleet
import GitOps
import TestSupport
import YAML

/// A fleet with a bit of everything, the same for the same seed.
struct RandomFleet {
  var fleet: Fleet
  var releases: [ClusterRelease] = []

  var clusters: [FleetCluster] { releases.map(\.cluster) }
  var charts: [String: ChartInfo] { Dictionary(releases.map { ($0.cluster.spec, $0.chart) }, uniquingKeysWith: { first, _ in first }) }
  var changes: [String: RuntimeChanges] {
    Dictionary(uniqueKeysWithValues: releases.map { ($0.cluster.name, RuntimeChanges(of: $0.objects)) })
  }

  static let specs = ["aks-logzio", "../specs/eks-amp", "gke"]

  init(
    seed: UInt64, delivery: Delivery, origin: ChartOrigin = .repository, generator: ArgoCDSettings.Generator = .applications,
    isHub: Bool = false
  ) {
    var random = SplitMix64(seed: seed)
    fleet = Fleet(
      name: "windows",
      repository: Repository(
        url: random.chance(50) ? "https://example.com/fleet.git" : "git@example.com:team/fleet.git",
        revision: ["main", "v1.2.3", "refs/heads/x", String(repeating: "a1", count: 20)].randomElement(using: &random) ?? "main",
        path: random.chance(50) ? "observability/windows" : ""),
      chartOrigin: origin)
    fleet.argocd.generator = generator
    fleet.argocd.isAutomated = random.chance(80)
    fleet.argocd.prunes = random.chance(50)
    fleet.flux.isHub = isHub
    fleet.flux.decryptionSecret = random.chance(50) ? "sops-age" : nil
    fleet.flux.repositorySecret = random.chance(50) ? "git" : nil
    for number in 0..<Int.random(in: 1...6, using: &random) {
      releases.append(Self.release(number, delivery, &random))
    }
    fleet.clusters = clusters
  }

  private static func release(_ number: Int, _ delivery: Delivery, _ random: inout SplitMix64) -> ClusterRelease {
    let name = random.chance(20) ? "c\(number)" + String(repeating: "x", count: 60) : "cluster-\(number)"
    var cluster = FleetCluster(
      name: name, origin: SourceLocation(file: "fleet.yaml", line: number + 1, column: 3),
      spec: specs.randomElement(using: &random) ?? "gke",
      delivery: delivery,
      release: ReleaseFacts(
        name: random.chance(50) ? "metrics" : "windows-\(number)", namespace: random.chance(50) ? "monitoring" : "observability"))
    cluster.environment = random.chance(50) ? "prod" : nil
    cluster.region = random.chance(50) ? "westeurope" : nil
    cluster.cloud = Cloud.allCases.randomElement(using: &random) ?? .aks
    cluster.labels = random.chance(50) ? ["team": "platform", "tier": "\(number)"] : [:]
    cluster.wave = random.chance(50) ? 0 : Int.random(in: -2...3, using: &random)
    cluster.destination = Destination(
      server: random.chance(50) ? "https://\(name).example.com" : nil, name: random.chance(30) ? "in-argo-\(number)" : nil,
      kubeconfigSecret: random.chance(80) ? "\(name)-kubeconfig" : nil)
    cluster.secrets = secrets.filter { _ in random.chance(40) }
    return ClusterRelease(
      cluster: cluster,
      chart: ChartInfo(name: "chart-of-\(specs.firstIndex(of: cluster.spec) ?? 0)", version: "1.2.3+4", appVersion: "1", summary: "s"),
      values: ["collector": ["replicas": 2]], objects: Objects.some(&random, namespace: cluster.release.namespace))
  }

  /// One secret of each source and provider.
  static let secrets: [SecretReference] =
    [
      SecretReference(
        name: "external",
        source: .externalSecret(
          ExternalSecretSource(
            storeName: "vault", data: [.init(key: "token", remoteKey: "a/b", property: "p"), .init(key: "x.y", remoteKey: "c")]))),
      SecretReference(name: "sealed", source: .sealedSecret(keys: ["token", "password"])),
      SecretReference(name: "encrypted", source: .sops(keys: ["username", "password"])),
    ]
    + ["azure", "aws", "gcp", "vault"].map { provider in
      SecretReference(
        name: "from-\(provider)",
        source: .secretProviderClass(
          SecretProviderSource(
            provider: provider, parameters: ["tenantId": "t"],
            data: [("token", "secret/data/logzio#metrics"), ("password", "plain")])))
    }
}

/// Objects as charts have them, small.
enum Objects {
  static func some(_ random: inout SplitMix64, namespace: String) -> [YAMLValue] {
    var objects: [YAMLValue] = [configMap("plain", ["config.yaml": "a: ${env:TOKEN}"], namespace)]
    if random.chance(40) { objects += written(namespace) }
    if random.chance(40) { objects += scaled(namespace) }
    if random.chance(30) {
      objects.append(configMap("large", ["board.json": .string(String(repeating: "x", count: 270_000))], namespace))
    }
    return objects
  }

  static func configMap(_ name: String, _ data: YAMLMap?, _ namespace: String = "n") -> YAMLValue {
    var map: YAMLMap = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "namespace": .string(namespace)],
    ]
    map["data"] = data.map(YAMLValue.map)
    return .map(map)
  }

  /// A ConfigMap with data that a role lets its pods change, and an empty one.
  static func written(_ namespace: String = "n") -> [YAMLValue] {
    [
      configMap("status", ["state": "unknown"], namespace), configMap("known-hosts", nil, namespace),
      [
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": "r", "namespace": .string(namespace)],
        "rules": [
          ["apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["status", "known-hosts"], "verbs": ["get", "patch"]]
        ],
      ],
    ]
  }

  /// A Deployment with replicas that something else decides.
  static func scaled(_ namespace: String = "n") -> [YAMLValue] {
    [
      [
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "gateway", "namespace": .string(namespace)],
        "spec": ["replicas": 2],
      ],
      [
        "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": ["name": "h", "namespace": .string(namespace)],
        "spec": ["scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "gateway"]],
      ],
    ]
  }

  static func job(ttl: Int?, hook: String? = nil) -> YAMLValue {
    var spec: YAMLMap = ["backoffLimit": 1]
    spec["ttlSecondsAfterFinished"] = ttl.map(YAMLValue.int)
    var metadata: YAMLMap = ["name": "installer"]
    metadata["annotations"] = hook.map { ["helm.sh/hook": .string($0)] }
    return ["apiVersion": "batch/v1", "kind": "Job", "metadata": .map(metadata), "spec": .map(spec)]
  }
}
