import Diagnostics
import Glibc

/// What the program prints: only its product goes to standard output.
enum StandardStreams {
  /// Sees to it that the three descriptors are taken and that a reader who leaves, as `head` does, does not end the program with a
  /// signal. A descriptor that was closed is opened the wrong way round, so that its use fails and no file of ours can get its number.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }

  /// - Returns: whether anybody reads on.
  /// - Throws: `Stop` if the output cannot be written for another reason.
  @discardableResult
  static func output(_ text: String) throws(Stop) -> Bool {
    Console.current.progress.erase()
    switch write(text, to: STDOUT_FILENO) {
    case 0: return true
    case EPIPE: return false
    case let reason: throw Stop(InputFileError.unwritableOutput(reason: reason), .wrongUsage)
    }
  }

  /// What cannot be said is left unsaid; the exit code still tells.
  static func error(_ text: String) {
    Console.current.progress.erase()
    unguarded(text)
  }

  /// What was done; not with `--quiet`.
  static func note(_ text: String) { if Console.current.volume > .quiet { error(text) } }

  /// A line about what was read or decided; with `--verbose` only.
  static func detail(_ line: @autoclosure () -> String) { if Console.current.volume == .verbose { error(line() + "\n") } }

  /// Findings and remarks; with `--quiet`, errors only.
  static func report(_ diagnostics: [Diagnostic]) {
    let console = Console.current
    for diagnostic in diagnostics where console.volume > .quiet || diagnostic.severity == .error {
      error(diagnostic.text(console.remarkStyle))
    }
  }

  /// To standard error, whatever stands in the line of progress.
  static func unguarded(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  /// - Returns: 0, or the reason why not all was written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
