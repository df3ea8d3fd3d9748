/// Keeps runs that write the same set of folders from each other, while it is held; released when it goes, or with the process.
public final class RunLock: Sendable {
  private let parent: OpenDirectory
  private let lock: FolderLock

  /// The run that held the lock before was killed, and may have left something.
  public var wasAbandoned: Bool { lock.wasAbandoned }

  /// Waits for the run that holds the lock, if there is one.
  ///
  /// - Parameters:
  ///   - name: what the lock is for; its file is `.NAME.wingen-lock`.
  ///   - folder: an existing folder.
  /// - Throws: `OutputError.system`.
  public init(_ name: String, in folder: String) throws {
    parent = try OpenDirectory.open(PathBytes(folder))
    lock = try FolderLock(stem: name, in: parent)
  }

  deinit { lock.removeFile() }
}
