public import YAML

/// Checks values against a JSON Schema, such as a chart's values.schema.json.
///
/// Drafts 4, 6, 7, 2019-09 and 2020-12, each with the keywords it has. `format` and the `content…` keywords say nothing, as the later
/// drafts have it. Nothing is fetched: what a schema refers to elsewhere is not checked, and listed in `unchecked`.
///
/// Source: json-schema.org, the Core and Validation documents of each draft.
public struct JSONSchemaValidator: Sendable {
  /// What the schema asks for that is not checked, each thing once.
  public var unchecked: [UncheckedPart] { schema.unchecked }

  /// How much work one validation may take before it gives up, so that no schema keeps it busy for ever. A step is one schema applied
  /// to one value; a chart with thousands of values takes some ten thousand.
  public var stepLimit = 3_000_000

  let schema: CompiledSchema

  /// Schemas applied within schemas. Charts need a few dozen.
  static let depthLimit = 400
  /// Violations found in one validation, those within alternatives counted too.
  static let violationLimit = 100_000

  /// Reads a schema once, for any number of validations.
  ///
  /// - Parameter defaultDialect: the dialect of a schema without `$schema`. Most charts' schemas are written for draft 7; newer
  ///   versions of Helm set no default (helm/helm, pkg/chart/common/util/jsonschema.go) and so take that of
  ///   santhosh-tekuri/jsonschema, which may be another.
  /// - Throws: what is wrong with the schema itself.
  public init(schema: YAMLValue, defaultDialect: Dialect = .draft7) throws(JSONSchemaError) {
    var compiler = try SchemaCompiler(document: schema, defaultDialect: defaultDialect)
    self.schema = try compiler.compile()
  }

  /// Everything in a value that the schema refuses, always in the same order; empty if the value is valid.
  ///
  /// A schema that refers to itself without a step into the value adds nothing by that. A validation that takes more work than any
  /// chart's values should ends with a violation that says so.
  public func validate(_ value: YAMLValue) -> [Violation] {
    var evaluator = Evaluator(schema, steps: stepLimit)
    return evaluator.run(value)
  }
}
