import CSystem
import Glibc

/// A directory held open. Everything below the output folder is reached through these, one name at a time and never through a symbolic
/// link, so that nothing outside can be met and a folder exchanged meanwhile is still seen whole.
final class OpenDirectory: Sendable {
  let descriptor: Int32
  /// For messages only.
  let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Opens by path, following symbolic links.
  static func open(_ path: PathBytes) throws -> OpenDirectory {
    let descriptor = path.withCString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if descriptor < 0 { throw OutputError.system(.open, path: path.text, code: errno) }
    return OpenDirectory(descriptor: descriptor, path: path.text)
  }

  func path(of name: PathBytes) -> String { path == "/" ? "/\(name.text)" : "\(path)/\(name.text)" }

  /// An error that names an entry, with errno as it stands.
  func failure(_ action: SystemAction, _ name: PathBytes, _ code: Int32 = errno) -> OutputError {
    .system(action, path: path(of: name), code: code)
  }

  /// The directory of that name, or nil if there is none, be it that something else has the name.
  func directoryIfPresent(_ name: PathBytes) throws -> OpenDirectory? {
    let child = name.withCString { openat(descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    if child >= 0 { return OpenDirectory(descriptor: child, path: path(of: name)) }
    if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return nil }
    throw failure(.open, name)
  }

  func directory(_ name: PathBytes) throws -> OpenDirectory {
    if let directory = try directoryIfPresent(name) { return directory }
    throw failure(.open, name)
  }

  /// Makes a directory that must not exist yet, closed to others until its mode is set.
  func makeDirectory(_ name: PathBytes) throws -> OpenDirectory {
    if name.withCString({ mkdirat(descriptor, $0, 0o700) }) != 0 { throw failure(.createFolder, name) }
    // A umask can take away even the owner's rights.
    if name.withCString({ fchmodat(descriptor, $0, 0o700, 0) }) != 0 { throw failure(.setMode, name) }
    return try directory(name)
  }

  /// The entry's own status (a symbolic link's, not its target's), or nil if there is none.
  func status(_ name: PathBytes) throws -> stat? {
    var status = stat()
    if name.withCString({ fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 { return status }
    if errno == ENOENT { return nil }
    throw failure(.find, name)
  }

  func status() throws -> stat {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw OutputError.system(.find, path: path, code: errno) }
    return status
  }

  func setMode(_ mode: mode_t) throws {
    if fchmod(descriptor, mode & 0o7777) != 0 { throw OutputError.system(.setMode, path: path, code: errno) }
  }

  func unlink(_ name: PathBytes) throws {
    if name.withCString({ unlinkat(descriptor, $0, 0) }) != 0 { throw failure(.remove, name) }
  }

  func removeDirectory(_ name: PathBytes) throws {
    if name.withCString({ unlinkat(descriptor, $0, AT_REMOVEDIR) }) != 0 { throw failure(.remove, name) }
  }

  func rename(_ name: PathBytes, to other: PathBytes, in target: OpenDirectory) throws {
    let result = name.withCString { from in other.withCString { renameat(descriptor, from, target.descriptor, $0) } }
    if result != 0 { throw failure(.rename, name) }
  }

  /// Renames within this directory to a name that nothing must have.
  func renameToFreeName(_ name: PathBytes, to other: PathBytes) throws {
    let result = name.withCString { from in other.withCString { wingen_rename_to_free_name(descriptor, from, descriptor, $0) } }
    if result == 0 { return }
    if errno != EINVAL, errno != ENOSYS, errno != EOPNOTSUPP { throw failure(.rename, other) }
    // Without the flag a directory still replaces nothing but an empty directory.
    try rename(name, to: other, in: self)
  }

  /// Exchanges two entries in one step; false if the file system cannot.
  func exchange(_ name: PathBytes, with other: PathBytes) throws -> Bool {
    let result = name.withCString { first in other.withCString { wingen_exchange(descriptor, first, $0) } }
    if result == 0 { return true }
    if errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP { return false }
    throw failure(.exchange, other)
  }

  func flushFileSystem() throws {
    if wingen_sync_file_system(descriptor) != 0 { throw OutputError.system(.flush, path: path, code: errno) }
  }
}

/// Whether two statuses are of the same file or directory.
func isSame(_ left: stat, _ right: stat) -> Bool { left.st_dev == right.st_dev && left.st_ino == right.st_ino }

func isDirectory(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
