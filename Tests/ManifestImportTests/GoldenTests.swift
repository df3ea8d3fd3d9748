import Diagnostics
import Foundation
import ManifestImport
import OutputTree
import Testing

/// What is written for foreign manifests, to the letter. Write it anew with WINGEN_UPDATE=1, and read the difference.
@Suite struct ImportGoldenTests {
  @Test(arguments: ImportCase.all) func files(foreign: ImportCase) throws {
    let made = try foreign.imported()
    // Nobody formats or compiles these files by mistake: the ending is not Swift's.
    var texts = Dictionary(uniqueKeysWithValues: made.files.map { ($0.path + ".txt", String(decoding: $0.contents, as: UTF8.self)) })
    if !made.remarks.isEmpty { texts["remarks.txt"] = made.remarks.map { "\($0.code) \($0.message)\n" }.joined() }
    #expect(texts["Stack.swift.txt"] != nil)
    #expect(texts["README.md.txt"] != nil)

    if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" {
      try? FileManager.default.removeItem(atPath: foreign.folder)
      try FileManager.default.createDirectory(atPath: foreign.folder, withIntermediateDirectories: true)
      for (name, text) in texts { try text.write(toFile: "\(foreign.folder)/\(name)", atomically: true, encoding: .utf8) }
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: foreign.folder)
    #expect(Set(present) == Set(texts.keys))
    for (name, text) in texts {
      let expected = (try? String(contentsOfFile: "\(foreign.folder)/\(name)", encoding: .utf8)) ?? ""
      let difference = UnifiedDiff.text(
        old: Array(expected.utf8), new: Array(text.utf8), oldName: "\(foreign.name)/\(name)", newName: "now", context: 2)
      #expect(difference.isEmpty, "\(difference)")
    }
  }
}
