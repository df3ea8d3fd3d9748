extension JSONSchemaValidator {
  /// The draft of JSON Schema that a schema is written in.
  public enum Dialect: Int, Sendable, Hashable, CaseIterable, Comparable {
    case draft4, draft6, draft7, draft2019, draft2020

    public static func < (left: Dialect, right: Dialect) -> Bool { left.rawValue < right.rawValue }

    /// The dialect that a `$schema` names, or nil if it is none of these. Source: json-schema.org/specification.
    public init?(schemaURI: String) {
      var address = Substring(schemaURI)
      if address.hasSuffix("#") { address = address.dropLast() }
      for scheme in ["https://", "http://"] where address.hasPrefix(scheme) { address = address.dropFirst(scheme.count) }
      switch address {
      case "json-schema.org/draft-04/schema": self = .draft4
      case "json-schema.org/draft-06/schema": self = .draft6
      case "json-schema.org/draft-07/schema": self = .draft7
      case "json-schema.org/draft/2019-09/schema": self = .draft2019
      // Without a version it is the latest (santhosh-tekuri/jsonschema 6, draft.go, which Helm uses).
      case "json-schema.org/draft/2020-12/schema", "json-schema.org/schema": self = .draft2020
      default: return nil
      }
    }

    /// Before 2019-09, `$ref` makes everything beside it void.
    var referenceStandsAlone: Bool { self < .draft2019 }
  }
}
