import ChartModel
import Diagnostics
import Fleet
import OutputTree

/// Looks at what others put into a cluster's folder: secrets that they filled in, and the files of a Flux that runs from there.
enum FilledSecrets {
  /// - Throws: `OutputError` for a file that cannot be read.
  static func findings(of cluster: FleetCluster, in repository: String) throws -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let bootstrap = "\(RepositoryLayout.clusterFolder(cluster.name))/flux-system"
    if cluster.delivery != .flux, try OutputFolder.occupant(of: bootstrap, in: repository) == .others {
      findings.append(GitOpsProblem.runsFlux(bootstrap).diagnostic(at: cluster.origin))
    }
    for secret in cluster.secrets {
      switch secret.source {
      case .externalSecret, .secretProviderClass: continue
      case .sealedSecret, .sops: break
      }
      let folder = "\(RepositoryLayout.clusterFolder(cluster.name))/\(RepositoryLayout.secretsFolder)"
      let path = "\(folder)/\(SecretFiles.fileName(secret))"
      guard let bytes = try OutputFolder.contents(path, in: repository) else { continue }
      findings += SecretFiles.findings(
        inFilled: bytes, path: "\(repository)/\(path)", for: secret, namespace: cluster.release.namespace)
    }
    return findings
  }
}
