import Dispatch

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

  /// A thread of its own: those that tasks run on may all be busy with the work itself.
  private static let announcer = DispatchQueue(label: "announcements")

  private func announcement() -> DispatchWorkItem? {
    guard console.progress.isShown else { return nil }
    let item = DispatchWorkItem { [console, number, name] in console.progress.announce(name + " …", stage: number) }
    // A little later, so that the line does not find itself too early.
    let delay = DispatchTimeInterval.seconds(Int(ProgressLine.delay.components.seconds))
    Self.announcer.asyncAfter(deadline: .now() + delay + .milliseconds(5), execute: item)
    return item
  }

  private func end(_ announcement: DispatchWorkItem?) {
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
