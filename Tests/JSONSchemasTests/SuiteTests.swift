import Foundation
import JSONSchemas
import TestSupport
import Testing
import YAML

/// The official JSON Schema Test Suite (json-schema-org/JSON-Schema-Test-Suite): every required test, but for those of `format` and
/// of schemas in other documents.
struct SuiteTests {
  private struct MissingSuite: Error, CustomStringConvertible {
    var description: String { "the JSON Schema Test Suite is not there: run `make test-tools`" }
  }

  private struct Test {
    var file: String
    var name: String
    var schema: YAMLValue
    var data: YAMLValue
    var isValid: Bool
  }

  private static func tests(_ draft: String) throws -> [Test] {
    let path = Project.path(".build/test-tools/published/json-schema/\(draft).json")
    guard let data = FileManager.default.contents(atPath: path) else { throw MissingSuite() }
    let files = try #require(try YAMLReader.readSingle(Array(data), file: draft).plain.map)
    var tests: [Test] = []
    for file in files.entries {
      for group in file.value.list ?? [] {
        for test in group["tests"]?.list ?? [] {
          let name = [file.key, group["description"]?.string ?? "", test["description"]?.string ?? ""].joined(separator: " / ")
          tests.append(
            Test(
              file: file.key, name: name, schema: try #require(group["schema"]), data: try #require(test["data"]),
              isValid: test["valid"] == true))
        }
      }
    }
    return tests
  }

  @Test(arguments: [
    ("draft4", JSONSchemaValidator.Dialect.draft4, 500), ("draft6", .draft6, 700), ("draft7", .draft7, 750),
    ("draft2019-09", .draft2019, 1000), ("draft2020-12", .draft2020, 1000),
  ])
  func resultsAreTheSuites(_ draft: String, _ dialect: JSONSchemaValidator.Dialect, _ least: Int) throws {
    let tests = try Self.tests(draft).filter { $0.file != "format.json" && $0.file != "refRemote.json" }
    #expect(tests.count > least)
    var differing: Set<String> = []
    for test in tests {
      let validator = try JSONSchemaValidator(schema: test.schema, defaultDialect: dialect)
      guard validator.validate(test.data).isEmpty != test.isValid else { continue }
      differing.insert(test.name)
      // Whatever differs was said beforehand not to be checked.
      let reasons = validator.unchecked.map { part -> SuiteDifferences.Reason? in
        switch part.reason {
        case .remoteReference: .remoteSchema
        case .dialect: .ownDialect
        case .pattern: nil
        }
      }
      #expect(reasons.contains(SuiteDifferences.known(draft)[test.name]), "\(test.name)")
    }
    let known = Set(SuiteDifferences.known(draft).keys)
    #expect(differing.subtracting(known).sorted() == [])
    #expect(known.subtracting(differing).sorted() == [])
  }

  /// What is in other documents is accepted, never refused.
  @Test(arguments: ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"])
  func remoteSchemasRefuseNothing(_ draft: String) throws {
    let dialect = try #require(
      zip(["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"], JSONSchemaValidator.Dialect.allCases)
        .first { $0.0 == draft }?.1)
    let tests = try Self.tests(draft).filter { $0.file == "refRemote.json" && $0.isValid }
    #expect(tests.count > 8)
    for test in tests {
      let validator = try JSONSchemaValidator(schema: test.schema, defaultDialect: dialect)
      #expect(validator.validate(test.data) == [], "\(test.name)")
      #expect(!validator.unchecked.isEmpty, "\(test.name)")
    }
  }
}
