public import YAML

extension String: SettingValue { public static var valueType: ValueType { .line } }
extension Int: SettingValue { public static var valueType: ValueType { .anyInteger } }
extension Bool: SettingValue { public static var valueType: ValueType { .boolean } }
extension CronSchedule: SettingValue { public static var valueType: ValueType { .string(.cronSchedule) } }
extension Quantity: SettingValue { public static var valueType: ValueType { .quantity } }
extension IntOrString: SettingValue { public static var valueType: ValueType { .intOrString() } }

extension Optional: SettingValue where Wrapped: SettingValue {
  public static var valueType: ValueType { .optional(Wrapped.valueType) }
}
extension Optional: OptionalSetting where Wrapped: SettingValue {}

/// A setting that is one of a few words: `enum Mode: String, SettingChoice { case job, cronJob }`.
public protocol SettingChoice: SettingValue, CaseIterable, RawRepresentable where RawValue == String {}

extension SettingChoice {
  public static var valueType: ValueType { .choice(allCases.map(\.rawValue)) }
}

extension Expr where Value: SettingChoice {
  /// A word that is chosen when the chart is built; also a setting's default.
  public init(_ choice: Value) { self.init(.string(choice.rawValue)) }

  /// Whether the user chose this word.
  public func `is`(_ choice: Value) -> Expr<Bool> { Expr<Bool>(.equal(expression, .string(choice.rawValue))) }

  /// The word as text.
  public var text: Expr<String> { Expr<String>(expression) }
}

// MARK: - Lists

/// A type that can be an element of a list setting.
public protocol SettingElement: Sendable {
  /// What an element may be: the schema of the list's `items`.
  static var elementType: ValueType { get }
  /// The element as it stands in values.yaml, when it is part of a default.
  var elementValue: YAMLValue { get }
}

extension String: SettingElement {
  public static var elementType: ValueType { .string(.line, minLength: 1) }
  public var elementValue: YAMLValue { .string(self) }
}

extension Array: SettingValue where Element: SettingElement {
  public static var valueType: ValueType { .list(of: Element.elementType) }
}

/// A list setting, told apart so that array literals work.
public protocol SettingList: SettingValue {
  /// The type of the list's elements.
  associatedtype Element: SettingElement
}
extension Array: SettingList where Element: SettingElement {}

extension Expr: ExpressibleByArrayLiteral where Value: SettingList {
  public init(arrayLiteral elements: Value.Element...) {
    self.init(.value(.list(elements.map(\.elementValue))))
  }
}

extension Expr where Value == [String] {
  /// The elements as one text.
  public func joined(separator: String) -> Expr<String> {
    switch expression {
    case .reference(let reference): Expr<String>(.joined(reference, separator: separator))
    default: Expr<String>(.string(expression.literal?.list?.compactMap(\.string).joined(separator: separator) ?? ""))
    }
  }
}

// MARK: - Maps

/// A map with free keys and text values, such as annotations.
extension Dictionary: SettingValue where Key == String, Value == String {
  public static var valueType: ValueType { .map(keys: .qualifiedName, values: .string(.mapText)) }
}

extension Expr: ExpressibleByDictionaryLiteral where Value == [String: String] {
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(.value(.map(YAMLMap(elements.map { YAMLMap.Entry(key: $0.0, value: .string($0.1)) }))))
  }
}

/// A map whose values another program reads, such as components of a collector by their names.
public enum AnyMap: SettingValue {
  public static var valueType: ValueType { .map(keys: .line, values: .any) }
}

extension Expr where Value == AnyMap {
  /// No entries, as most charts begin with.
  public static var none: Expr { Expr(.value([:])) }

  /// The entries, written out.
  public static func yaml(_ value: YAMLMap) -> Expr { Expr(.value(.map(value))) }
}

/// A piece of the Kubernetes API that users write as it stands there: tolerations, affinity, resources.
///
/// The chart passes it on whole and checks it against the type's schema.
public protocol KubernetesValue: SettingValue {
  /// The value that stands for none: an empty list or map.
  static var none: YAMLValue { get }
}

extension Expr where Value: KubernetesValue {
  /// The empty list or map, as the type has it.
  public static var none: Expr { Expr(.value(Value.none)) }

  /// A value written out as in a manifest.
  public static func yaml(_ value: YAMLValue) -> Expr { Expr(.value(value)) }
}
