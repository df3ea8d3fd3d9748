import Foundation

/// Debian's promtool, in a folder of its own that is gone afterwards.
struct Promtool {
  let output: String
  let status: Int32

  /// Lines that report a success, with the numbers of rules if promtool counts them.
  var successes: [Substring] { output.split(separator: "\n").filter { $0.contains("SUCCESS") } }

  /// - Parameters:
  ///   - files: by name, put into the folder in which promtool runs.
  ///   - arguments: with the names of files.
  static func run(_ files: [(name: String, text: String)], _ arguments: [String]) throws -> Promtool {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-promtool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["promtool"] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Promtool(output: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
  }

  /// What `check rules` says of files, in one run.
  static func check(_ files: [(name: String, text: String)]) throws -> Promtool {
    try run(files, ["check", "rules", "--lint=all", "--lint-fatal"] + files.map(\.name))
  }
}
