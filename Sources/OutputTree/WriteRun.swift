import Digest
import Glibc

/// One writing run, from the moment it is known that something must be written.
struct WriteRun {
  let tree: FileTree
  let manifest: [UInt8]
  let place: OutputPlace
  let force: Bool
  let writer: TreeWriter

  /// Writes below a lock. Whatever fails before the new folder stands in its place leaves everything as it was.
  func perform() throws -> Changes {
    let (parent, made) = try place.openParent()
    do {
      try writer.step(.createdParents)
      if let old = try parent.directoryIfPresent(place.name) { try place.refuseIrreplaceable(old, in: parent) }
      let stem = FolderLock.stem(for: place.name)
      let lock = try FolderLock(stem: stem, in: parent)
      var isClean = !lock.wasAbandoned
      defer { if isClean { lock.removeFile() } }
      try writer.step(.tookLock)
      if lock.wasAbandoned {
        isClean = try Neighbour.cleanUp(stem: stem, name: place.name, in: parent, isExclusive: lock.isExclusive)
      }
      return try write(stem: stem, in: parent, isClean: &isClean)
    } catch {
      if try place.open() == nil { OutputPlace.remove(made) }
      throw error
    }
  }

  private func write(stem: String, in parent: OpenDirectory, isClean: inout Bool) throws -> Changes {
    let old = try parent.directoryIfPresent(place.name)
    let former = try formerManifest(in: old)
    if let old, former == nil, !force, try !old.isEmpty() { throw OutputError.notOurs(folder: place.given) }
    let neighbour = try Neighbour(stem: stem, in: parent)
    let listed = former?.manifest.entries ?? []
    do {
      try writer.step(.createdNeighbour)
      var staging = Staging(force: force, writer: writer)
      _ = try staging.merge(Staging.Level(old: old, new: neighbour.directory, files: tree.files[...], listed: listed[...], prefix: ""))
      var changes = try staging.result(folder: place.given)
      changes.createdFolder = old == nil
      changes.updatedManifest = former?.bytes != manifest
      if changes.isEmpty {
        // Another run has done our work while we waited for it.
        try neighbour.discard(beside: place.name, in: parent)
        return changes
      }
      try finish(neighbour, old, keepsManifest: !changes.updatedManifest)
      try replace(old, by: neighbour, in: parent)
      changes.leftBehind = removeFormer(old, neighbour, in: parent, listed: listed)
      if changes.leftBehind != nil { isClean = false }
      return changes
    } catch {
      do { try neighbour.discard(beside: place.name, in: parent) } catch { isClean = false }
      throw error
    }
  }

  private func formerManifest(in old: OpenDirectory?) throws -> (manifest: FileManifest, bytes: [UInt8])? {
    do {
      return try FileManifest.read(in: old, folder: place.given)
    } catch let error as OutputError {
      // The way out of a manifest that nobody can read: all files are then treated as those of others.
      if force, case .unreadableManifest = error { return nil }
      throw error
    }
  }

  private func finish(_ neighbour: Neighbour, _ old: OpenDirectory?, keepsManifest: Bool) throws {
    let name = FileManifest.entryName
    if keepsManifest, let old {
      try old.link(name, to: neighbour.directory)
    } else {
      try neighbour.directory.write(manifest, to: name, mode: 0o644)
    }
    try writer.step(.wroteManifest)
    try Staging.finish(neighbour.directory, like: old, keepsTimes: false)
    // A killed process loses nothing that it has written; only a machine that goes down does.
    if writer.survivesPowerLoss { try neighbour.directory.flushFileSystem() }
    try writer.step(.staged)
  }

  /// Puts the new folder in the place of the old one, in one step wherever the file system can.
  private func replace(_ old: OpenDirectory?, by neighbour: Neighbour, in parent: OpenDirectory) throws {
    if old == nil {
      try parent.renameToFreeName(neighbour.name, to: place.name)
    } else if try !writer.exchangesFolders || !parent.exchange(neighbour.name, with: place.name) {
      // Two steps. A run killed between them leaves the former folder whole beside its place; the next run puts it back first.
      try parent.rename(place.name, to: neighbour.asideName, in: parent)
      do {
        try writer.step(.movedAside)
        try parent.renameToFreeName(neighbour.name, to: place.name)
      } catch {
        try parent.renameToFreeName(neighbour.asideName, to: place.name)
        throw error
      }
    }
    if writer.survivesPowerLoss { try parent.flushFileSystem() }
    try writer.step(.replaced)
  }

  /// - Returns: the path of what could not be removed: the output is complete, so that is no failure.
  private func removeFormer(
    _ old: OpenDirectory?, _ neighbour: Neighbour, in parent: OpenDirectory, listed: [FileManifest.Entry]
  ) -> String? {
    guard old != nil else { return nil }
    var name = neighbour.name
    do {
      if try parent.status(neighbour.asideName) != nil { name = neighbour.asideName }
      let isGone = try parent.retire(
        name, replacedBy: neighbour.directory, files: tree.files[...], listed: listed[...], offset: 0, step: writer.step)
      try writer.step(.removedNeighbour)
      if isGone { return nil }
    } catch {
      // Told by the path.
    }
    return parent.path(of: name)
  }
}

extension FileManifest {
  /// The manifest in a folder, or nil if there is none.
  static func read(in folder: OpenDirectory?, folder given: String) throws -> (manifest: FileManifest, bytes: [UInt8])? {
    guard let folder else { return nil }
    let file = given.utf8.last == UInt8(ascii: "/") ? given + name : "\(given)/\(name)"
    guard let contents = try folder.contents(entryName) else {
      if try folder.status(entryName) == nil { return nil }
      throw OutputError.unreadableManifest(file: file, line: 1, expected: .regularFile)
    }
    return (try FileManifestReader.read(contents.bytes, file: file), contents.bytes)
  }
}
