import Diagnostics
import Synchronization
import YAML

/// A type that a setting can have.
public protocol SettingValue: Sendable {
  /// What a setting of this type may be before its own rules narrow it.
  static var valueType: ValueType { get }
}

/// An optional type: the setting may be left out, or null.
public protocol OptionalSetting: SettingValue {
  /// The type of a value that was given.
  associatedtype Wrapped: SettingValue
}

/// A group of settings: a struct whose properties are `@Setting`s and `@SettingGroup`s with defaults.
public protocol ChartValues: Sendable {
  /// The group with all its defaults. Made anew for each chart and each loop, because that gives its settings their places.
  init()
}

/// A setting in values.yaml.
///
/// Reading the property gives the reference to the setting, never its default, so a default cannot be baked into a chart by accident.
@propertyWrapper
public struct Setting<Value: SettingValue>: Sendable {
  let slot: SettingSlot

  /// - Parameters:
  ///   - wrappedValue: the default; must be written out, not an expression over other settings.
  ///   - summary: what the setting is for, as a sentence; becomes the comment in values.yaml.
  ///   - rules: what else the value must fulfil.
  ///   - fileID: with `line` and `column` the place that messages about the declaration name, filled in by the compiler.
  public init(
    wrappedValue: Expr<Value>, _ summary: String, _ rules: SettingRule<Value>..., fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    let type = rules.reduce(Value.valueType) { type, rule in rule.refine(type) }
    let origin = SourceLocation(file: fileID, line: line, column: column)
    slot = SettingSlot(summary: summary, type: type, standard: wrappedValue.expression, origin: origin)
  }

  /// A reference to the setting. It is unbound until a chart has taken the setting up.
  public var wrappedValue: Expr<Value> { Expr(.reference(slot.reference)) }
}

extension Setting where Value: OptionalSetting {
  /// A setting without a default: left out unless the user gives it.
  public init(
    _ summary: String, _ rules: SettingRule<Value>..., fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let type = rules.reduce(Value.valueType) { type, rule in rule.refine(type) }
    slot = SettingSlot(summary: summary, type: type, standard: nil, origin: SourceLocation(file: fileID, line: line, column: column))
  }
}

/// A map of settings in values.yaml.
@propertyWrapper
public struct SettingGroup<Values: ChartValues>: Sendable {
  let summary: String
  let origin: SourceLocation
  /// The group itself, so that a setting in it is read as `values.group.setting`.
  public let wrappedValue: Values

  /// - Parameters:
  ///   - wrappedValue: the group with its defaults.
  ///   - summary: what the group is for, as a sentence.
  ///   - fileID: with `line` and `column` the place that messages about the declaration name, filled in by the compiler.
  public init(wrappedValue: Values, _ summary: String, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    self.wrappedValue = wrappedValue
    self.summary = summary
    origin = SourceLocation(file: fileID, line: line, column: column)
  }
}

/// A further rule for a setting's value.
public struct SettingRule<Value>: Sendable {
  let refine: @Sendable (ValueType) -> ValueType

  init(_ refine: @escaping @Sendable (ValueType) -> ValueType) {
    self.refine = { type in if case .optional(let inner) = type { .optional(refine(inner)) } else { refine(type) } }
  }

  /// The whole type, for what the other rules cannot say.
  public static func type(_ type: ValueType) -> SettingRule { SettingRule { _ in type } }
  /// A text of this shape.
  public static func pattern(_ pattern: TextPattern, maxLength: Int? = nil) -> SettingRule {
    SettingRule { type in
      switch type {
      case .list(let element, let minItems, let unique): .list(of: element.shaped(pattern, maxLength), minItems: minItems, unique: unique)
      default: type.shaped(pattern, maxLength)
      }
    }
  }
  /// A text that must not be empty.
  public static var nonEmpty: SettingRule {
    SettingRule { type in
      if case .string(var text) = type {
        text.minLength = 1
        return .string(text)
      }
      return type
    }
  }
  /// A credential.
  public static var secret: SettingRule {
    SettingRule { type in
      if case .string(var text) = type {
        text.isSecret = true
        return .string(text)
      }
      return type
    }
  }
  /// A list with at least so many elements.
  public static func minItems(_ count: Int) -> SettingRule {
    SettingRule { type in
      if case .list(let element, _, let unique) = type { .list(of: element, minItems: count, unique: unique) } else { type }
    }
  }
  /// A map with at least so many entries.
  public static func minEntries(_ count: Int) -> SettingRule {
    SettingRule { type in
      if case .map(let keys, let values, _) = type { .map(keys: keys, values: values, minEntries: count) } else { type }
    }
  }
  /// A list without repetitions.
  public static var unique: SettingRule {
    SettingRule { type in
      if case .list(let element, let least, _) = type { .list(of: element, minItems: least, unique: true) } else { type }
    }
  }
}

/// Types whose values are integers.
public protocol IntegerSetting {}
extension Int: IntegerSetting {}
extension Optional: IntegerSetting where Wrapped: IntegerSetting {}

extension SettingRule where Value == IntOrString {
  /// How many of some, or what share of them: 1, 25%; never none.
  public static var oneOrShare: SettingRule { SettingRule { _ in .intOrString(.percentage, least: 1) } }
}

extension SettingRule where Value: IntegerSetting {
  /// An integer within bounds.
  public static func range(_ range: ClosedRange<Int>) -> SettingRule { SettingRule { _ in .integer(range) } }
}

extension ValueType {
  /// The text type with another pattern; everything else about it stays.
  fileprivate func shaped(_ pattern: TextPattern, _ maxLength: Int?) -> ValueType {
    switch self {
    case .string(var text):
      text.pattern = pattern
      text.maxLength = maxLength ?? text.maxLength
      return .string(text)
    case .intOrString(_, let least): return .intOrString(pattern, least: least)
    default: return self
    }
  }
}

/// What a `Setting` shares with its copies: the place in the chart's values, once a chart has taken it up.
final class SettingSlot: Sendable {
  let summary: String
  let type: ValueType
  /// The default as it was declared; nil if none was.
  let standard: Expression?
  /// Where it was declared.
  let origin: SourceLocation
  private let bound: Mutex<(root: Reference.Root, path: [String])>

  init(summary: String, type: ValueType, standard: Expression?, origin: SourceLocation) {
    self.summary = summary
    self.type = type
    self.standard = standard
    self.origin = origin
    bound = Mutex((.unbound, []))
  }

  var reference: Reference {
    let place = bound.withLock { $0 }
    return Reference(place.root, place.path, type)
  }

  func bind(_ root: Reference.Root, _ path: [String]) { bound.withLock { $0 = (root, path) } }
}

extension Expression {
  /// The value of an expression that is written out; nil for one that is not.
  var literal: YAMLValue? {
    switch self {
    case .string(let text): .string(text)
    case .integer(let number): .int(number)
    case .boolean(let truth): .bool(truth)
    case .value(let value): value
    default: nil
    }
  }
}
