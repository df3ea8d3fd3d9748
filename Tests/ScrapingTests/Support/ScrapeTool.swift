import Foundation
import TestSupport
import YAML

/// Tests/Support/prometheus/scrapes.py: real Prometheus, promtool and nginx.
enum ScrapeTool {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Asks a question and waits for the answer.
  ///
  /// - Throws: `Failure` with the tool's own words.
  static func ask(_ question: String, _ request: YAMLValue) throws -> YAMLValue {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", Project.path("Tests/Support/prometheus/scrapes.py"), question]
    // Files, so that neither side waits for the other's pipe.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-scrapes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String = "") throws -> FileHandle {
      let url = folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: url)
      return try FileHandle(forUpdating: url)
    }
    process.standardInput = try file("in", JSONWriter.text(for: request, pretty: false))
    process.standardOutput = try file("out")
    process.standardError = try file("err")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
    guard process.terminationStatus == 0 else { throw Failure(description: try text("err")) }
    var options = YAMLReader.Options()
    options.maxBytes = 1 << 28
    return try YAMLReader.readSingle(Array(text("out").utf8), file: "answer", options: options).plain
  }
}
