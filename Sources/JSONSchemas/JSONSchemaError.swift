public import YAML

/// A fault of a schema itself. The words for it stand in `JSONSchemaErrorWording.swift`.
public struct JSONSchemaError: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    /// Neither a map nor a boolean where a schema is expected.
    case notASchema(found: YAMLValue)
    case malformed(keyword: String, expected: Expectation, found: YAMLValue)
    /// A reference within the document that leads nowhere.
    case danglingReference(String)
    case tooManySchemas(limit: Int)
  }

  /// What a keyword's value has to be.
  public enum Expectation: String, Sendable, Hashable, CaseIterable {
    case schema, schemas, mapOfSchemas, typeName, list, string, strings, mapOfStrings, mapOfDependencies, boolean, number, positiveNumber,
      count
  }

  /// Where in the schema, such as `properties`, `proxy`, `minimum`.
  public var path: [PathElement]
  public var problem: Problem

  public init(path: [PathElement], problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
