import CSystem
import ChartModel
import ChartTransfer
import Diagnostics
import Digest

/// Runs a compiled spec and takes the chart that it hands back; or takes the one of an earlier run, where nothing can have changed it.
struct SpecRun {
  var program: SpecBuild.Program
  var source: SpecSource
  var limits: SpecLimits
  /// What the program loads, besides the system's own libraries.
  var libraries: [String]

  /// - Parameter printed: is given what the spec itself printed.
  func chart(printed: (SpecPrinting) -> Void) throws(SpecFault) -> ChartDefinition {
    let kept = keptOutcome
    if let kept, let bytes = try? FileSystem.read(kept), let outcome = try? SpecOutcome(decoding: bytes) { return try chart(of: outcome) }
    let run = try run(printed: printed)
    let outcome: SpecOutcome
    do { outcome = try SpecOutcome(decoding: run.channel) } catch { throw .unreadable(error.diagnostic, file: source.mainFile) }
    // What a spec prints is to be seen each time.
    if let kept, run.printed.isEmpty { keep(run.channel, as: kept) }
    return try chart(of: outcome)
  }

  private func chart(of outcome: SpecOutcome) throws(SpecFault) -> ChartDefinition {
    switch outcome {
    case .chart(let chart): return SpecPlaces(source).applied(to: chart)
    case .problems(let problems): throw .problems(SpecPlaces(source).applied(to: problems))
    }
  }

  private func run(printed: (SpecPrinting) -> Void) throws(SpecFault) -> ChildProcess.Outcome {
    let file = source.mainFile
    let process = ChildProcess(
      executable: program.path, arguments: [],
      // Nothing of the user's surroundings: a spec declares the same chart everywhere.
      environment: ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"], folder: folder,
      limits: .init(
        seconds: limits.seconds, memory: limits.memory, printedBytes: limits.printedBytes, channelBytes: limits.chartBytes,
        readable: libraries + [program.folder, folder] + Self.systemLibraries))
    let outcome: ChildProcess.Outcome
    do { outcome = try process.run() } catch { throw .system(error) }
    if !outcome.printed.isEmpty { printed(SpecPrinting(bytes: outcome.printed, leftOut: outcome.leftOut)) }
    switch outcome.end {
    case .exit(0) where !outcome.channel.isEmpty: return outcome
    case .exit(0): throw .silent(file: file)
    case .exit(let code): throw .exited(file: file, code: code)
    case .outOfTime: throw .outOfTime(file: file, seconds: limits.seconds)
    case .tooMuchOutput: throw .tooMuchOutput(file: file, bytes: limits.chartBytes)
    case .signal(let signal): throw .crashed(file: file, signal: signal, memory: limits.memory)
    }
  }

  /// The spec's folder, whatever it was called by: the kernel's rules are made when the program stands in it already.
  private var folder: String { FileFacts.resolved(source.folder) ?? source.folder }

  /// Where shared libraries, their loader's table, time zones and character tables are.
  private static let systemLibraries = ["/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime"]

  // MARK: - Earlier outcomes

  /// The file for the outcome. A confined spec sees its own folder and nothing else that changes, so the outcome is that of an earlier run
  /// if all files there are as they were. Nil: the spec is not confined, or the folder holds too much to look through.
  private var keptOutcome: String? {
    guard wingen_confines_files() != 0 else { return nil }
    let folder = folder
    var facts = [folder]
    guard Self.collect(folder, "", &facts) else { return nil }
    return "\(program.folder)/outcome-\(SHA256.hexDigest(facts.joined(separator: "\n")).prefix(32))"
  }

  private static let mostFiles = 2000

  private static func collect(_ folder: String, _ prefix: String, _ facts: inout [String]) -> Bool {
    for name in FileSystem.names(in: "\(folder)/\(prefix)") {
      let path = prefix + name
      guard let found = FileFacts("\(folder)/\(path)") else { continue }
      facts.append(found.isFile ? "\(path) \(found.identity)" : path)
      if facts.count > mostFiles || found.isFolder && !collect(folder, path + "/", &facts) { return false }
    }
    return true
  }

  /// A cache that cannot be written costs time, no more.
  private func keep(_ bytes: [UInt8], as path: String) {
    for name in FileSystem.names(in: program.folder) where name.hasPrefix("outcome-") { FileSystem.remove("\(program.folder)/\(name)") }
    guard let temporary = try? FileSystem.makeTemporaryFolder(in: program.folder) else { return }
    defer { FileSystem.remove(temporary) }
    guard (try? FileSystem.write(bytes, to: temporary + "/outcome")) != nil else { return }
    try? FileSystem.rename(temporary + "/outcome", to: path)
  }
}

/// What a spec printed on its standard output and standard error.
public struct SpecPrinting: Sendable, Hashable {
  public var bytes: [UInt8]
  /// How many bytes more it printed.
  public var leftOut: Int
}
