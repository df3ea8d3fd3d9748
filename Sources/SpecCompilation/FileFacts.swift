import CSystem
import Glibc

/// What the file system says of a file, links followed.
struct FileFacts {
  private let status: stat

  /// Nil if it is not there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }

  /// Changes when the file is written or exchanged, even by a program that gives it an old time: nobody sets the time of the last change of
  /// its facts (man 7 inode, ctime).
  var identity: String {
    "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
  }

  /// Seconds since the file was last written.
  var age: Int { time(nil) - status.st_mtim.tv_sec }

  /// The path without links; nil if it is not there.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
