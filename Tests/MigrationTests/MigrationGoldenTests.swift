import Diagnostics
import Foundation
import Migration
import OutputTree
import Testing

/// What becomes of old values, to the letter. Write it anew with WINGEN_UPDATE=1, and read the difference.
@Suite struct MigrationGoldenTests {
  @Test(arguments: OldValuesCase.all) func output(old: OldValuesCase) throws {
    var texts: [String: String] = [:]
    do {
      let result = try old.migrate()
      #expect(result.files.map(\.path) == ["values.yaml", "MIGRATION.md"])
      for file in result.files { texts[file.path] = String(decoding: file.contents, as: UTF8.self) }
      if !result.remarks.isEmpty { texts["remarks.txt"] = result.remarks.map(\.plainText).joined() }
    } catch let error as DiagnosticList {
      texts["errors.txt"] = error.diagnostics.map(\.plainText).joined()
    }
    #expect(OldValuesCase.good.contains { $0.name == old.name } == (texts["errors.txt"] == nil))

    for name in ["values.yaml", "MIGRATION.md", "remarks.txt", "errors.txt"] {
      let path = old.folder + "/" + name
      if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" {
        if let text = texts[name] {
          try text.write(toFile: path, atomically: true, encoding: .utf8)
        } else {
          try? FileManager.default.removeItem(atPath: path)
        }
      }
      let expected = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let difference = UnifiedDiff.text(
        old: Array(expected.utf8), new: Array((texts[name] ?? "").utf8), oldName: "\(old.name)/\(name)", newName: "now", context: 2)
      #expect(difference.isEmpty, "\(difference)")
    }
  }

  @Test func thereAreCases() { #expect(OldValuesCase.all.count >= 16) }
}
