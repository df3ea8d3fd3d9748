import Foundation
import TestSupport
import Testing
import YAML

/// An independent validator (Stranger6667/jsonschema, in Rust).
enum OtherValidator {
  struct Case {
    var draft: String
    var schema: YAMLValue
    var value: YAMLValue
  }

  /// Expects the same verdicts from it: a letter for each case, `v` for a valid value and `i` for an invalid one.
  static func expect(_ verdicts: String, of cases: [Case], _ seed: String) throws {
    let list = cases.map { YAMLValue.map(["draft": .string($0.draft), "schema": $0.schema, "value": $0.value]) }
    let output = try run(JSONWriter.text(for: .list(list), pretty: false))
    #expect(output.count == cases.count, "\(output.prefix(2000))")
    for (index, (here, there)) in zip(verdicts, output).enumerated() where here != there {
      let text = JSONWriter.text(for: list[index], pretty: false)
      Issue.record("\(seed), case \(index): here \(here), there \(there): \(text)")
    }
  }

  private static func run(_ input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-schemas-\(UUID().uuidString).json")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", Project.path("Tests/Support/json-schema/verdicts.py"), file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
