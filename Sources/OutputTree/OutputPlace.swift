import Glibc

/// Where an output folder is or will be: its name, and the directory that its temporary neighbours share with it.
struct OutputPlace {
  /// As the user wrote it.
  let given: String
  let name: PathBytes
  /// Free of symbolic links if the folder exists, else as the user wrote it and perhaps missing itself.
  private let parent: PathBytes

  /// Finds the folder, following a symbolic link to it, and changes nothing.
  ///
  /// - Throws: `OutputError.notAFolder`, `.linkLeadsNowhere`, `.irreplaceable` for `/`, `.system`.
  init(_ folder: String) throws {
    given = folder
    var path = Substring(folder)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
    if path.isEmpty { throw OutputError.system(.find, path: folder, code: ENOENT) }
    let bytes = PathBytes(path.utf8)
    if let real = OutputPlace.realPath(bytes) {
      var status = stat()
      if real.withCString({ stat($0, &status) }) != 0 { throw OutputError.system(.find, path: folder, code: errno) }
      if !isDirectory(status) { throw OutputError.notAFolder(folder) }
      (parent, name) = OutputPlace.split(real)
      if name.count == 0 { throw OutputError.irreplaceable(folder, .fileSystemRoot) }
      return
    }
    let code = errno
    var status = stat()
    if code == ENOENT, bytes.withCString({ lstat($0, &status) }) == 0 { throw OutputError.linkLeadsNowhere(folder) }
    (parent, name) = OutputPlace.split(bytes)
    let isDots = name.content.elementsEqual(".".utf8) || name.content.elementsEqual("..".utf8)
    if code != ENOENT || isDots { throw OutputError.system(.find, path: folder, code: code) }
  }

  /// The folder itself if it exists.
  func open() throws -> OpenDirectory? {
    guard let parent = OutputPlace.realPath(parent) else { return nil }
    return try OpenDirectory.open(parent).directoryIfPresent(name)
  }

  /// The directory that holds the folder, if there is one.
  func openExistingParent() throws -> OpenDirectory? {
    guard let parent = OutputPlace.realPath(parent) else { return nil }
    return try OpenDirectory.open(parent)
  }

  /// Opens the directory that holds the folder, after making it and its own parents if need be (mode 0755).
  ///
  /// - Returns: also the paths that were made, the outermost first.
  func openParent() throws -> (directory: OpenDirectory, made: [PathBytes]) {
    var made: [PathBytes] = []
    do {
      try makeDirectories(parent.content, &made)
      guard let real = OutputPlace.realPath(parent) else { throw OutputError.system(.find, path: parent.text, code: errno) }
      return (try OpenDirectory.open(real), made)
    } catch {
      OutputPlace.remove(made)
      throw error
    }
  }

  /// Removes directories made in vain, unless somebody else has put something there.
  static func remove(_ made: [PathBytes]) {
    for path in made.reversed() { _ = path.withCString { rmdir($0) } }
  }

  /// Refuses what renaming would fail on, or would leave the user's shell nowhere.
  func refuseIrreplaceable(_ folder: OpenDirectory, in parent: OpenDirectory) throws {
    if try folder.status().st_dev != parent.status().st_dev { throw OutputError.irreplaceable(given, .mountPoint) }
    guard let current = OutputPlace.realPath(PathBytes(".")) else { return }
    let folderPath = OutputPlace.realPath(PathBytes("/proc/self/fd/\(folder.descriptor)"))
    guard let folderPath else { return }
    let isInside = current == folderPath || current.content.starts(with: Array(folderPath.content) + [UInt8(ascii: "/")])
    if isInside { throw OutputError.irreplaceable(given, .currentDirectory) }
  }

  private func makeDirectories(_ path: ArraySlice<UInt8>, _ made: inout [PathBytes]) throws {
    let bytes = PathBytes(path)
    var status = stat()
    if bytes.withCString({ stat($0, &status) }) == 0 {
      if !isDirectory(status) { throw OutputError.notAFolder(bytes.text) }
      return
    }
    guard errno == ENOENT else { throw OutputError.system(.find, path: bytes.text, code: errno) }
    let parent = OutputPlace.split(bytes).parent
    if parent != bytes { try makeDirectories(parent.content, &made) }
    if bytes.withCString({ mkdir($0, 0o755) }) != 0 {
      let code = errno
      if code != EEXIST { throw OutputError.system(.createFolder, path: bytes.text, code: code) }
      // Another run may have made it meanwhile.
      if bytes.withCString({ stat($0, &status) }) == 0, isDirectory(status) { return }
      throw OutputError.linkLeadsNowhere(bytes.text)
    }
    made.append(bytes)
    if bytes.withCString({ chmod($0, 0o755) }) != 0 { throw OutputError.system(.setMode, path: bytes.text, code: errno) }
  }

  /// `a/b` into `a` and `b`, `/a` into `/` and `a`, `a` into `.` and `a`, `/` into `/` and nothing.
  private static func split(_ path: PathBytes) -> (parent: PathBytes, name: PathBytes) {
    let slash = UInt8(ascii: "/")
    guard let last = path.content.lastIndex(of: slash) else { return (PathBytes("."), path) }
    var parent = path.content[..<last]
    while parent.last == slash { parent = parent.dropLast() }
    return (parent.isEmpty ? PathBytes("/") : PathBytes(parent), PathBytes(path.content[(last + 1)...]))
  }

  /// Absolute and without symbolic links, or nil with errno set.
  private static func realPath(_ path: PathBytes) -> PathBytes? {
    guard let resolved = path.withCString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return PathBytes(cString: resolved)
  }
}
