import Diagnostics
import Fleet
import OutputTree

/// Looks at the files that users fill in, for what must not be in a repository.
enum FilledSecrets {
  /// - Throws: `OutputError` for a file that cannot be read.
  static func findings(of cluster: FleetCluster, in repository: String) throws -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for secret in cluster.secrets {
      switch secret.source {
      case .externalSecret, .secretProviderClass: continue
      case .sealedSecret, .sops: break
      }
      let folder = "\(RepositoryLayout.clusterFolder(cluster.name))/\(RepositoryLayout.secretsFolder)"
      let path = "\(folder)/\(SecretFiles.fileName(secret))"
      guard let bytes = try OutputFolder.contents(path, in: repository) else { continue }
      findings += SecretFiles.findings(inFilled: bytes, path: "\(repository)/\(path)", for: secret)
    }
    return findings
  }
}
