import Glibc
import Synchronization

/// A line on a terminal that says how far long work is. Where nobody looks, nothing is written.
final class ProgressLine: Sendable {
  private let isShown: Bool
  /// How many characters stand there.
  private let length = Mutex(0)

  init() { isShown = isatty(STDERR_FILENO) == 1 }

  /// - Parameter text: ASCII, on one line.
  func show(_ text: String) {
    guard isShown else { return }
    length.withLock { length in
      StandardStreams.error("\r" + text + String(repeating: " ", count: max(0, length - text.utf8.count)))
      length = text.utf8.count
    }
  }

  func remove() {
    guard isShown else { return }
    length.withLock { length in
      if length > 0 { StandardStreams.error("\r" + String(repeating: " ", count: length) + "\r") }
      length = 0
    }
  }
}
