import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every rule against its good and bad files.
@Suite struct RuleTests {
  /// A bad file brings just the findings that it marks, from all rules; what is only information need not be marked unless it is the
  /// rule's own.
  @Test(arguments: RuleCases.codes) func badFiles(_ code: String) throws {
    let files = try RuleCases.files(code, "bad")
    #expect(!files.isEmpty, "Tests/ChecksTests/Cases/\(code) has no bad.yaml")
    for file in files {
      let rule = try RuleCase(file)
      let found = try rule.findings().filter { $0.severity != .info || $0.mark.code == code }.map(\.mark)
      #expect(rule.marks.contains { $0.code == code }, "\(file) marks no \(code)")
      #expect(found.count == rule.marks.count, "\(file): found \(found)")
      let expected = rule.marks.sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
      for (found, mark) in zip(found, expected) {
        #expect((found.line, found.column, found.code) == (mark.line, mark.column, mark.code), "\(file): found \(found)")
        #expect(found.message.hasPrefix(mark.message), "\(file): found \(found)")
      }
    }
  }

  /// A good file brings nothing at all, under any rule.
  @Test(arguments: RuleCases.codes) func goodFiles(_ code: String) throws {
    let files = try RuleCases.files(code, "good")
    #expect(!files.isEmpty, "Tests/ChecksTests/Cases/\(code) has no good.yaml")
    for file in files {
      let found = try RuleCase(file).findings()
      #expect(found.isEmpty, "\(file): found \(found)")
    }
  }

  @Test func everyFolderIsOfARule() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: RuleCases.folder)
    #expect(Set(folders) == Set(RuleCases.codes))
  }

  /// Codes and names are unique, and a rule's file is named after the rule.
  @Test func registry() throws {
    let rules = RuleRegistry.all.rules
    #expect(Set(rules.map { $0.about.code }).count == rules.count)
    #expect(Set(rules.map { $0.about.name }).count == rules.count)
    let folder = Project.root + "/Sources/Checks/Rules"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") && $0.hasSuffix(".swift") }
    let files = paths.map { ($0 as NSString).lastPathComponent.replacingOccurrences(of: ".swift", with: "") }.filter {
      !$0.hasSuffix("Rules")
    }
    #expect(Set(files) == Set(rules.map { "\($0)" }))
  }

  @Test(arguments: RuleCases.codes) func explained(_ code: String) throws {
    let about = try #require(RuleRegistry.all.rules.first { $0.about.code.text == code }).about
    #expect(about.summary.hasSuffix(".") && !about.summary.contains("\n"))
    #expect(about.explanation.count > 80)
    #expect(!about.sources.isEmpty)
    #expect(about.name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
  }
}
