import Foundation
import Synchronization
public import YAML

/// Real Helm, in processes of its own: see Tests/Support/helm/README.md for the requests.
///
/// No request depends on another, so any process may answer it. A further one is started only when all others are busy.
public final class HelmHarness: Sendable {
  public static let shared = HelmHarness()

  private struct Streams: @unchecked Sendable {
    var process: Process
    var input: FileHandle
    var output: FileHandle
  }

  /// A process, started when it is first asked.
  private final class Worker: Sendable {
    let streams = Mutex<Streams?>(nil)
  }

  /// As many as tests run at once on a small machine: Helm's answer takes several times as long as the test's own part of the work.
  private let workers = [Worker(), Worker()]

  /// Something is wrong with the harness or the request, not with the chart.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// Asks, and waits for the answer.
  ///
  /// - Throws: `Failure` if the harness cannot be had or does not understand.
  public func ask(_ request: YAMLMap) throws -> YAMLValue {
    let line = Data((JSONWriter.text(for: .map(request), pretty: false) + "\n").utf8)
    for worker in workers {
      if let answer = try worker.streams.withLockIfAvailable({ try Self.exchange(line, by: &$0) }) { return try Self.read(answer) }
    }
    return try Self.read(workers[0].streams.withLock { try Self.exchange(line, by: &$0) })
  }

  /// Sends a line and waits for the line that answers it.
  private static func exchange(_ request: Data, by streams: inout Streams?) throws -> [UInt8] {
    let current = try streams ?? Self.start()
    streams = current
    current.input.write(request)
    var line = Data()
    // An answer is all that comes: what ends in a line feed is complete.
    while line.last != 10 {
      let data = current.output.availableData
      if data.isEmpty { throw Failure(description: "the Helm harness ended; its messages are on standard error") }
      line.append(data)
    }
    return Array(line.dropLast())
  }

  private static func read(_ line: [UInt8]) throws -> YAMLValue {
    var options = YAMLReader.Options()
    options.maxBytes = 1 << 30
    let answer = try YAMLReader.readSingle(line.escapingSurrogates, file: "answer", options: options).plain
    if answer["harness"]?.bool == true { throw Failure(description: answer["error"]?.string ?? "no reason given") }
    return answer
  }

  private static func start() throws -> Streams {
    let tools = Project.path(".build/test-tools")
    guard FileManager.default.fileExists(atPath: tools + "/helm/libhelm_sdkpy.so") else {
      throw Failure(description: "Helm's library is not there: run `make test-tools`")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Project.path("Tests/Support/helm/harness.py"), "--tools", tools]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return Streams(process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading)
  }
}

extension [UInt8] {
  /// Python's JSON writes what lies beyond the basic plane as two `\u` escapes, which YAML readers refuse: the scalar itself instead.
  fileprivate var escapingSurrogates: [UInt8] {
    guard contains(UInt8(ascii: "\\")) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = 0
    while index < count {
      if self[index] == UInt8(ascii: "\\"), index + 1 < count {
        if let high = unit(at: index), (0xD800..<0xDC00).contains(high), let low = unit(at: index + 6), (0xDC00..<0xE000).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        {
          result += Array(String(scalar).utf8)
          index += 12
        } else {
          result += self[index...(index + 1)]
          index += 2
        }
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }

  private func unit(at index: Int) -> UInt32? {
    guard index + 5 < count, self[index] == UInt8(ascii: "\\"), self[index + 1] == UInt8(ascii: "u") else { return nil }
    return UInt32(String(decoding: self[(index + 2)...(index + 5)], as: UTF8.self), radix: 16)
  }
}
