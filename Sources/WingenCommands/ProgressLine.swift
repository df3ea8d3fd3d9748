import Synchronization

/// A line on a terminal that says what long work is about. Work of less than a second shows none, and where nobody looks, nothing is
/// written.
final class ProgressLine: Sendable {
  private struct State {
    /// What is under way, by number; nil if nothing is.
    var stage: Int?
    var stages = 0
    var began = ContinuousClock.now
    /// When the line was written last.
    var written = ContinuousClock.now
    /// What was to be shown too early.
    var early: String?
    /// How many characters stand there.
    var length = 0
  }

  static let delay = Duration.seconds(1)
  /// Nobody reads more lines than ten a second, and a slow terminal would hold the work up.
  private static let pause = Duration.milliseconds(100)
  /// A line that wrapped could not be removed.
  private static let width = 78

  let isShown: Bool
  private let state = Mutex(State())

  init(isShown: Bool) { self.isShown = isShown }

  /// - Returns: the number of what begins.
  func begin() -> Int {
    state.withLock { state in
      state.stages += 1
      state.stage = state.stages
      state.began = .now
      state.early = nil
      return state.stages
    }
  }

  /// - Parameter stage: whose line it is; if that is over, nothing is shown.
  func show(_ text: String, stage: Int) {
    guard isShown else { return }
    state.withLock { state in
      guard state.stage == stage else { return }
      let now = ContinuousClock.now
      guard now - state.began >= Self.delay else { return state.early = text }
      guard state.length == 0 || now - state.written >= Self.pause else { return }
      state.early = nil
      state.written = now
      let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.width)))
      let length = shown.unicodeScalars.count
      StandardStreams.unguarded("\r" + shown + String(repeating: " ", count: max(0, state.length - length)))
      state.length = length
    }
  }

  /// Shows what was said too early, or else this.
  func announce(_ text: String, stage: Int) { show(state.withLock(\.early) ?? text, stage: stage) }

  /// Makes room for other text.
  func erase() {
    guard isShown else { return }
    state.withLock { Self.erase(&$0) }
  }

  func end(stage: Int) {
    state.withLock { state in
      guard state.stage == stage else { return }
      state.stage = nil
      Self.erase(&state)
    }
  }

  private static func erase(_ state: inout State) {
    if state.length > 0 { StandardStreams.unguarded("\r" + String(repeating: " ", count: state.length) + "\r") }
    state.length = 0
  }
}
