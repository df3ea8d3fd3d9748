import ChartModel
import Fleet

/// What seeds say to whoever fills them in.
enum SecretSeedWording {
  static func sealedSecret(_ name: String, keys: [String], _ cluster: FleetCluster, path: String) -> String {
    let files = keys.map { "--from-file=\($0)=FILE" }.joined(separator: " ")
    return """
      Started by wingen and yours from now on. Seal it with kubeseal against cluster \(cluster.name):
        kubectl create secret generic \(name) --namespace=\(cluster.release.namespace) --dry-run=client --output=yaml \\
          \(files) \\
          | kubeseal --format=yaml > sealed.yaml
      and put spec.encryptedData of sealed.yaml in the place of the one below (\(path)).
      """
  }

  static func sops(path: String) -> String {
    """
    Started by wingen and yours from now on. Encrypt it before any value stands in it, then fill it in:
      sops encrypt --in-place \(path)
      sops edit \(path)
    """
  }
}
