import Diagnostics
import Glibc

/// Reads files that users name.
enum InputFile {
  /// Values files are small, for a release must fit into a Secret of 1 MiB (kubernetes.io, "Secrets"), compressed; whatever is larger
  /// than this is a mistake.
  static let largestValuesFile = 4 << 20

  /// Ten thousand clusters of 1 KiB each, and some more.
  static let largestFleetFile = 32 << 20

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
      if count == 0 {
        StandardStreams.detail("read \(path == "-" ? "standard input" : CommandWording.shellQuoted(path)): \(bytes.count) bytes")
        return bytes
      }
      bytes += chunk[..<count]
      if bytes.count > limit { throw InputFileError.tooLarge(path, limit: limit) }
    }
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to the same file or folder.
  static func isSame(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

enum InputFileError: DiagnosticError {
  case unreadable(String, reason: Int32)
  case tooLarge(String, limit: Int)
  case unwritableOutput(reason: Int32)
  case unwritableFile(String, reason: Int32)
  case standardInputTwice

  var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let path, let reason):
      Diagnostic(
        "CLI001", .error, "cannot read \(CommandWording.shellQuoted(path)): \(Self.text(of: reason))", hint: Self.hint(path, reason))
    case .tooLarge(let path, let limit):
      Diagnostic(
        "CLI002", .error, "\(path == "-" ? "standard input" : CommandWording.shellQuoted(path)) has more than \(limit >> 20) MiB",
        hint: "a values file holds settings only; is it the right one?")
    case .unwritableOutput(let reason):
      Diagnostic("CLI012", .error, "cannot write to standard output: \(Self.text(of: reason))")
    case .unwritableFile(let path, let reason):
      Diagnostic(
        "CLI018", .error, "cannot write \(CommandWording.shellQuoted(path)): \(Self.text(of: reason))",
        hint: reason == ENOENT ? "name a file in a folder that is there" : nil)
    case .standardInputTwice:
      Diagnostic("CLI011", .error, "standard input can be read once only", hint: "give - once, and files elsewhere")
    }
  }

  private static func hint(_ path: String, _ reason: Int32) -> String? {
    switch reason {
    case ENOENT where path.contains(","): "check the path; each file needs an -f of its own"
    case ENOENT where path.hasPrefix("http:") || path.hasPrefix("https:"): "download it first; only files are read"
    case ENOENT: "check the path; - reads standard input"
    case EISDIR: "name a file in the folder"
    case EACCES: "check the file's permissions"
    default: nil
    }
  }

  private static func text(of reason: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(reason, &buffer, buffer.count) == 0 else { return "error \(reason)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
