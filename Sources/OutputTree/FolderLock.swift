import Digest
import Glibc

/// Keeps other runs from the same output folder, by a lock on an empty file beside it (`.NAME.wingen-lock`).
///
/// Neither the folder itself (it is exchanged, and at first missing) nor its parent (siblings are written in parallel, and others lock
/// directories too) would do. The file is removed with the lock still held; one that a run finds is therefore the trace of a run that was
/// killed, and the only reason to look for what that left behind: a parent with thousands of entries is not listed otherwise.
final class FolderLock: Sendable {
  private let parent: OpenDirectory
  private let name: PathBytes
  private let descriptor: Int32
  /// The lock was there already: its former holder was killed.
  let wasAbandoned: Bool
  /// False where the file system knows no locks.
  let isExclusive: Bool

  /// Waits for the run that holds the lock, if there is one.
  init(stem: String, in parent: OpenDirectory) throws {
    let name = PathBytes(".\(stem).wingen-lock")
    while true {
      let (descriptor, isNew) = try FolderLock.open(name, in: parent)
      do {
        let isExclusive = try FolderLock.lock(descriptor, parent, name)
        var held = stat()
        if fstat(descriptor, &held) != 0 { throw parent.failure(.lock, name) }
        // The former holder may have removed the file while we waited; then it no longer keeps anybody away.
        if let current = try parent.status(name), isSame(current, held) {
          (self.parent, self.name, self.descriptor) = (parent, name, descriptor)
          (wasAbandoned, self.isExclusive) = (!isNew, isExclusive)
          return
        }
      } catch {
        _ = Glibc.close(descriptor)
        throw error
      }
      _ = Glibc.close(descriptor)
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Removes the file. Not called when something was left behind, so that the next run cleans up.
  func removeFile() { _ = name.withCString { unlinkat(parent.descriptor, $0, 0) } }

  /// What stands for the folder's name in the names beside it, with room for what is added within the 255 bytes of a name.
  static func stem(for name: PathBytes) -> String {
    let isText = name.text.utf8.elementsEqual(name.content)
    return isText && name.count <= 200 ? name.text : String(SHA256.hexDigest(Array(name.content)).prefix(32))
  }

  private static func open(_ name: PathBytes, in parent: OpenDirectory) throws -> (descriptor: Int32, isNew: Bool) {
    while true {
      let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
      let new = name.withCString { openat(parent.descriptor, $0, flags | O_CREAT | O_EXCL, 0o644) }
      if new >= 0 {
        _ = fchmod(new, 0o644)
        return (new, true)
      }
      if errno != EEXIST { throw parent.failure(.create, name) }
      let old = name.withCString { openat(parent.descriptor, $0, flags) }
      if old >= 0 { return (old, false) }
      if errno != ENOENT { throw parent.failure(.lock, name) }
    }
  }

  private static func lock(_ descriptor: Int32, _ parent: OpenDirectory, _ name: PathBytes) throws -> Bool {
    while flock(descriptor, LOCK_EX) != 0 {
      switch errno {
      case EINTR: continue
      case ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL: return false
      default: throw parent.failure(.lock, name)
      }
    }
    return true
  }
}
