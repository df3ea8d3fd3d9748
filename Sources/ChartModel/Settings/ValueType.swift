/// What a value in values.yaml may be: the one schema language of a chart.
///
/// It is printed as JSON Schema (`jsonSchema`), checked against values (`violations`), and tells expressions how to print.
/// It stays inside the fence in which Helm's templates and direct evaluation agree: no nulls but through `optional`, integers
/// within ±(2^53−1), strings without characters that Helm's YAML cannot carry.
public indirect enum ValueType: Sendable, Hashable {
  /// A text of some form and length.
  case string(StringType)
  /// One of a few words.
  case choice([String])
  /// True or false.
  case boolean
  /// An integer within bounds; files may write it as `3.0`.
  case integer(ClosedRange<Int>)
  /// A Kubernetes quantity: text such as `500m`, or a number.
  case quantity
  /// A number that is not less, or a text of this shape, as ports and percentages are.
  case intOrString(TextPattern = .line, least: Int = 0)
  /// A map with free keys.
  case map(keys: TextPattern, values: ValueType, minEntries: Int = 0)
  /// A list with at least so many elements, without repetitions if `unique`.
  case list(of: ValueType, minItems: Int = 0, unique: Bool = false)
  /// A map with these fields and no others.
  case record([Field])
  /// Text, number, truth, or lists and maps of these, without nulls: what another program reads.
  case any
  /// May be absent or null.
  case optional(ValueType)

  /// Which texts a text setting may have.
  public struct StringType: Sendable, Hashable {
    /// What the whole text must look like; by default, any one line.
    public var pattern: TextPattern
    /// The fewest Unicode scalars; by default none at all.
    public var minLength: Int
    /// The most Unicode scalars; nil leaves that to the pattern.
    public var maxLength: Int?
    /// The value is a credential: it is never printed into a document that is not a Secret.
    public var isSecret: Bool

    /// By default, any one line, an empty one too.
    public init(_ pattern: TextPattern = .line, minLength: Int = 0, maxLength: Int? = nil, isSecret: Bool = false) {
      self.pattern = pattern
      self.minLength = minLength
      self.maxLength = maxLength
      self.isSecret = isSecret
    }
  }

  /// One key of a record.
  public struct Field: Sendable, Hashable {
    /// The key, as users write it.
    public var name: String
    /// What its value may be.
    public var type: ValueType
    /// Whether the key must be there, once the chart's defaults are filled in; elements of lists have none.
    public var isRequired: Bool
    /// What the field is for, as a sentence; nil where it needs no words.
    public var summary: String?

    /// A field that may be left out, unless said otherwise.
    public init(_ name: String, _ type: ValueType, required: Bool = false, summary: String? = nil) {
      self.name = name
      self.type = type
      self.isRequired = required
      self.summary = summary
    }
  }

  /// The integers that float64, and so Helm's values files, carry exactly.
  public static let safeIntegers = -9_007_199_254_740_991...9_007_199_254_740_991

  /// Any integer that Helm carries exactly (`safeIntegers`).
  public static let anyInteger = ValueType.integer(safeIntegers)
  /// Any one line, an empty one too.
  public static let line = ValueType.string(StringType())

  /// A text of this form, no credential; lengths in Unicode scalars.
  public static func string(_ pattern: TextPattern, minLength: Int = 0, maxLength: Int? = nil) -> ValueType {
    .string(StringType(pattern, minLength: minLength, maxLength: maxLength))
  }
}

extension ValueType {
  /// The type behind `optional`.
  public var unwrapped: ValueType { if case .optional(let type) = self { type.unwrapped } else { self } }

  /// Whether the value may be absent or null.
  public var isOptional: Bool { if case .optional = self { true } else { false } }

  /// Whether a value of this type is a credential or has one inside.
  public var holdsSecret: Bool {
    switch self {
    case .string(let type): type.isSecret
    case .map(_, let type, _), .list(let type, _, _), .optional(let type): type.holdsSecret
    case .record(let fields): fields.contains { $0.type.holdsSecret }
    case .choice, .boolean, .integer, .quantity, .intOrString, .any: false
    }
  }

  /// The most Unicode scalars a value of this type has when it is part of a name; nil if unbounded.
  public var maxLength: Int? {
    switch self {
    case .string(let type): [type.maxLength, type.pattern.maxLength].compactMap { $0 }.min()
    case .choice(let words): words.map(\.unicodeScalars.count).max()
    case .boolean: 5
    case .integer(let range): max(String(range.lowerBound).count, String(range.upperBound).count)
    case .optional(let type): type.maxLength
    case .quantity, .intOrString, .map, .list, .record, .any: nil
    }
  }

  /// A short name for tables and messages: `string`, `integer (1–65535)`, `list of maps`.
  public var summary: String {
    switch self {
    case .string: "string"
    case .choice(let words): "one of " + words.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", ")
    case .boolean: "true or false"
    case .integer(let range):
      switch (range.lowerBound == Self.safeIntegers.lowerBound, range.upperBound == Self.safeIntegers.upperBound) {
      case (true, true): "integer"
      case (false, true): "integer from \(range.lowerBound)"
      case (true, false): "integer up to \(range.upperBound)"
      case (false, false): "integer \(range.lowerBound) to \(range.upperBound)"
      }
    case .quantity: "quantity"
    case .intOrString: "integer or string"
    case .map(_, .string, _): "map of strings"
    case .map: "map"
    case .list(let element, _, _): "list of \(element.plural)"
    case .record: "map"
    case .any: "any value but null"
    case .optional(let type): "\(type.summary), optional"
    }
  }

  private var plural: String {
    switch self {
    case .string, .choice: "strings"
    case .integer: "integers"
    case .map, .record: "maps"
    default: "values"
    }
  }
}
