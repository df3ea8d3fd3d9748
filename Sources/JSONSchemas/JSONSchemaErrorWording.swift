public import Diagnostics
import YAML

extension JSONSchemaError: DiagnosticError {
  public var diagnostic: Diagnostic { diagnostic(at: nil) }

  /// The words for the fault, with the place in the schema's file if it is known.
  public func diagnostic(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(problem.code, .error, "\(ValueText.schemaPath(path)): \(problem.message)", at: location, hint: problem.hint)
  }
}

extension JSONSchemaError.Problem {
  /// Stable; see `DiagnosticCode`.
  public var code: DiagnosticCode {
    switch self {
    case .notASchema: "JSS001"
    case .malformed: "JSS002"
    case .danglingReference: "JSS003"
    case .tooManySchemas: "JSS004"
    }
  }

  fileprivate var message: String {
    switch self {
    case .notASchema(let found): "expected a schema, which is a map or a boolean, found \(ValueText.found(found, hidesText: false))"
    case .malformed(_, let expected, let found): "expected \(expected.words), found \(ValueText.found(found, hidesText: false))"
    case .danglingReference(let reference): "the reference \(ValueText.literal(.string(reference))) leads nowhere"
    case .tooManySchemas(let limit): "the schema consists of more than \(limit) schemas"
    }
  }

  fileprivate var hint: String? {
    switch self {
    case .notASchema: nil
    case .malformed(let keyword, _, let found): Self.malformedHint(keyword, found)
    case .danglingReference: "write # and the path from the root of the schema, such as #/definitions/port, or an $anchor's name"
    case .tooManySchemas: "split it"
    }
  }

  private static func malformedHint(_ keyword: String, _ found: YAMLValue) -> String? {
    if keyword == "type", let text = found.string {
      return nearestMatch(to: text, among: TypeName.allCases.map(\.rawValue)).map { "did you mean \($0)?" }
    }
    if keyword == "required", found.bool != nil { return "name the required properties in a list, beside their properties" }
    if keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum", found.bool != nil {
      return "from draft 6 on it is the limit itself; the boolean is draft 4's"
    }
    if keyword == "items", found.list != nil { return "in draft 2020-12 a list of schemas stands in prefixItems" }
    return nil
  }
}

extension JSONSchemaError.Expectation {
  fileprivate var words: String {
    switch self {
    case .schema: "a schema"
    case .schemas: "a list of schemas that is not empty"
    case .mapOfSchemas: "a map of schemas"
    case .typeName: "a type or a list of types out of \(TypeName.allCases.map(\.rawValue).joined(separator: ", "))"
    case .list: "a list"
    case .string: "a text"
    case .strings: "a list of texts"
    case .mapOfStrings: "a map of lists of texts"
    case .mapOfDependencies: "a map of schemas and lists of texts"
    case .boolean: "true or false"
    case .number: "a number"
    case .positiveNumber: "a number greater than 0"
    case .count: "an integer of 0 or more"
    }
  }
}

extension ValueText {
  static func schemaPath(_ path: [PathElement]) -> String { path.isEmpty ? "the schema" : self.path(path) }
}
