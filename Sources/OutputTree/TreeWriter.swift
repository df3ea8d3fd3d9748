/// The one writer of everything wingen puts on disk.
///
/// A folder is built whole in a temporary neighbour and takes its place in one step, so a run that fails or is killed leaves the former
/// folder or the new one, never a mix. Unchanged files are linked, not written, and keep their inodes and times; if nothing changes,
/// nothing is touched. Files that others put into the folder are kept.
///
/// Files get mode 0644 or 0755 and directories 0755 whatever the umask is; a directory that exists keeps its mode. No byte depends on
/// locale, time zone, user or the order of files on disk.
public struct TreeWriter: Sendable {
  /// Waits for the disk before and after the folder takes its place. Off by default: what wingen writes can be made again, files are
  /// compared by their bytes on the next run, and waiting costs far more than all the rest.
  public var survivesPowerLoss: Bool
  let step: WriterStepHook
  let exchangesFolders: Bool
  let linksFiles: Bool

  public init(survivesPowerLoss: Bool = false) {
    self.survivesPowerLoss = survivesPowerLoss
    step = { _ in }
    exchangesFolders = true
    linksFiles = true
  }

  /// For tests: observes or stops runs, and does as on file systems that cannot exchange folders or link files.
  package init(exchangesFolders: Bool = true, linksFiles: Bool = true, step: @escaping WriterStepHook = { _ in }) {
    survivesPowerLoss = false
    self.step = step
    self.exchangesFolders = exchangesFolders
    self.linksFiles = linksFiles
  }

  /// Makes the folder hold exactly the tree's files, its manifest, and what others put there. Missing parents are made.
  ///
  /// A symbolic link to a folder is followed and stays. Runs that write the same folder at once wait for each other.
  ///
  /// - Parameter force: write into a folder without a manifest that is not empty, and overwrite files of others where need be.
  /// - Throws: `OutputError`; the folder is then as it was.
  @discardableResult
  public func write(_ tree: FileTree, to folder: String, force: Bool = false) throws -> Changes {
    let manifest = FileManifest(of: tree).bytes
    let place = try OutputPlace(folder)
    // Without a lock, so that nothing at all is written if there is nothing to do: a folder held open stays the one that it was.
    if let current = try place.open(), try current.isCurrent(tree, manifest: manifest) {
      var changes = Changes()
      changes.unchanged = tree.files.filter { !$0.isSeed }.map(\.path)
      return changes
    }
    return try WriteRun(tree: tree, manifest: manifest, place: place, force: force, writer: self).perform()
  }
}

extension OpenDirectory {
  /// Whether the folder's manifest and all of the tree's files are as they should be. Nothing is listed; each file is opened once.
  fileprivate func isCurrent(_ tree: FileTree, manifest: [UInt8]) throws -> Bool {
    guard try contents(FileManifest.entryName)?.bytes == manifest else { return false }
    return try holds(tree.files[...], from: 0)
  }

  private func holds(_ files: ArraySlice<OutputFile>, from offset: Int) throws -> Bool {
    for child in children(of: files, from: offset) {
      if let file = child.item {
        guard try file.isSeed ? status(child.name) != nil : compare(child.name, with: file) == .same else { return false }
      } else {
        guard let directory = try directoryIfPresent(child.name) else { return false }
        guard try directory.holds(child.below, from: offset + child.name.count + 1) else { return false }
      }
    }
    return true
  }
}
