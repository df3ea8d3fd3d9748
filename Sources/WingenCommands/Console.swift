import Diagnostics
import Glibc

/// How the program talks while a command runs, as options, environment and terminals say.
struct Console: Sendable {
  enum Volume: Int, Comparable, Sendable {
    case quiet, normal, verbose

    static func < (left: Volume, right: Volume) -> Bool { left.rawValue < right.rawValue }
  }

  var volume = Volume.normal
  /// For standard output.
  var productStyle = TextStyle.plain
  /// For standard error.
  var remarkStyle = TextStyle.plain
  var progress = ProgressLine(isShown: false)

  @TaskLocal static var current = Console()
}

extension Console {
  /// - Parameter options: nil if the command line could not be read.
  init(_ options: TalkOptions?) {
    let choice = options?.color ?? .auto
    productStyle = TextStyle(color: choice.paints(STDOUT_FILENO))
    remarkStyle = TextStyle(color: choice.paints(STDERR_FILENO))
    guard let options else { return }
    volume = options.quiet ? .quiet : options.verbose ? .verbose : .normal
    progress = ProgressLine(isShown: !options.quiet && isatty(STDERR_FILENO) == 1)
  }
}
