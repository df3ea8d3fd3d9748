import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every code that a check may print is explained, and nothing else is.
@Suite struct CatalogueTests {
  /// Modules whose codes no check prints: what is found in writing folders, and in values by the schemas of charts.
  private static let modules: Set<String> = ["JSONSchemas", "OutputTree"]

  /// The codes in the program's sources, each with a file that has it; those of explanations that stand apart do not count.
  private static func codesInSources() throws -> [String: String] {
    let folder = Project.path("Sources")
    let literal = try Regex(#""([A-Z][A-Z0-9]*[0-9]{3})""#, as: (Substring, Substring).self)
    var codes: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".swift") {
      let module = path.split(separator: "/").first.map(String.init) ?? ""
      guard !modules.contains(module), !path.hasPrefix("Checks/Families/"), !path.hasSuffix("LintProblemRules.swift") else { continue }
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      for match in text.matches(of: literal) { codes[String(match.output.1)] = path }
    }
    return codes
  }

  @Test func everyCodeIsExplained() throws {
    let codes = try Self.codesInSources()
    #expect(codes.count > 100)
    for (code, file) in codes.sorted(by: { $0.key < $1.key }) {
      #expect(RuleCatalogue.description(of: code) != nil, "\(code) of Sources/\(file) has no description (Sources/Checks/Families)")
    }
  }

  @Test func everyExplanationIsOfACode() throws {
    let codes = try Self.codesInSources()
    for rule in RuleCatalogue.all { #expect(codes[rule.code.text] != nil, "no source has \(rule.code)") }
  }

  @Test func codesAndNamesAreUnique() {
    #expect(RuleCatalogue.codes.count == RuleCatalogue.all.count)
    #expect(Set(RuleCatalogue.all.map(\.name)).count == RuleCatalogue.all.count)
  }

  @Test(arguments: RuleCatalogue.all.map(\.code.text)) func isComplete(_ code: String) throws {
    let rule = try #require(RuleCatalogue.description(of: code))
    #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
    #expect(rule.summary.hasSuffix(".") && !rule.summary.contains("\n") && !rule.summary.contains("|"))
    #expect(rule.explanation.count > 80 && rule.explanation.hasSuffix("."))
    #expect(!rule.sources.isEmpty && rule.sources.allSatisfy { !$0.isEmpty })
  }
}
