extension TreeWriter {
  /// Removes what a run that was killed left beside an output folder, or puts back what it had moved aside.
  ///
  /// - Throws: `OutputError.system`.
  public func cleanUp(besides folder: String) throws {
    let place = try OutputPlace(folder)
    guard let parent = try place.openExistingParent() else { return }
    let stem = FolderLock.stem(for: place.name)
    guard try parent.status(PathBytes(".\(stem).wingen-lock")) != nil else { return }
    let lock = try FolderLock(stem: stem, in: parent)
    if try !lock.wasAbandoned || Neighbour.cleanUp(stem: stem, name: place.name, in: parent, isExclusive: lock.isExclusive) {
      lock.removeFile()
    }
  }
}
