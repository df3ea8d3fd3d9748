public import YAML

/// What is wrong with an object, and where.
public struct SchemaViolation: Sendable, Hashable {
  public var problem: SchemaProblem
  /// From the object's root. A field that is missing is the last step, although it is not there.
  public var path: [PathElement]

  public init(_ problem: SchemaProblem, at path: [PathElement]) {
    self.problem = problem
    self.path = path
  }
}

/// What the API server would say against an object. Data alone; `SchemaViolation.finding` has the words.
public enum SchemaProblem: Sendable, Hashable {
  case unknownField(UnknownField)
  case wrongType(expected: ValueKind, found: ValueKind)
  /// A number that does not fit, or a fraction.
  case noInteger(bits: Int)
  case notBase64
  case missingField(String)
  case nullValue
  case badQuantity(String)
  case badName(String, NameFault)
  /// Neither `name` nor `generateName`.
  case noName
  case badKey(String, KeyKind)
  case badLabelValue(key: String, value: String)
  /// All annotations together, in bytes.
  case annotationsTooLarge(Int)
  case badSchedule(String, ScheduleFault)
  case badTimeZone(String)
  case wrongWord(String, allowed: [String])
  case duplicate(Duplicate)
  case removedAPI(APIFate)
  case deprecatedAPI(APIFate)
  case unknownKind(UnknownKind)
  /// `apiVersion` or `kind` is not there or is not a text; nil if the whole value is no object.
  case noIdentity(field: String?, isMissing: Bool)
  case customLimit(CustomLimit)
  case unusableDefinition(DefinitionFault)
}

/// A field that its object does not have.
public struct UnknownField: Sendable, Hashable {
  public var name: String
  /// The type of the object, such as `PodSpec`.
  public var owner: String
  /// The field of the same object that was probably meant.
  public var nearest: String?
  /// Where in the same kind there is a field of this name, such as `spec.template.spec.containers[]`.
  public var elsewhere: String?
  /// The versions that have the field.
  public var versions: ClosedRange<Int>?
  /// The version asked for, if `versions` tells what others have.
  public var version: KubernetesMinor?
}

/// What a value is, or should be.
public enum ValueKind: Sendable, Hashable {
  case null, boolean, integer, number, string, list, map
  case integerOrString, quantity, base64
  /// An object of a type with a name.
  case object(String)
}

/// How a name is at fault.
public enum NameFault: Sendable, Hashable {
  case dnsLabel, dnsSubdomain, serviceName, portName, environmentName, pathSegment
  /// Kubernetes before 1.34 refuses it, later versions may take it.
  case leadingDigit
  case tooLong(limit: Int)
}

/// What a map's key names.
public enum KeyKind: Sendable, Hashable {
  case label, annotation, data
}

/// Two items of a list that are alike in what should tell them apart.
public struct Duplicate: Sendable, Hashable {
  public var keys: [String]
  public var values: [String]
  /// The path of the earlier item.
  public var first: [PathElement]
  /// Whether the API server refuses it.
  public var isRefused: Bool
}

/// An API version that goes or has gone.
public struct APIFate: Sendable, Hashable {
  public var apiVersion: String
  public var kind: String
  public var deprecated: Int?
  /// The first minor version that does not serve it.
  public var removed: Int?
  /// An API version, or `API-VERSION=KIND`.
  public var replacement: String?
}

/// A kind that Kubernetes does not have.
public struct UnknownKind: Sendable, Hashable {
  public var apiVersion: String
  public var kind: String
  /// The kind that was probably meant.
  public var nearest: String?
  /// The API versions that have the kind, or `nearest` if that is of another API version.
  public var apiVersions: [String]
  /// If it is merely too young for the version asked for: the first that serves it.
  public var since: KubernetesMinor?
}

/// A limit that a custom resource's schema sets.
public enum CustomLimit: Sendable, Hashable {
  case pattern(String)
  case minimum(Double, isExclusive: Bool), maximum(Double, isExclusive: Bool)
  case multipleOf(Int)
  case minLength(Int), maxLength(Int), minItems(Int), maxItems(Int), minProperties(Int), maxProperties(Int)
  /// Not among the values listed, which are no words.
  case otherValue
}

/// Why a CustomResourceDefinition says nothing of its objects.
public enum DefinitionFault: Sendable, Hashable {
  case notACustomResourceDefinition
  case noGroupOrKind
  /// The version has no schema.
  case noSchema(version: String)
  case tooDeep(version: String)
}
