import CSystem
import Glibc

/// One name in a directory and what has it.
struct DirectoryEntry: Sendable {
  enum Kind: Sendable { case file, directory, link, other }

  var name: PathBytes
  var kind: Kind
}

extension OpenDirectory {
  /// All entries but `.` and `..`, in the order of their names' bytes.
  func entries() throws -> [DirectoryEntry] {
    // A descriptor of its own: one that is duplicated would share the reading position.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if copy < 0 { throw OutputError.system(.list, path: path, code: errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      _ = Glibc.close(copy)
      throw OutputError.system(.list, path: path, code: code)
    }
    defer { closedir(stream) }
    var entries: [DirectoryEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = PathBytes(cString: wingen_entry_name(entry))
      if name.content.elementsEqual(".".utf8) || name.content.elementsEqual("..".utf8) { continue }
      if let kind = try kind(of: name, hint: Int32(entry.pointee.d_type)) { entries.append(DirectoryEntry(name: name, kind: kind)) }
    }
    if errno != 0 { throw OutputError.system(.list, path: path, code: errno) }
    entries.sort { $0.name < $1.name }
    return entries
  }

  func isEmpty() throws -> Bool { try entries().isEmpty }

  /// The kind without a call for the status wherever the file system tells it in the listing.
  private func kind(of name: PathBytes, hint: Int32) throws -> DirectoryEntry.Kind? {
    switch hint {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .directory
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      guard let status = try status(name) else { return nil }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .directory
      case S_IFLNK: return .link
      default: return .other
      }
    default: return .other
    }
  }
}
