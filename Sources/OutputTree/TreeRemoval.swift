import Glibc

extension TreeWriter {
  /// Takes everything that wingen wrote out of a folder, in one step, and removes the folder if nothing of others is left in it.
  ///
  /// A folder without a manifest of ours is left alone.
  ///
  /// - Returns: what was removed, and whether the folder is gone.
  /// - Throws: `OutputError`; the folder is then as it was, or already without our files.
  @discardableResult
  public func remove(_ folder: String) throws -> (changes: Changes, isGone: Bool) {
    guard let current = try OutputPlace(folder).open() else { return (Changes(), true) }
    if try current.status(FileManifest.entryName) == nil, try !current.isEmpty() { return (Changes(), false) }
    let changes = try write(FileTree([]), to: folder)
    let place = try OutputPlace(folder)
    guard let directory = try place.open() else { return (changes, true) }
    // With files of others in it, the folder stays one that wingen may write to again.
    if try directory.entries().contains(where: { $0.name != FileManifest.entryName }) { return (changes, false) }
    if try directory.status(FileManifest.entryName) != nil { try directory.unlink(FileManifest.entryName) }
    let (parent, _) = try place.openParent()
    try parent.removeDirectory(place.name)
    return (changes, true)
  }
}
