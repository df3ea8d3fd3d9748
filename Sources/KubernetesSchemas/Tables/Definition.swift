/// What the API server reads a value as.
indirect enum FieldType: Sendable {
  case string, boolean, int32, int64, number, intOrString, quantity
  /// Base64.
  case bytes
  case any
  case object(SchemaTable.Slot)
  case map(FieldType)
  case list(FieldType)
}

/// An object type of the published schemas, for one version of Kubernetes or for all of them.
final class Definition: Sendable {
  /// Such as `core.v1.PodSpec`.
  let name: String
  let fields: [Field]
  /// What the definition stands for if it is not an object: a time, any JSON.
  let alias: FieldType?
  let check: SpecialCheck?
  /// The bits of the required fields.
  let requiredFields: UInt64
  private let numbers: FieldIndex

  init(name: String, fields: [Field]) {
    self.name = name
    alias = fields.count == 1 && fields[0].name.isEmpty ? fields[0].type : nil
    var required: UInt64 = 0
    var all: [Field] = []
    for field in fields {
      var field = field
      if field.isRequired, field.isServed, required != .max {
        field.requiredBit = required &+ 1
        required = required &* 2 &+ 1
      }
      all.append(field)
    }
    self.fields = all
    numbers = FieldIndex(all.map(\.name))
    requiredFields = required
    check = SpecialCheck(definition: name)
  }

  func field(named name: String) -> Int? { numbers.find(name) }

  /// The last part of the name, such as `PodSpec`.
  var shortName: String { String(name.split(separator: ".").last ?? "") }
}

/// A field of a definition.
struct Field: Sendable {
  var name: String
  var type: FieldType
  var isRequired: Bool
  /// The minor versions that have it.
  var versions: ClosedRange<Int>
  /// Whether the version asked for has it.
  var isServed: Bool
  var rules: FieldRules?
  /// One bit among those of the definition's required fields; 0 for the others.
  var requiredBit: UInt64 = 0
}

/// What the API server checks of a field beyond its type.
final class FieldRules: Sendable {
  let words: [String]
  let syntax: ValueSyntax?
  let uniqueKeys: [UniqueKey]

  init(words: [String], syntax: ValueSyntax?, uniqueKeys: [UniqueKey]) {
    self.words = words
    self.syntax = syntax
    self.uniqueKeys = uniqueKeys
  }
}

/// The keys in which the items of a list differ.
struct UniqueKey: Sendable {
  var keys: [String]
  /// Whether the API server refuses two alike, or only makes nothing good of them.
  var isDemanded: Bool
}
