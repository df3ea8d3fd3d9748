import Glibc

/// Opening and reading files that users name or that lie in their folders, so that nothing blocks that should not.
enum InputDescriptor {
  /// An errno value.
  struct Failure: Error { var code: Int32 }

  /// - Parameter isNamed: if not, whatever is no regular file is refused without waiting for it.
  /// - Returns: also whether it is a pipe or the like.
  static func open(_ path: String, isNamed: Bool) throws(InputProblem) -> (descriptor: Int32, isStream: Bool) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path: path, code: errno) }
    let named = SpecialFile(status)
    if let named, !isNamed || !named.isReadable { throw isNamed ? .notAFile(path: path, named) : .skippedSpecialFile(path: path, named) }
    // Whoever writes to a pipe that was named may open it later than we do, so opening waits. Elsewhere it must not, should a
    // pipe have come into the file's place.
    let mode = named == .pipe ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK
    var descriptor: Int32
    repeat { descriptor = Glibc.open(path, mode) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .unreadable(path: path, code: code)
    }
    let kind = SpecialFile(status)
    if let kind, !isNamed || !kind.isReadable {
      close(descriptor)
      throw isNamed ? .notAFile(path: path, kind) : .skippedSpecialFile(path: path, kind)
    }
    return (descriptor, kind != nil)
  }

  /// Reads some bytes; 0 at the end.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, Failure> {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return .success(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Opened without blocking, by us or by whoever handed it over.
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      case let code: return .failure(Failure(code: code))
      }
    }
  }

  /// A file's bytes.
  ///
  /// - Parameter limit: in bytes; `tooLarge` is thrown for a file that has more.
  static func contents(_ path: String, isNamed: Bool, limit: Int, tooLarge: InputProblem) throws(InputProblem) -> [UInt8] {
    let descriptor = try open(path, isNamed: isNamed).descriptor
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(min(Int(status.st_size), limit)) }
    var failure: Int32?
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      while bytes.count <= limit {
        switch read(descriptor, into: buffer) {
        case .success(0): return
        case .success(let count): bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        case .failure(let error):
          failure = error.code
          return
        }
      }
    }
    if let failure { throw .unreadable(path: path, code: failure) }
    if bytes.count > limit { throw tooLarge }
    return bytes
  }
}

extension SpecialFile {
  /// Nil for a regular file.
  init?(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR: self = .device
    case S_IFBLK: self = .blockDevice
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }

  /// Whether it is read when the user names it: `<(…)` is a pipe, /dev/null a device.
  fileprivate var isReadable: Bool { self == .pipe || self == .device }
}
