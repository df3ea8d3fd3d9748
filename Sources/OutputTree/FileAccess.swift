import Glibc

/// How a file on disk compares with a generated one.
enum FileComparison: Sendable {
  case same, different, missing, notAFile
}

extension OpenDirectory {
  /// Compares bytes with bytes: reading costs less than hashing what was read, and a manifest's word is not taken for what is on disk.
  ///
  /// Of the mode only the owner's right to execute counts, as in Git: a checkout under another umask is not out of date.
  func compare(_ name: PathBytes, with file: OutputFile) throws -> FileComparison {
    // A pipe that somebody put there must not make us wait.
    let descriptor = name.withCString { openat(self.descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    if descriptor < 0 {
      switch errno {
      case ENOENT, ENOTDIR: return .missing
      case ELOOP, ENXIO: return .notAFile
      default: throw failure(.open, name)
      }
    }
    defer { _ = Glibc.close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw failure(.find, name) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    guard status.st_size == file.contents.count, (status.st_mode & S_IXUSR != 0) == file.isExecutable else { return .different }
    return try holds(file.contents, descriptor, name) ? .same : .different
  }

  private func holds(_ contents: [UInt8], _ descriptor: Int32, _ name: PathBytes) throws -> Bool {
    try withUnsafeTemporaryAllocation(byteCount: max(1, min(contents.count, 65536)), alignment: 16) { buffer in
      var position = 0
      while position < contents.count {
        let count = Glibc.read(descriptor, buffer.baseAddress, min(buffer.count, contents.count - position))
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw failure(.read, name) }
        let isEqual = contents.withUnsafeBytes { bytes in
          UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]).elementsEqualInMemory(UnsafeRawBufferPointer(buffer))
        }
        if count == 0 || !isEqual { return false }
        position += count
      }
      return true
    }
  }

  /// A regular file's bytes and whether its owner may execute it; nil if there is no file, or something else in its place.
  func contents(_ name: PathBytes) throws -> (bytes: [UInt8], isExecutable: Bool)? {
    let descriptor = name.withCString { openat(self.descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    if descriptor < 0 {
      if [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno) { return nil }
      throw failure(.open, name)
    }
    defer { _ = Glibc.close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw failure(.find, name) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    var capacity = Int(status.st_size) + 1
    while true {
      let before = bytes.count
      let chunk = try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = try readSome(descriptor, UnsafeMutableRawBufferPointer(buffer), name)
      }
      if chunk.isEmpty { break }
      if before == 0 { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      capacity = 65536
    }
    return (bytes, status.st_mode & S_IXUSR != 0)
  }

  /// Writes a new file. Its mode is set explicitly, so that it does not depend on the umask.
  func write(_ contents: [UInt8], to name: PathBytes, mode: mode_t) throws {
    let descriptor = try create(name)
    do {
      try contents.withUnsafeBytes { try writeAll($0, descriptor, name) }
      if fchmod(descriptor, mode) != 0 { throw failure(.setMode, name) }
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    // Network file systems report a full disk here.
    if Glibc.close(descriptor) != 0 { throw failure(.write, name) }
  }

  /// Gives an entry other than a directory a second name elsewhere, under which it stays the same file with the same times.
  ///
  /// Where the file system has no hard links, or forbids one to a file of another user, files and symbolic links are copied instead,
  /// with their mode and times.
  func link(_ name: PathBytes, to target: OpenDirectory, copying isCopied: Bool = false) throws {
    let result = isCopied ? -1 : name.withCString { linkat(descriptor, $0, target.descriptor, $0, 0) }
    if result == 0 { return }
    let code = isCopied ? EOPNOTSUPP : errno
    guard [EPERM, EXDEV, EMLINK, EOPNOTSUPP, ENOSYS, EACCES].contains(code) else { throw failure(.link, name, code) }
    guard let status = try status(name) else { throw failure(.link, name, ENOENT) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: try copyFile(name, status, to: target)
    case S_IFLNK: try copyLink(name, to: target)
    default: throw failure(.link, name, code)
    }
  }

  private func copyFile(_ name: PathBytes, _ status: stat, to target: OpenDirectory) throws {
    let source = name.withCString { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
    if source < 0 { throw failure(.copy, name) }
    defer { _ = Glibc.close(source) }
    let copy = try target.create(name)
    defer { _ = Glibc.close(copy) }
    try withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      while true {
        let count = try readSome(source, buffer, name)
        if count == 0 { break }
        try target.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), copy, name)
      }
    }
    _ = fchown(copy, status.st_uid, status.st_gid)
    let times = [status.st_atim, status.st_mtim]
    if fchmod(copy, status.st_mode & 0o7777) != 0 || futimens(copy, times) != 0 { throw target.failure(.setMode, name) }
  }

  private func copyLink(_ name: PathBytes, to target: OpenDirectory) throws {
    let text = try withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
      guard let text = buffer.bindMemory(to: CChar.self).baseAddress else { throw failure(.copy, name, ENOMEM) }
      let count = name.withCString { readlinkat(descriptor, $0, text, buffer.count) }
      if count < 0 { throw failure(.copy, name) }
      return PathBytes(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    let result = name.withCString { new in text.withCString { symlinkat($0, target.descriptor, new) } }
    if result != 0 { throw target.failure(.copy, name) }
  }

  private func create(_ name: PathBytes) throws -> Int32 {
    let descriptor = name.withCString { openat(self.descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
    if descriptor < 0 { throw failure(.create, name) }
    return descriptor
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32, _ name: PathBytes) throws {
    var position = 0
    while position < bytes.count {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[position...]).baseAddress, bytes.count - position)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw failure(.write, name) }
      position += count
    }
  }

  private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, _ name: PathBytes) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw failure(.read, name) }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the other buffer starts with the bytes of this one.
  fileprivate func elementsEqualInMemory(_ other: UnsafeRawBufferPointer) -> Bool {
    guard let first = baseAddress, let second = other.baseAddress, other.count >= count else { return isEmpty }
    return memcmp(first, second, count) == 0
  }
}
