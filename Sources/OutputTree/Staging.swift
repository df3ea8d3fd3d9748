import Digest
import Glibc

/// Builds the new folder in the temporary neighbour, out of the former folder, its manifest and the tree, and notes what changes.
///
/// The former folder is only read. Unchanged files and files of others get a second name (a hard link), so they keep their times.
struct Staging {
  let force: Bool
  let linksFiles: Bool
  let step: WriterStepHook
  private(set) var changes = Changes()
  /// Paths where something that is not ours is in the way.
  private(set) var filesInTheWay: [String] = []
  private(set) var foldersInTheWay: [String] = []

  init(force: Bool, writer: TreeWriter) {
    self.force = force
    linksFiles = writer.linksFiles
    step = writer.step
  }

  /// One directory: what it has now, what the tree wants below it, and what the former manifest lists there.
  struct Level {
    var old: OpenDirectory?
    var new: OpenDirectory
    var files: ArraySlice<OutputFile>
    var listed: ArraySlice<FileManifest.Entry>
    /// The directory's path with its last slash; empty for the output folder itself.
    var prefix: String
  }

  /// One name in a directory, with whatever is known about it.
  private struct Place {
    var level: Level
    var name: PathBytes
    var kind: DirectoryEntry.Kind?
    var wanted: PathChild<OutputFile>?
    var listed: PathChild<FileManifest.Entry>?

    var path: String { level.prefix + name.text }
    var isOurs: Bool { listed?.item != nil }
  }

  /// - Returns: whether the new directory has got anything in it.
  mutating func merge(_ level: Level) throws -> Bool {
    let offset = level.prefix.utf8.count
    var entries = try level.old?.entries() ?? []
    if offset == 0 { entries.removeAll { $0.name == FileManifest.entryName } }
    let wanted = children(of: level.files, from: offset)
    let listed = children(of: level.listed, from: offset)
    var (entry, want, list) = (0, 0, 0)
    var hasContent = false
    while true {
      // The three lists are in the same order: each round takes the smallest name that is left, wherever it stands.
      var smallest: PathBytes?
      if entry < entries.count { smallest = entries[entry].name }
      if want < wanted.count, smallest.map({ wanted[want].name < $0 }) ?? true { smallest = wanted[want].name }
      if list < listed.count, smallest.map({ listed[list].name < $0 }) ?? true { smallest = listed[list].name }
      guard let name = smallest else { break }
      var place = Place(level: level, name: name)
      if entry < entries.count, entries[entry].name == name {
        place.kind = entries[entry].kind
        entry += 1
      }
      if want < wanted.count, wanted[want].name == name {
        place.wanted = wanted[want]
        want += 1
      }
      if list < listed.count, listed[list].name == name {
        place.listed = listed[list]
        list += 1
      }
      if try merge(place) { hasContent = true }
    }
    return hasContent
  }

  private mutating func merge(_ place: Place) throws -> Bool {
    if let file = place.wanted?.item {
      if file.isSeed, place.kind == .directory { return try mergeDirectory(place) }
      if file.isSeed, place.kind != nil, let old = place.level.old { try keep(old, place) } else { try mergeFile(file, place) }
      return true
    }
    if place.wanted != nil {
      if let kind = place.kind, kind != .directory { try makeWay(place) }
      return try mergeDirectory(place)
    }
    guard let kind = place.kind, let old = place.level.old else { return false }
    if kind == .directory { return try mergeDirectory(place) }
    if place.isOurs {
      try drop(place)
      return false
    }
    try keep(old, place)
    return true
  }

  /// What is not ours, or is a seed's, goes over as it is.
  private func keep(_ old: OpenDirectory, _ place: Place) throws {
    try old.link(place.name, to: place.level.new, copying: !linksFiles)
    try step(.linked(place.path))
  }

  private mutating func mergeFile(_ file: OutputFile, _ place: Place) throws {
    guard let old = place.level.old, let kind = place.kind else {
      changes.added.append(file.path)
      return try write(file, place)
    }
    if kind == .directory {
      try dropDirectory(old, place)
      changes.added.append(file.path)
      return try write(file, place)
    }
    if kind == .file {
      switch try old.compare(place.name, with: file) {
      case .same:
        changes.unchanged.append(file.path)
        try old.link(place.name, to: place.level.new, copying: !linksFiles)
        return try step(.linked(file.path))
      case .missing:
        changes.added.append(file.path)
        return try write(file, place)
      case .different, .notAFile: break
      }
    }
    if place.isOurs {
      try noteDiscardedEdit(place)
    } else if !force {
      filesInTheWay.append(file.path)
    }
    changes.changed.append(file.path)
    try write(file, place)
  }

  private func write(_ file: OutputFile, _ place: Place) throws {
    try place.level.new.write(file.contents, to: place.name, mode: file.isExecutable ? 0o755 : 0o644)
    try step(.wrote(file.path))
  }

  private mutating func mergeDirectory(_ place: Place) throws -> Bool {
    let old = place.kind == .directory ? try place.level.old?.directory(place.name) : nil
    let new = try place.level.new.makeDirectory(place.name)
    let hasContent = try merge(
      Level(
        old: old, new: new, files: place.wanted?.below ?? [], listed: place.listed?.below ?? [], prefix: place.path + "/"))
    // A directory that held our files alone goes with the last of them; an empty one that was always somebody else's stays.
    if !hasContent, place.listed?.below.isEmpty == false {
      try place.level.new.removeDirectory(place.name)
      return false
    }
    try Staging.finish(new, like: old, keepsTimes: place.wanted == nil)
    try step(.finishedFolder(place.path))
    return true
  }

  /// Gives a new directory mode 0755, or what the former one had: it may be shared with a group. (Owners as far as we may; access lists
  /// and other extended attributes are those that the parent's defaults give.)
  static func finish(_ new: OpenDirectory, like old: OpenDirectory?, keepsTimes: Bool) throws {
    guard let status = try old?.status() else { return try new.setMode(0o755) }
    _ = fchown(new.descriptor, status.st_uid, status.st_gid)
    try new.setMode(status.st_mode)
    if keepsTimes { _ = futimens(new.descriptor, [status.st_atim, status.st_mtim]) }
  }

  /// Something else than a directory stands where one is needed.
  private mutating func makeWay(_ place: Place) throws {
    if place.isOurs { return try drop(place) }
    if force { changes.removed.append(place.path) } else { filesInTheWay.append(place.path) }
  }

  private mutating func drop(_ place: Place) throws {
    try noteDiscardedEdit(place)
    changes.removed.append(place.path)
    try step(.droppedFile(place.path))
  }

  private mutating func noteDiscardedEdit(_ place: Place) throws {
    guard let digest = place.listed?.item?.digest else { return }
    let contents = try place.level.old?.contents(place.name)
    if contents.map({ SHA256.hexDigest($0.bytes) }) != digest { changes.discardedEdits.append(place.path) }
  }

  /// A directory stands where a file is needed: it goes if all that is in it is ours.
  private mutating func dropDirectory(_ old: OpenDirectory, _ place: Place) throws {
    let directory = try old.directory(place.name)
    guard try dropContents(of: directory, listed: place.listed?.below ?? [], prefix: place.path + "/", place.level) else {
      foldersInTheWay.append(place.path)
      return
    }
  }

  private mutating func dropContents(
    of directory: OpenDirectory, listed: ArraySlice<FileManifest.Entry>, prefix: String, _ level: Level
  ) throws -> Bool {
    let ours = children(of: listed, from: prefix.utf8.count)
    if ours.isEmpty { return false }
    for entry in try directory.entries() {
      guard let child = ours.first(where: { $0.name == entry.name }) else { return false }
      if entry.kind == .directory {
        let below = try directory.directory(entry.name)
        guard try dropContents(of: below, listed: child.below, prefix: prefix + entry.name.text + "/", level) else { return false }
      } else {
        guard child.item != nil else { return false }
        var place = Place(level: level, name: entry.name, kind: entry.kind, listed: child)
        place.level.old = directory
        place.level.prefix = prefix
        try drop(place)
      }
    }
    return true
  }

  /// The changes so far, in order, unless something is in the way.
  ///
  /// - Throws: `OutputError.foldersInTheWay`, `.filesInTheWay`.
  func result(folder: String) throws -> Changes {
    if !foldersInTheWay.isEmpty { throw OutputError.foldersInTheWay(folder: folder, paths: foldersInTheWay.sorted(by: bytesPrecede)) }
    if !filesInTheWay.isEmpty { throw OutputError.filesInTheWay(folder: folder, paths: filesInTheWay.sorted(by: bytesPrecede)) }
    var sorted = changes
    sorted.sort()
    return sorted
  }
}
