import Foundation
import TestSupport

/// Runs a Python script of Tests/Support/reports over one input file.
enum PythonScript {
  /// What the script writes to either output.
  static func run(_ name: String, input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-reports-\(UUID().uuidString).json")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", Project.path("Tests/Support/reports/\(name)"), file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
