import Foundation

/// A run of one of the Python programs that tests ask.
public struct PythonScript {
  /// What it wrote to both outputs, in the order in which it did.
  public let output: String
  public let status: Int32

  /// Runs a program of Tests/Support.
  ///
  /// - Parameters:
  ///   - path: from Tests/Support, such as `reports/check_reports.py`.
  ///   - input: put into a file whose path is the first argument.
  ///   - arguments: behind it.
  public static func run(_ path: String, input: String? = nil, _ arguments: String...) throws -> PythonScript {
    try run([Project.path("Tests/Support/\(path)")], input: input, arguments)
  }

  /// Runs a program that is given as text.
  public static func run(text: String, input: String? = nil, _ arguments: String...) throws -> PythonScript {
    try run(["-c", text], input: input, arguments)
  }

  private static func run(_ program: [String], input: String?, _ arguments: [String]) throws -> PythonScript {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    if let input { try Data(input.utf8).write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + program + (input == nil ? [] : [file.path]) + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return PythonScript(output: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
  }
}
