import Digest

extension TreeWriter {
  /// What `write` would change in the folder, in the order of the paths' bytes; empty if the folder is up to date. Writes nothing.
  ///
  /// The manifest is among the files if it is missing, or if it alone is out of date; otherwise it only repeats what the files say. Files
  /// of others are not looked at.
  ///
  /// - Throws: `OutputError` for a folder that cannot be read, or a manifest that is none.
  public func check(_ tree: FileTree, against folder: String) throws -> [StaleFile] {
    let place = try OutputPlace(folder)
    while true {
      let current = try place.open()
      var check = TreeCheck()
      let former = try FileManifest.read(in: current, folder: folder)
      try check.compare(current, tree.files[...], former?.manifest.entries[...] ?? [], from: 0)
      check.compareManifest(FileManifest(of: tree).bytes, former?.bytes)
      if check.stale.isEmpty { return [] }
      // A run that finished meanwhile takes files away from the folder that we hold open.
      let now = try place.open()
      let isSameFolder =
        switch (current, now) {
        case (nil, nil): true
        case (let current?, let now?): isSame(try current.status(), try now.status())
        default: false
        }
      if isSameFolder { return check.stale.sorted { bytesPrecede($0.path, $1.path) } }
    }
  }
}

private struct TreeCheck {
  var stale: [StaleFile] = []

  mutating func compare(
    _ directory: OpenDirectory?, _ files: ArraySlice<OutputFile>, _ listed: ArraySlice<FileManifest.Entry>, from offset: Int
  ) throws {
    let wanted = children(of: files, from: offset)
    let listed = children(of: listed, from: offset)
    var list = 0
    for child in wanted {
      while list < listed.count, listed[list].name < child.name {
        try leftOver(listed[list], in: directory, offset)
        list += 1
      }
      var former: PathChild<FileManifest.Entry>?
      if list < listed.count, listed[list].name == child.name {
        former = listed[list]
        list += 1
      }
      if let file = child.item {
        try compareFile(file, child.name, in: directory, former?.item)
        if let former, former.item == nil { try leftOver(former, in: directory, offset) }
      } else {
        let below = try directory?.directoryIfPresent(child.name)
        if below == nil, let former, former.item != nil { try leftOver(former, in: directory, offset) }
        try compare(below, child.below, former?.below ?? [], from: offset + child.name.count + 1)
      }
    }
    while list < listed.count {
      try leftOver(listed[list], in: directory, offset)
      list += 1
    }
  }

  mutating func compareManifest(_ new: [UInt8], _ old: [UInt8]?) {
    if let old, !stale.isEmpty || old == new { return }
    stale.append(StaleFile(path: FileManifest.name, reason: old == nil ? .missing : .different, isEdited: false, old: old, new: new))
  }

  private mutating func compareFile(
    _ file: OutputFile, _ name: PathBytes, in directory: OpenDirectory?, _ former: FileManifest.Entry?
  ) throws {
    if file.isSeed, try directory?.status(name) != nil { return }
    switch try directory?.compare(name, with: file) ?? .missing {
    case .same: return
    case .missing:
      stale.append(StaleFile(path: file.path, reason: .missing, isEdited: false, new: file.contents))
    case .notAFile:
      stale.append(StaleFile(path: file.path, reason: .notAFile, isEdited: false, new: file.contents))
    case .different:
      guard let old = try directory?.contents(name) else { return try compareFile(file, name, in: directory, former) }
      stale.append(
        StaleFile(
          path: file.path, reason: .different, isEdited: former.map { SHA256.hexDigest(old.bytes) != $0.digest } ?? false,
          old: old.bytes, new: file.contents, newIsExecutable: old.isExecutable == file.isExecutable ? nil : file.isExecutable))
    }
  }

  private mutating func leftOver(_ child: PathChild<FileManifest.Entry>, in directory: OpenDirectory?, _ offset: Int) throws {
    guard let directory else { return }
    if let entry = child.item {
      if let old = try directory.contents(child.name) {
        stale.append(
          StaleFile(path: entry.path, reason: .leftOver, isEdited: SHA256.hexDigest(old.bytes) != entry.digest, old: old.bytes))
      } else if let status = try directory.status(child.name), !isDirectory(status) {
        stale.append(StaleFile(path: entry.path, reason: .leftOver, isEdited: true))
      }
    } else {
      let below = try directory.directoryIfPresent(child.name)
      try compare(below, [], child.below, from: offset + child.name.count + 1)
    }
  }
}
