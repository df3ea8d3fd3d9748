import Diagnostics
import Digest
import Fleet
import OutputTree
import Synchronization

/// Writes a plan into a repository.
struct RepositoryWriter {
  private let state: RepositoryState
  private let options: FleetRun.Options
  private let inputs: [RepositoryManifest.Digested]
  /// Held until the writer goes.
  private let lock: RunLock

  /// - Throws: `OutputError`.
  static func makeFolder(_ folder: String) throws { try OutputFolder.make(folder) }

  /// Waits for another run that writes the same repository.
  /// - Throws: `OutputError`, `Diagnostic`.
  init(_ plan: FleetPlan, _ folder: String, _ options: FleetRun.Options, _ inputs: [RepositoryManifest.Digested]) throws {
    lock = try RunLock("wingen-gitops", in: folder)
    state = try RepositoryState(plan, folder)
    self.options = options
    self.inputs = inputs
  }

  /// The order is such that a run that is killed anywhere is completed by the next: what was written is listed before it is written, and
  /// what goes is listed until it is gone.
  mutating func write(into report: inout FleetReport, progress: @escaping @Sendable (Double) -> Void) async throws {
    report.heldBack = state.heldBack
    report.heldFolders = state.heldFolders.sorted()
    try state.refuseBeforehand(force: options.force, removesAll: options.removesAll)
    let before = try refuseForeignFiles()
    if lock.wasAbandoned {
      for folder in Set(state.folders + (state.former?.folders ?? [])) { try TreeWriter().cleanUp(besides: state.path(folder)) }
    }
    var all = state.former ?? RepositoryManifest()
    all.fleet = state.plan.fleet.name
    all.add(state.folders)
    if all.folders != state.former?.folders { try write(all) }
    let (late, early) = state.plan.shared.folders.filter { !state.heldFolders.contains($0.path) }.partitioned {
      [RepositoryLayout.argocdFolder, RepositoryLayout.fluxFolder].contains($0.path)
    }
    for part in early { try write(part.tree, to: part.path, &report) }
    try await writeClusters(&report, progress)
    // What points at clusters' folders comes behind them.
    for part in late { try write(part.tree, to: part.path, &report) }
    var top = try writeFiles(before, &report)
    var folders = Set(all.folders)
    for folder in state.leftOver {
      try remove(folder, &report)
      folders.remove(folder)
    }
    report.findings += state.runningFlux.map { GitOpsProblem.keptFlux($0).diagnostic(at: nil) }
    top.removed += try removeFiles(&report)
    if !top.isEmpty { report.folders.append(top) }
    report.folders.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let manifest = manifest(folders)
    if manifest != state.former { try write(manifest) }
  }

  private func writeClusters(_ report: inout FleetReport, _ progress: @escaping @Sendable (Double) -> Void) async throws {
    let (state, plan, force) = (state, state.plan, options.force)
    let count = plan.fleet.clusters.count
    let failed = Atomic<Bool>(false)
    let results = await concurrentMap(
      count, workers: options.workers, makeState: { ClusterCompiler(plan.fleet, charts: plan.charts) },
      progress: progress
    ) { index, compiler -> Result<Changes?, any Error> in
      guard state.isWritten(index), !failed.load(ordering: .relaxed) else { return .success(nil) }
      do {
        guard let tree = try plan.tree(index, &compiler) else { return .success(nil) }
        let folder = RepositoryLayout.clusterFolder(plan.fleet.clusters[index].name)
        return .success(try TreeWriter().write(tree, to: state.path(folder), force: force))
      } catch {
        // A full disk is full for all.
        failed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    for (cluster, result) in zip(plan.fleet.clusters, results) {
      guard let changes = try result.get() else { continue }
      add(changes, of: RepositoryLayout.clusterFolder(cluster.name), to: &report)
    }
  }

  private func write(_ tree: FileTree, to folder: String, _ report: inout FleetReport) throws {
    add(try TreeWriter().write(tree, to: state.path(folder), force: options.force), of: folder, to: &report)
  }

  private func add(_ changes: Changes, of folder: String, to report: inout FleetReport) {
    let change = FleetReport.Folder(folder, changes)
    if !change.isEmpty { report.folders.append(change) }
    report.discardedEdits += changes.discardedEdits.map { "\(folder)/\($0)" }
  }

  private func remove(_ folder: String, _ report: inout FleetReport) throws {
    let (changes, isGone) = try TreeWriter().remove(state.path(folder))
    add(changes, of: folder, to: &report)
    if !isGone { report.findings.append(GitOpsProblem.keptFolder(folder).diagnostic(at: nil)) }
    if isGone { try OutputFolder.removeIfEmpty(parentsOf: folder, in: state.folder) }
  }

  // MARK: Single files

  /// The states of the files at the top, all looked at before the first is written.
  private func refuseForeignFiles() throws -> [SingleFile.State] {
    try state.plan.shared.files.map { file in
      let single = try SingleFile(file.path, in: state.folder)
      let found = try single.state(comparedWith: file)
      if found == .notAFile || found == .different && !isOurs(file.path) && !options.force {
        throw GitOpsProblem.fileInTheWay(file.path).diagnostic(at: nil)
      }
      return found
    }
  }

  /// Whether we wrote the file, be it edited since.
  private func isOurs(_ path: String) -> Bool {
    state.former?.files.contains { $0.path == path } ?? false
  }

  private func writeFiles(_ before: [SingleFile.State], _ report: inout FleetReport) throws -> FleetReport.Folder {
    var top = FleetReport.Folder(path: "")
    for (file, state) in zip(self.state.plan.shared.files, before) where state != .same {
      if try isEdited(file.path) { report.discardedEdits.append(file.path) }
      try SingleFile(file.path, in: self.state.folder).write(file.contents)
      if state == .missing { top.added.append(file.path) } else { top.changed.append(file.path) }
    }
    return top
  }

  /// Whether somebody changed a file of ours since it was written.
  private func isEdited(_ path: String) throws -> Bool {
    guard let listed = state.former?.files.first(where: { $0.path == path }) else { return false }
    guard let bytes = try SingleFile(path, in: state.folder).contents() else { return false }
    return SHA256.hexDigest(bytes) != listed.sha256
  }

  private func removeFiles(_ report: inout FleetReport) throws -> [String] {
    let wanted = Set(state.plan.shared.files.map(\.path))
    return try (state.former?.files ?? []).map(\.path).filter { path in
      let file = try SingleFile(path, in: state.folder)
      guard !wanted.contains(path), try file.contents() != nil else { return false }
      // What somebody has made his own is not ours to remove.
      if try isEdited(path) {
        report.findings.append(GitOpsProblem.keptFile(path).diagnostic(at: nil))
        return false
      }
      try file.remove()
      return true
    }
  }

  // MARK: The list

  private func manifest(_ folders: Set<String>) -> RepositoryManifest {
    RepositoryManifest(
      fleet: state.plan.fleet.name, folders: folders, files: state.plan.shared.files, inputs: inputs, toolVersion: options.toolVersion)
  }

  private func write(_ manifest: RepositoryManifest) throws {
    try SingleFile(RepositoryManifest.fileName, in: state.folder).write(Array(manifest.text.utf8))
  }
}

extension Array {
  fileprivate func partitioned(_ belongsFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
    (filter(belongsFirst), filter { !belongsFirst($0) })
  }
}
