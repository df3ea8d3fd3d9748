import CSystem
import Glibc

/// The few things that the cache does with files.
enum FileSystem {
  static func read(_ path: String) throws(SystemFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault(.read, path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw SystemFault(.read, path, errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(SystemFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemFault(.write, path, errno) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw SystemFault(.write, path, errno) }
      start += max(0, count)
    }
  }

  /// Makes the folder and those above it; only the user may look into what is new.
  static func makeFolder(_ path: String) throws(SystemFault) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    let reason = errno
    guard reason == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw SystemFault(.create, path, reason)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemFault(.create, path, errno) }
  }

  /// A new folder with a name that nothing else has.
  static func makeTemporaryFolder(in folder: String) throws(SystemFault) -> String {
    try makeFolder(folder)
    var template = Array((folder + "/.new-XXXXXX").utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { name in name.baseAddress.map { mkdtemp($0) != nil } ?? false }
    guard isMade else { throw SystemFault(.create, folder, errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func rename(_ path: String, to other: String) throws(SystemFault) {
    guard Glibc.rename(path, other) == 0 else { throw SystemFault(.rename, path, errno) }
  }

  /// Gives a finished folder its name. If another run was faster, its folder stays and this one goes: both hold the same.
  static func publish(_ temporary: String, as path: String) throws(SystemFault) {
    if Glibc.rename(temporary, path) == 0 { return }
    let reason = errno
    remove(temporary)
    guard FileFacts(path) != nil else { throw SystemFault(.rename, path, reason) }
  }

  /// The names in a folder in the order of their bytes; none if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = String(cString: wingen_entry_name(entry))
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file or a folder with all that is in it; what cannot be removed stays.
  static func remove(_ path: String) {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
