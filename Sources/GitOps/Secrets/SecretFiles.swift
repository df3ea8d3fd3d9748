public import Diagnostics
public import Fleet
public import OutputTree
import YAML

/// What makes a cluster's Secrets, as files of its folder; no value of a Secret is ever in them.
///
/// Sources: external-secrets/external-secrets v2.9, config/crds/bases; bitnami-labs/sealed-secrets v0.36, README.md;
/// getsops/sops, README.rst; kubernetes-sigs/secrets-store-csi-driver v1.6, config/crd/bases and docs/book.
public enum SecretFiles {
  /// The file's name in the folder `secrets`.
  public static func fileName(_ secret: SecretReference) -> String {
    switch secret.source {
    case .sops: secret.name + ".sops.yaml"
    case .sealedSecret: secret.name + ".sealed.yaml"
    case .externalSecret: secret.name + ".external.yaml"
    case .secretProviderClass: secret.name + ".provider.yaml"
    }
  }

  /// One file a secret, relative to the cluster's folder, in the order of the cluster's secrets. Files that the user fills in are seeds.
  ///
  /// - Throws: a `Diagnostic` if a provider is not known.
  public static func files(_ cluster: FleetCluster, in fleet: Fleet) throws -> [OutputFile] {
    try cluster.secrets.map { secret in
      let objects = SecretObjects(secret: secret, cluster: cluster)
      let path = "\(RepositoryLayout.secretsFolder)/\(fileName(secret))"
      let shown = RepositoryLayout.inRepository("\(RepositoryLayout.clusterFolder(cluster.name))/\(path)", fleet)
      switch secret.source {
      case .externalSecret(let source): return try GeneratedFile.yaml(path, [objects.externalSecret(source)])
      case .sealedSecret(let keys):
        return try GeneratedFile.seed(
          path, comment: SecretSeedWording.sealedSecret(secret.name, keys: keys, cluster, path: shown), objects.sealedSecret(keys))
      case .sops(let keys):
        return try GeneratedFile.seed(path, comment: SecretSeedWording.sops(path: shown), objects.sopsSecret(keys))
      case .secretProviderClass(let source):
        guard let provider = SecretProvider(rawValue: source.provider) else {
          throw DeliveryError.unknownProvider(source.provider, secret: secret.name, cluster).diagnostic
        }
        return try GeneratedFile.yaml(path, [objects.secretProviderClass(source, provider)])
      }
    }
  }

  /// What keeps a release's Secrets from being made: classes that no pod of it mounts.
  public static func findings(_ release: ClusterRelease) -> [Diagnostic] {
    let mounted = MountedClasses.names(in: release.objects)
    return release.cluster.secrets.compactMap { secret in
      guard case .secretProviderClass = secret.source, !mounted.contains(secret.name) else { return nil }
      return DeliveryError.unmountedClass(secret: secret.name, release.cluster).diagnostic
    }
  }
}

/// The SecretProviderClasses that pods mount.
enum MountedClasses {
  static func names(in objects: [YAMLValue]) -> Set<String> {
    var names: Set<String> = []
    for object in objects { collect(object, &names) }
    return names
  }

  /// Wherever a volume stands: pods are templates of many kinds.
  private static func collect(_ value: YAMLValue, _ names: inout Set<String>) {
    switch value {
    case .list(let items): for item in items { collect(item, &names) }
    case .map(let map):
      if let driver = map["csi"], driver["driver"]?.string == "secrets-store.csi.k8s.io",
        let name = driver["volumeAttributes"]?["secretProviderClass"]?.string
      {
        names.insert(name)
      }
      for entry in map.entries { collect(entry.value, &names) }
    default: break
    }
  }
}
