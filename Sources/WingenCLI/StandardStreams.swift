import Diagnostics
import Glibc

/// What the program prints: only its product goes to standard output.
enum StandardStreams {
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  static func report(_ diagnostics: [Diagnostic]) { for diagnostic in diagnostics { error(diagnostic.plainText) } }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  /// Ends the program when nobody reads on, as `head` does not, or when the output cannot be written.
  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        exit(descriptor == STDOUT_FILENO && errno != EPIPE ? .wrongUsage : .fine)
      }
    }
  }
}
