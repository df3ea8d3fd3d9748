import Glibc

extension OpenDirectory {
  /// Removes a directory with everything in it.
  func removeTree(_ name: PathBytes) throws {
    guard let directory = try openForRemoval(name) else { return }
    for entry in try directory.entries() {
      if entry.kind == .directory { try directory.removeTree(entry.name) } else { try directory.unlink(entry.name) }
    }
    try removeDirectory(name)
  }

  /// A read-only directory is made writable first: what is in it could not be removed otherwise.
  private func openForRemoval(_ name: PathBytes) throws -> OpenDirectory? {
    guard let status = try status(name) else { return nil }
    if status.st_mode & S_IRWXU != S_IRWXU { _ = name.withCString { fchmodat(descriptor, $0, 0o700, 0) } }
    return try directory(name)
  }

  /// Removes the former output folder after the new one has taken its place.
  ///
  /// Files of others are in both by now, as links. One that came or was replaced by another (as editors save) in the moments since
  /// they were linked is in the former folder only: it is moved over, never deleted. What can neither be removed nor moved stays, and
  /// does not keep the rest.
  ///
  /// - Parameters:
  ///   - new: the directory that took this one's place, or nil if there is none.
  ///   - files: what the tree has below this directory.
  ///   - listed: what the former manifest lists below it.
  /// - Returns: whether the directory is gone.
  func retire(
    _ name: PathBytes, replacedBy new: OpenDirectory?, files: ArraySlice<OutputFile>, listed: ArraySlice<FileManifest.Entry>,
    offset: Int, step: WriterStepHook
  ) throws -> Bool {
    guard let old = try openForRemoval(name) else { return true }
    let ourFiles = children(of: files, from: offset)
    let ourEntries = children(of: listed, from: offset)
    var isEmpty = true
    for entry in try old.entries() {
      let file = ourFiles.first(named: entry.name)
      let listed = ourEntries.first(named: entry.name)
      do {
        if entry.kind == .directory {
          let isForeign = file == nil && listed == nil
          let successor = try new?.directoryIfPresent(entry.name)
          let isGone =
            try !(isForeign && successor == nil)
            && old.retire(
              entry.name, replacedBy: successor, files: file?.below ?? [], listed: listed?.below ?? [],
              offset: offset + entry.name.count + 1, step: step)
          // By now all that is left in it came late.
          if !isGone { try old.move(entry.name, to: new) }
        } else if file?.item.map({ !$0.isSeed }) ?? false || listed?.item != nil || (offset == 0 && entry.name == FileManifest.entryName) {
          try old.unlink(entry.name)
        } else {
          try old.retireForeign(entry.name, replacedBy: new)
        }
        try step(.removedFormer(entry.name.text))
      } catch {
        isEmpty = false
      }
    }
    if isEmpty { try removeDirectory(name) }
    return isEmpty
  }

  private func retireForeign(_ name: PathBytes, replacedBy new: OpenDirectory?) throws {
    guard let mine = try status(name) else { return }
    if let theirs = try new?.status(name), isSame(mine, theirs) || isDirectory(theirs) {
      try unlink(name)
    } else if let new {
      try rename(name, to: name, in: new)
    } else {
      throw failure(.remove, name, ENOTEMPTY)
    }
  }

  /// Moves a directory to where nothing has its name.
  private func move(_ name: PathBytes, to new: OpenDirectory?) throws {
    guard let new, try new.status(name) == nil else { throw failure(.remove, name, ENOTEMPTY) }
    try rename(name, to: name, in: new)
  }
}

extension Array {
  /// The child of that name; the children are in the order of their names.
  fileprivate func first<Item>(named name: PathBytes) -> PathChild<Item>? where Element == PathChild<Item> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].name == name ? self[low] : nil
  }
}
