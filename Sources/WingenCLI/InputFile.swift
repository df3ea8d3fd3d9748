import Diagnostics
import Glibc

/// Reads files that users name.
enum InputFile {
  /// Values files are small; whatever is larger is a mistake.
  static let largestValuesFile = 16 << 20

  /// - Parameter limit: in bytes. A larger file is refused without reading more of it.
  static func read(_ path: String, limit: Int) throws(InputFileError) -> [UInt8] {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFileError.unreadable(path, reason: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw InputFileError.unreadable(path, reason: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw InputFileError.tooLarge(path, limit: limit) }
    }
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

enum InputFileError: DiagnosticError {
  case unreadable(String, reason: Int32)
  case tooLarge(String, limit: Int)

  var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let path, let reason):
      Diagnostic(
        "CLI001", .error, "cannot read \(path): \(Self.text(of: reason))",
        hint: reason == ENOENT ? "check the path; - reads standard input" : reason == EISDIR ? "name a file in the folder" : nil)
    case .tooLarge(let path, let limit):
      Diagnostic(
        "CLI002", .error, "\(path) has more than \(limit >> 20) MiB", hint: "a values file holds settings only; is it the right one?")
    }
  }

  private static func text(of reason: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(reason, &buffer, buffer.count) == 0 else { return "error \(reason)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
