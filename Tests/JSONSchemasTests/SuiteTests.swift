import Foundation
import JSONSchemas
import TestSupport
import Testing
import YAML

/// The official JSON Schema Test Suite (json-schema-org/JSON-Schema-Test-Suite): every required test.
struct SuiteTests {
  /// A test whose result is not the suite's: "FILE / GROUP / TEST".
  typealias Name = String

  struct MissingSuite: Error, CustomStringConvertible {
    var description: String { "the JSON Schema Test Suite is not there: run `make test-tools`" }
  }

  @Test(arguments: [
    ("draft4", JSONSchemaValidator.Dialect.draft4), ("draft6", .draft6), ("draft7", .draft7), ("draft2019-09", .draft2019),
    ("draft2020-12", .draft2020),
  ])
  func resultsAreTheSuites(_ draft: String, _ dialect: JSONSchemaValidator.Dialect) throws {
    let path = Project.path(".build/test-tools/published/json-schema/\(draft).json")
    guard let data = FileManager.default.contents(atPath: path) else { throw MissingSuite() }
    let files = try #require(try YAMLReader.readSingle(Array(data), file: draft).plain.map)
    var differing: Set<Name> = []
    var count = 0
    for file in files.entries where file.key != "format.json" {
      for group in file.value.list ?? [] {
        let schema = try #require(group["schema"])
        let validator = Result { try JSONSchemaValidator(schema: schema, defaultDialect: dialect) }
        for test in group["tests"]?.list ?? [] {
          count += 1
          let data = try #require(test["data"])
          let isValid = try? validator.get().validate(data).isEmpty
          if isValid != test["valid"]?.bool {
            let words = [file.key, group["description"]?.string ?? "", test["description"]?.string ?? ""]
            differing.insert(words.joined(separator: " / "))
          }
        }
      }
    }
    #expect(count > 500)
    let expected = SuiteDifferences.known(draft)
    #expect(differing.subtracting(expected).sorted() == [])
    #expect(expected.subtracting(differing).sorted() == [])
  }
}
