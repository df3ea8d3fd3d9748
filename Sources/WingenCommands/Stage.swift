/// A part of a command's work that may take long: after a second a terminal says what it is, and `--verbose` says how long it took.
struct Stage: Sendable {
  private let console = Console.current
  private let number: Int
  private let name: String
  private let began = ContinuousClock.now

  /// - Parameter name: what is being done, such as `checking 3 files`.
  static func run<Result, Failure>(_ name: String, _ work: (Stage) throws(Failure) -> Result) throws(Failure) -> Result {
    let stage = Stage(name)
    let announcement = stage.announcement()
    defer { stage.end(announcement) }
    return try work(stage)
  }

  static func run<Result, Failure>(
    _ name: String, isolation: isolated (any Actor)? = #isolation, _ work: (Stage) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    let stage = Stage(name)
    let announcement = stage.announcement()
    defer { stage.end(announcement) }
    return try await work(stage)
  }

  /// How far it is.
  func show(_ text: String) { console.progress.show("\(name): \(text)", stage: number) }

  private init(_ name: String) {
    self.name = name
    number = console.progress.begin()
  }

  private func announcement() -> Task<Void, Never>? {
    guard console.progress.isShown else { return nil }
    return Task.detached { [console, number, name] in
      // A little later, so that the line does not find itself too early.
      try? await Task.sleep(for: ProgressLine.delay + .milliseconds(5))
      console.progress.announce(name + " …", stage: number)
    }
  }

  private func end(_ announcement: Task<Void, Never>?) {
    announcement?.cancel()
    console.progress.end(stage: number)
    StandardStreams.detail("\(name): \(Self.seconds(.now - began)) s")
  }

  /// To the millisecond.
  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
