import Diagnostics
import Digest
import Fleet
import OutputTree

/// Compares a plan with a repository, and writes nothing.
struct RepositoryCheck {
  private let state: RepositoryState
  private let options: FleetRun.Options
  private let inputs: [RepositoryManifest.Digested]

  /// How many clusters are compared before their differences are told: those of a thousand clusters need not be in memory at once.
  private static let batch = 64

  init(_ plan: FleetPlan, _ folder: String, _ options: FleetRun.Options, _ inputs: [RepositoryManifest.Digested]) throws {
    state = try RepositoryState(plan, folder)
    self.options = options
    self.inputs = inputs
  }

  func compare(into report: inout FleetReport, difference: (String) throws -> Bool) async throws {
    report.heldBack = state.heldBack
    report.heldFolders = state.heldFolders.sorted()
    try state.refuseBeforehand(force: options.force, removesAll: options.removesAll)
    var isHeard = true
    func tell(_ stale: [StaleFile], in folder: String) throws {
      if stale.isEmpty { return }
      report.folders.append(FleetReport.Folder(folder, stale))
      for var file in stale where isHeard {
        if !folder.isEmpty { file.path = "\(folder)/\(file.path)" }
        isHeard = try difference(file.unifiedDiff())
      }
    }
    for part in state.plan.shared.folders where !state.heldFolders.contains(part.path) {
      try tell(TreeWriter().check(part.tree, against: state.path(part.path)), in: part.path)
    }
    for start in stride(from: 0, to: state.plan.fleet.clusters.count, by: Self.batch) {
      for (folder, stale) in try await clusters(from: start) { try tell(stale, in: folder) }
    }
    for folder in state.leftOver where try OutputFolder.occupant(of: folder, in: state.folder) == .wingen {
      try tell(TreeWriter().check(FileTree([]), against: state.path(folder)), in: folder)
    }
    try tell(singleFiles(), in: "")
    report.findings += state.runningFlux.map { GitOpsProblem.keptFlux($0).diagnostic(at: nil) }
    report.folders.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func clusters(from start: Int) async throws -> [(String, [StaleFile])] {
    let (state, plan) = (state, state.plan)
    let count = min(Self.batch, plan.fleet.clusters.count - start)
    let results = await concurrentMap(
      count, workers: options.workers, makeState: { ClusterCompiler(plan.fleet, charts: plan.charts) }
    ) { offset, compiler -> Result<(String, [StaleFile]), any Error> in
      Result {
        let index = start + offset
        let folder = RepositoryLayout.clusterFolder(plan.fleet.clusters[index].name)
        guard state.isWritten(index), let tree = try plan.tree(index, &compiler) else { return (folder, []) }
        return (folder, try TreeWriter().check(tree, against: state.path(folder)))
      }
    }
    return try results.map { try $0.get() }
  }

  private func singleFiles() throws -> [StaleFile] {
    var files = state.plan.shared.files
    var folders = Set((state.former ?? RepositoryManifest()).folders).subtracting(state.leftOver)
    folders.formUnion(state.folders)
    let manifest = RepositoryManifest(
      fleet: state.plan.fleet.name, folders: folders, files: files, inputs: inputs, toolVersion: options.toolVersion)
    files.append(try OutputFile(path: RepositoryManifest.fileName, text: manifest.text))
    var stale = try files.compactMap(difference)
    let wanted = Set(files.map(\.path))
    for listed in state.former?.files ?? [] where !wanted.contains(listed.path) {
      guard let old = try OutputFolder.contents(listed.path, in: state.folder), SHA256.hexDigest(old) == listed.sha256 else { continue }
      stale.append(StaleFile(leftOver: listed.path, old: old))
    }
    return stale
  }

  private func difference(_ file: OutputFile) throws -> StaleFile? {
    let old = try OutputFolder.contents(file.path, in: state.folder)
    if old != nil, try SingleFile(file.path, in: state.folder).state(comparedWith: file) == .same { return nil }
    return StaleFile(file, old: old)
  }
}
