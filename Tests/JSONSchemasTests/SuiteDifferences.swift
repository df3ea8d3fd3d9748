/// The required tests of the JSON Schema Test Suite whose results differ, each with the reason.
enum SuiteDifferences {
  enum Reason: CaseIterable {
    /// The schema refers to a draft's own schema or to one of the suite's files; neither is fetched, so the value is accepted.
    case remoteSchema
    /// `$schema` names a dialect of the suite's own, without the keywords of validation; the schema is read with all of them.
    case ownDialect
  }

  static func known(_ draft: String) -> [String: Reason] { table[draft] ?? [:] }

  private static let definitions = "definitions.json / validate definition against metaschema / invalid definition schema"
  private static let defs = "defs.json / validate definition against metaschema / invalid definition schema"
  private static let reference = "ref.json / remote ref, containing refs itself / remote ref invalid"
  private static let vocabulary =
    "vocabulary.json / schema that uses custom metaschema with with no validation vocabulary / no validation: invalid number, but it still validates"
  private static let order = "dynamicRef.json / $ref and $dynamicAnchor are independent of order - "
  private static let link = "dynamicRef.json / tests for implementation dynamic anchor and reference link / "

  private static let table: [String: [String: Reason]] = [
    "draft4": [definitions: .remoteSchema, reference: .remoteSchema],
    "draft6": [definitions: .remoteSchema, reference: .remoteSchema],
    "draft7": [definitions: .remoteSchema, reference: .remoteSchema],
    "draft2019-09": [defs: .remoteSchema, reference: .remoteSchema, vocabulary: .ownDialect],
    "draft2020-12": [
      defs: .remoteSchema, reference: .remoteSchema, vocabulary: .ownDialect,
      order + "$defs first / incorrect extended schema": .remoteSchema,
      order + "$defs first / incorrect parent schema": .remoteSchema,
      order + "$ref first / incorrect extended schema": .remoteSchema,
      order + "$ref first / incorrect parent schema": .remoteSchema,
      link + "incorrect extended schema": .remoteSchema,
      link + "incorrect parent schema": .remoteSchema,
      "dynamicRef.json / strict-tree schema, guards against misspelled properties / instance with misspelled field": .remoteSchema,
      "dynamicRef.json / $ref to $dynamicRef finds detached $dynamicAnchor / non-number is invalid": .remoteSchema,
    ],
  ]
}
