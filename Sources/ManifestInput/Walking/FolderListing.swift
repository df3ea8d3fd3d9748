import CSystem
import Glibc

/// Which file or folder it is, whatever name leads there.
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Of what a path leads to, symbolic links followed; nil if there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// The names in a folder and what has them.
struct FolderListing: Sendable {
  enum Kind: Sendable, Hashable {
    case file, folder, link
    case special(SpecialFile)
  }

  struct Entry: Sendable {
    var name: String
    /// Without following links.
    var kind: Kind
    /// If not, `name` only resembles the real one.
    var isUTF8: Bool

    var isHidden: Bool { name.utf8.first == UInt8(ascii: ".") }
  }

  /// In the order of their names' bytes.
  let entries: [Entry]
  let identity: FileIdentity

  /// Opens the folder, following a symbolic link to it.
  ///
  /// - Throws: `InputProblem.unreadableFolder`.
  init(_ path: String) throws(InputProblem) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadableFolder(path: path, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw .unreadableFolder(path: path, code: code)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let pointer = wingen_entry_name(entry)
      guard let pointer, strcmp(pointer, ".") != 0, strcmp(pointer, "..") != 0 else { continue }
      guard let kind = Self.kind(Int32(entry.pointee.d_type), pointer, in: descriptor) else { continue }
      entries.append(
        Entry(name: String(cString: pointer), kind: kind, isUTF8: String(validatingCString: pointer) != nil))
    }
    guard errno == 0 else { throw .unreadableFolder(path: path, code: errno) }
    entries.sort { FilePath.precedes($0.name, $1.name) }
    self.entries = entries
    identity = FileIdentity(status)
  }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name && ($0.kind == .file || $0.kind == .link) } }

  /// From the listing itself where the file system tells it there. Nil for what was removed meanwhile.
  private static func kind(_ hint: Int32, _ name: UnsafePointer<CChar>, in folder: Int32) -> Kind? {
    switch hint {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK): return .link
    default:
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
      if status.st_mode & S_IFMT == S_IFLNK { return .link }
      guard let special = SpecialFile(status) else { return .file }
      return special == .folder ? .folder : .special(special)
    }
  }
}
