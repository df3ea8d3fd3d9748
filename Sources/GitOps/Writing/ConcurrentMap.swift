import Synchronization

/// Does the same for many things on several threads, and gives the results in the order of the things.
///
/// - Parameters:
///   - makeState: what a thread has for itself, and may remember things in.
///   - progress: called with the share that is done, from 0 to 1, on any thread.
func concurrentMap<State, Result: Sendable>(
  _ count: Int, workers: Int, makeState: @escaping @Sendable () -> State, progress: @escaping @Sendable (Double) -> Void = { _ in },
  _ body: @escaping @Sendable (Int, inout State) -> Result
) async -> [Result] {
  let shared = SharedResults<Result>(count)
  // Neighbours resemble each other, and what a thread remembers is of use for them.
  let stride = max(1, min(16, count / max(1, workers)))
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<max(1, min(workers, count)) {
      group.addTask {
        var state = makeState()
        while let range = shared.next(stride) {
          for index in range { shared.set(body(index, &state), at: index) }
          progress(shared.finish(range.count))
        }
      }
    }
  }
  return shared.all
}

/// What the threads of one map share.
private final class SharedResults<Result: Sendable>: Sendable {
  private let count: Int
  private let position = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let results: Mutex<[Result?]>

  init(_ count: Int) {
    self.count = count
    results = Mutex(Array(repeating: nil, count: count))
  }

  /// The next things that nobody has begun; nil if there are none.
  func next(_ stride: Int) -> Range<Int>? {
    let start = position.add(stride, ordering: .relaxed).oldValue
    return start < count ? start..<min(count, start + stride) : nil
  }

  /// - Returns: the share that is done.
  func finish(_ number: Int) -> Double {
    Double(finished.add(number, ordering: .relaxed).newValue) / Double(max(1, count))
  }

  func set(_ result: Result, at index: Int) { results.withLock { $0[index] = result } }

  var all: [Result] { results.withLock { $0.compactMap(\.self) } }
}
