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
  /// All folders that are the fleet's, written now or not.
  let folders: [String]
  /// Folders of what is gone from the fleet, and may be removed.
  let leftOver: [String]
  /// Folders that would have to go, but from which a cluster's own Flux runs.
  let runningFlux: [String]

  /// - Throws: `OutputError`, `Diagnostic` for a folder that cannot be read.
  init(_ plan: FleetPlan, _ folder: String) throws {
    self.plan = plan
    self.folder = folder
    former = try Self.manifest(in: folder)
    heldFolders = try Self.heldFolders(plan, folder, listed: Set(former?.folders ?? []))
    let held = heldFolders
    folders = Self.folders(plan, former, held: held)
    let gone = Self.leftOver(plan, former, wanted: folders, held: held)
    runningFlux = try gone.filter { try OutputFolder.occupant(of: $0 + "/flux-system", in: folder) == .others }
    leftOver = gone.filter { [runningFlux] in !runningFlux.contains($0) }
    heldBack = zip(plan.fleet.clusters, plan.clusters).filter { cluster, planned in
      !planned.isBroken && !plan.sharedFolders(of: cluster).isDisjoint(with: held)
    }.map(\.0.name)
  }

  func path(_ relative: String) -> String { folder + "/" + relative }

  /// Whether a cluster's folder is to be as planned.
  func isWritten(_ index: Int) -> Bool {
    !plan.clusters[index].isBroken && plan.sharedFolders(of: plan.fleet.clusters[index]).isDisjoint(with: heldFolders)
  }

  private static func folders(_ plan: FleetPlan, _ former: RepositoryManifest?, held: Set<String>) -> [String] {
    let unread = plan.unread.filter { former?.folders.contains(RepositoryLayout.clusterFolder($0)) ?? false }
    let clusters = (plan.fleet.clusters.map(\.name) + unread).map(RepositoryLayout.clusterFolder)
    return Set(plan.shared.folders.map(\.path) + held + clusters).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// As long as clusters could not be read, nobody knows what they share; and as long as what points at a cluster's folder must stay as it
  /// is, so must the folder.
  private static func leftOver(_ plan: FleetPlan, _ former: RepositoryManifest?, wanted: [String], held: Set<String>) -> [String] {
    let pointers: Set = [RepositoryLayout.argocdFolder, RepositoryLayout.fluxFolder]
    return (former?.folders ?? []).filter { folder in
      if wanted.contains(folder) { return false }
      return RepositoryLayout.isOfCluster(folder) ? held.isDisjoint(with: pointers) : plan.unread.isEmpty
    }
  }

  /// What must not be begun at all.
  ///
  /// - Throws: a `Diagnostic`, or `OutputError`.
  func refuseBeforehand(force: Bool, removesAll: Bool) throws {
    if let former, former.fleet != plan.fleet.name {
      throw GitOpsProblem.otherFleet(former.fleet, this: plan.fleet.name).diagnostic(at: nil)
    }
    let clusters = (former?.folders ?? []).filter(RepositoryLayout.isOfCluster)
    if !removesAll, !clusters.isEmpty, Set(clusters).isSubset(of: leftOver) {
      throw GitOpsProblem.removesAll(clusters.count).diagnostic(at: nil)
    }
    for folder in folders + leftOver {
      switch try OutputFolder.occupant(of: folder, in: self.folder) {
      case .nobody, .wingen: continue
      case .noFolder: throw GitOpsProblem.noFolder(folder).diagnostic(at: nil)
      case .others:
        // What is no longer wanted is left alone.
        if !force, folders.contains(folder) { throw OutputError.notOurs(folder: path(folder)) }
      }
    }
  }

  private static func manifest(in folder: String) throws -> RepositoryManifest? {
    guard let bytes = try OutputFolder.contents(RepositoryManifest.fileName, in: folder) else { return nil }
    return try RepositoryManifest(bytes, file: "\(folder)/\(RepositoryManifest.fileName)")
  }

  /// What a broken cluster shares must not change under it: its old files were made for the old ones.
  private static func heldFolders(_ plan: FleetPlan, _ folder: String, listed: Set<String>) throws -> Set<String> {
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
        // On what is not there yet nobody depends.
        try listed.contains(part.path) && shared.contains(part.path)
          && !TreeWriter().check(part.tree, against: "\(folder)/\(part.path)").isEmpty
      }.map(\.path))
  }
}
