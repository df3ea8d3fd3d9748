import Diagnostics
import Fleet
import OutputTree

/// What of a plan goes into a repository as it stands, and what of it must wait.
struct RepositoryState {
  let plan: FleetPlan
  let folder: String
  /// What an earlier run wrote.
  let former: RepositoryManifest?
  /// Shared folders that must stay as they are.
  let heldFolders: Set<String>
  /// Names of clusters that wait for a broken one.
  let heldBack: [String]

  /// - Throws: `OutputError`, `Diagnostic` for a folder that cannot be read.
  init(_ plan: FleetPlan, _ folder: String) throws {
    self.plan = plan
    self.folder = folder
    former = try Self.manifest(in: folder)
    heldFolders = try Self.heldFolders(plan, folder)
    let held = heldFolders
    heldBack = zip(plan.fleet.clusters, plan.clusters).filter { cluster, planned in
      !planned.isBroken && !plan.sharedFolders(of: cluster).isDisjoint(with: held)
    }.map(\.0.name)
  }

  func path(_ relative: String) -> String { folder + "/" + relative }

  /// Whether a cluster's folder is to be as planned.
  func isWritten(_ index: Int) -> Bool {
    !plan.clusters[index].isBroken && plan.sharedFolders(of: plan.fleet.clusters[index]).isDisjoint(with: heldFolders)
  }

  /// All folders that are the fleet's, written now or not.
  var folders: [String] {
    let clusters =
      plan.fleet.clusters.map(\.name) + plan.unread.filter { former?.folders.contains(RepositoryLayout.clusterFolder($0)) ?? false }
    let shared = plan.shared.folders.map(\.path) + heldFolders
    return Set(shared + clusters.map(RepositoryLayout.clusterFolder)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Folders of what is gone from the fleet. As long as clusters could not be read, nobody knows what they share.
  var leftOver: [String] {
    let wanted = Set(folders)
    return (former?.folders ?? []).filter { folder in
      !wanted.contains(folder) && (plan.unread.isEmpty || folder.hasPrefix("clusters/"))
    }
  }

  private static func manifest(in folder: String) throws -> RepositoryManifest? {
    guard let bytes = try OutputFolder.contents(RepositoryManifest.fileName, in: folder) else { return nil }
    return try RepositoryManifest(bytes, file: "\(folder)/\(RepositoryManifest.fileName)")
  }

  /// What a broken cluster shares must not change under it: its old files were made for the old ones.
  private static func heldFolders(_ plan: FleetPlan, _ folder: String) throws -> Set<String> {
    var shared: Set<String> = []
    for (cluster, planned) in zip(plan.fleet.clusters, plan.clusters) where planned.isBroken {
      shared.formUnion(plan.sharedFolders(of: cluster))
      if cluster.delivery == .argocd { shared.insert(RepositoryLayout.argocdFolder) }
      if cluster.delivery == .flux { shared.insert(RepositoryLayout.fluxFolder) }
    }
    if !plan.unread.isEmpty { shared.formUnion(plan.shared.folders.map(\.path)) }
    if shared.isEmpty { return [] }
    return Set(
      try plan.shared.folders.filter { part in
        try shared.contains(part.path) && !TreeWriter().check(part.tree, against: "\(folder)/\(part.path)").isEmpty
      }.map(\.path))
  }
}
