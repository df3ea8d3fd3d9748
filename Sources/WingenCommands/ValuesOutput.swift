import Diagnostics
import Glibc

/// Writes a values file that a user asked for: all of it, or nothing.
enum ValuesOutput {
  /// Finds out before long work whether the file can be written.
  static func check(_ path: String) throws(Stop) {
    let folder = Self.folder(of: path)
    if path.isEmpty { throw stop(path, ENOENT) }
    if InputFile.isDirectory(path) { throw stop(path, EISDIR) }
    if !InputFile.isDirectory(folder) { throw stop(path, ENOENT) }
    if access(InputFile.exists(path) ? path : folder, W_OK) != 0 { throw stop(path, errno) }
  }

  static func write(_ text: String, to path: String) throws(Stop) {
    var status = stat()
    // Devices and pipes are written to; they cannot be exchanged.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try fill(open(path, O_WRONLY | O_CLOEXEC), text, path)
    }
    var name = Array((path + ".XXXXXX").utf8CString)
    let descriptor = name.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { mkstemp($0) } ?? -1 }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Stop) {
      try fill(descriptor, text, path, isNew: true)
      if rename(temporary, path) != 0 { throw stop(path, errno) }
    } catch {
      if descriptor >= 0 { unlink(temporary) }
      throw error
    }
  }

  private static func fill(_ descriptor: Int32, _ text: String, _ path: String, isNew: Bool = false) throws(Stop) {
    guard descriptor >= 0 else { throw stop(path, errno) }
    defer { close(descriptor) }
    if isNew { fchmod(descriptor, 0o644) }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { start += count } else if errno != EINTR { throw stop(path, errno) }
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func stop(_ path: String, _ reason: Int32) -> Stop {
    Stop(InputFileError.unwritableFile(path, reason: reason), .wrongUsage)
  }
}
