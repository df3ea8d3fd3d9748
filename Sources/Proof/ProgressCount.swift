import Synchronization

/// Counts for all tasks of a proof how far it is, and says so.
///
/// The tasks tell it themselves: who gathers what they found waits for a processor as long as all are busy.
final class ProgressCount: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let tell: @Sendable (Proof.Progress) -> Void

  init(of total: Int, tell: @escaping @Sendable (Proof.Progress) -> Void) {
    self.total = total
    self.tell = tell
  }

  /// One more is done. Within the lock, so that nobody hears of more before less.
  func add() {
    done.withLock { done in
      done += 1
      tell(Proof.Progress(done: done, total: total))
    }
  }
}
