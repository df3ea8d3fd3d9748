import ChartModel
import Checks
import Diagnostics
import Fleet
import OutputTree
import YAML

/// What is to be in a repository, computed and checked, before anything is written.
struct FleetPlan: Sendable {
  let fleet: Fleet
  let shared: SharedFiles
  let files: ClusterFiles
  let charts: [String: FleetChart]
  /// For each cluster of the fleet: whether it is broken, and its files as far as they could be kept in memory.
  let clusters: [PlannedCluster]
  let findings: [Diagnostic]
  /// Clusters that the fleet file declares but that could not even be read.
  let unread: Set<String>

  struct PlannedCluster: Sendable {
    var isBroken: Bool
    var tree: FileTree?

    static let broken = PlannedCluster(isBroken: true, tree: nil)
  }

  /// The bytes of files that are kept between planning and writing. What does not fit is computed again.
  static let keptBytes = 48 << 20

  var brokenNames: [String] {
    (unread + zip(fleet.clusters, clusters).filter(\.1.isBroken).map(\.0.name)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files of a cluster that is not broken.
  /// - Throws: `OutputError`.
  func tree(_ index: Int, _ compiler: inout ClusterCompiler) throws -> FileTree? {
    if clusters[index].isBroken { return nil }
    if let tree = clusters[index].tree { return tree }
    guard let release = compiler.compile(fleet.clusters[index], isChecked: false).release else { return nil }
    return try files.tree(of: release, known: &compiler.objectFiles)
  }

  /// Folders that change what a cluster gets, beside its own.
  func sharedFolders(of cluster: FleetCluster) -> Set<String> {
    switch cluster.delivery {
    case .argocd, .flux: fleet.chartOrigin == .repository ? [RepositoryLayout.chartFolder(cluster.spec)] : []
    case .kustomize: [RepositoryLayout.baseFolder(of: cluster)]
    case .manifests: []
    }
  }
}
