import Glibc
import OutputTree
import Synchronization
import Testing

private struct Stop: Error {}

/// Stops the writer after each of its steps.
private final class Countdown: Sendable {
  private let left: Mutex<Int>
  private let end: @Sendable () throws -> Void

  init(_ steps: Int, end: @escaping @Sendable () throws -> Void) {
    left = Mutex(steps)
    self.end = end
  }

  var remaining: Int { left.withLock { $0 } }

  func step() throws {
    let isOver = left.withLock {
      $0 -= 1
      return $0 == 0
    }
    if isOver { try end() }
  }
}

/// What a run starts from.
enum Beginning: String, CaseIterable, CustomTestStringConvertible, Codable {
  case nothing, nothingInMissingParents, former, formerWithoutExchange

  var testDescription: String { rawValue }
  var exchanges: Bool { self != .formerWithoutExchange }
  var hasFormer: Bool { self == .former || self == .formerWithoutExchange }
}

struct InterruptionTests {
  private static let former = ["Chart.yaml": "v1\n", "templates/a.yaml": "a\n", "templates/b.yaml": "b\n", "gone/c": "c\n"]
  private static let new = ["Chart.yaml": "v2\n", "templates/a.yaml": "a\n", "charts/x/y.yaml": "y\n"]

  private static func output(_ beginning: Beginning, in folder: String) -> String {
    beginning == .nothingInMissingParents ? folder + "/one/two/chart" : folder + "/chart"
  }

  private func begin(_ beginning: Beginning) throws -> TestFolder {
    let folder = try TestFolder()
    if beginning.hasFormer {
      try TreeWriter().write(tree(Self.former), to: folder.output)
      try folder.write("mine", to: "chart/templates/own")
      try folder.makeDirectory("chart/own")
      try folder.write("mine", to: "chart/own/file")
    }
    return folder
  }

  private static func write(_ beginning: Beginning, _ output: String, steps: Int, end: @escaping @Sendable () throws -> Void) throws -> Int
  {
    let countdown = Countdown(steps, end: end)
    try TreeWriter(exchangesFolders: beginning.exchanges) { _ in try countdown.step() }.write(tree(new), to: output)
    return steps - countdown.remaining
  }

  private func count(_ beginning: Beginning) throws -> Int {
    let folder = try begin(beginning)
    return try Self.write(beginning, Self.output(beginning, in: folder.path), steps: .max) {}
  }

  private func isKept(_ folder: TestFolder) throws -> Bool {
    try folder.read("chart/templates/own") == "mine" && folder.read("chart/own/file") == "mine"
  }

  /// A failing system call anywhere leaves the folder wholly old or wholly new, and nothing beside it.
  @Test(arguments: Beginning.allCases) func failureAtEveryStep(beginning: Beginning) throws {
    let steps = try count(beginning)
    #expect(steps >= 8)
    for step in 1...steps {
      let folder = try begin(beginning)
      let before = try folder.listing(folder.path, "%P %y %m %i %T@ %l\\n").dropFirst()
      let output = Self.output(beginning, in: folder.path)
      do {
        _ = try Self.write(beginning, output, steps: step) { throw Stop() }
      } catch is Stop {}
      if try TreeWriter().check(tree(Self.new), against: output).isEmpty {
        #expect(step > 6, "new after step \(step) of \(steps)")
      } else if beginning.hasFormer {
        #expect(try TreeWriter().check(tree(Self.former), against: output).isEmpty, "step \(step) of \(steps)")
      } else {
        #expect(try folder.listing(folder.path, "%P %y %m %i %T@ %l\\n").dropFirst() == before, "step \(step) of \(steps)")
      }
      if beginning.hasFormer { #expect(try isKept(folder)) }
      // What could not be deleted after the new folder stood in its place is told, and gone after the next run that writes.
      let second = try TreeWriter().write(tree(Self.former), to: output)
      #expect(second.leftBehind == nil)
      #expect(try folder.isClean(), "step \(step) of \(steps)")
    }
  }

  /// The same with kill -9, in a process of its own.
  @Test(arguments: Beginning.allCases) func killAtEveryStep(beginning: Beginning) async throws {
    let steps = try count(beginning)
    for step in 1...steps {
      let folder = try begin(beginning)
      let output = Self.output(beginning, in: folder.path)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [beginning = beginning as Beginning, output = output as String, step = step as Int] in
        _ = try Self.write(beginning, output, steps: step) { raise(SIGKILL) }
      }
      // Without an exchange there is a moment without a folder; the next run puts the former one back first.
      let isMissing = access(output, F_OK) != 0
      if isMissing, beginning == .formerWithoutExchange {
        let stopped = TreeWriter(exchangesFolders: false) { if $0 == .createdNeighbour { throw Stop() } }
        #expect(throws: Stop.self) { try stopped.write(tree(Self.new), to: output) }
      }
      let isNew = try TreeWriter().check(tree(Self.new), against: output).isEmpty
      let isOld =
        try beginning.hasFormer ? TreeWriter().check(tree(Self.former), against: output).isEmpty : access(output, F_OK) != 0
      #expect(isNew != isOld, "step \(step) of \(steps)")
      if beginning.hasFormer { #expect(try isKept(folder), "step \(step) of \(steps)") }
      try TreeWriter().write(tree(Self.new), to: output)
      #expect(try TreeWriter().check(tree(Self.new), against: output).isEmpty)
      // A run that finds the new folder complete touches nothing, so what the killed one left waits for a run that writes.
      try TreeWriter().write(tree(Self.former), to: output)
      #expect(try folder.isClean(), "step \(step) of \(steps)")
      if beginning.hasFormer { #expect(try isKept(folder)) }
    }
  }

  /// Files that others put there while the run is at work are in the new folder too.
  @Test(arguments: [true, false]) func filesThatComeLateAreKept(exchanges: Bool) throws {
    let folder = try begin(.former)
    let path = folder.path
    let writer = TreeWriter(exchangesFolders: exchanges) { step in
      guard step == .staged else { return }
      for name in ["late", "templates/own", "gone/late", "templates/b.yaml"] {
        let descriptor = open("\(path)/saved", O_WRONLY | O_CREAT, 0o644)
        _ = Glibc.write(descriptor, "late", 4)
        close(descriptor)
        rename("\(path)/saved", "\(path)/chart/\(name)")
      }
      mkdir("\(path)/chart/later", 0o755)
      symlink("x", "\(path)/chart/later/link")
    }
    let changes = try writer.write(tree(Self.new), to: folder.output)
    #expect(try folder.read("chart/late") == "late")
    #expect(try folder.read("chart/templates/own") == "late")
    #expect(try folder.read("chart/own/file") == "mine")
    #expect(try folder.status("chart/later/link").st_mode & S_IFMT == S_IFLNK)
    #expect(access(folder.output + "/templates/b.yaml", F_OK) != 0)
    // Its folder was to go with the last of our files.
    #expect(try folder.read("chart/gone/late") == "late")
    #expect(access(folder.output + "/gone/c", F_OK) != 0)
    #expect(changes.leftBehind == nil)
    #expect(try folder.isClean())
  }

  /// Names beside the folder that merely look like ours are left alone.
  @Test func cleansUpOnlyWhatIsOurs() throws {
    let folder = try TestFolder()
    let foreign = [
      ".chart.wingen-1-abc", ".chart.wingen-x-abcdef", ".chart.wingen-1-abcdef-1", ".chart2.wingen-1-abcdef", ".chart.wingen-1-ABCDEF",
    ]
    for name in foreign + [".chart.wingen-1-abcdef", ".chart.wingen-999999-abc123.old"] { try folder.makeDirectory(name) }
    try TreeWriter().write(tree(["a": "1"]), to: folder.output)
    // No lock was left, so nothing is looked for.
    #expect(access(folder.path + "/.chart.wingen-1-abcdef", F_OK) == 0)
    try folder.write("", to: ".chart.wingen-lock")
    try TreeWriter().write(tree(["a": "2"]), to: folder.output)
    #expect(try folder.listing(folder.path, "%f\\n").filter { $0.hasPrefix(".chart") } == foreign.sorted())
  }
}
