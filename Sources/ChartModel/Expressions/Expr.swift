import YAML

/// A field's value: written out, or an expression over the chart's settings and the release's facts.
///
/// The type parameter only exists at compile time; it keeps a schedule out of a port.
public struct Expr<Value>: Sendable, Hashable {
  /// The value without its type, as trees and both readers take it.
  public let expression: Expression

  /// Gives an expression a type. Nobody checks that the two agree; literals, operators and settings see to that themselves.
  public init(_ expression: Expression) { self.expression = expression }
}

/// Types whose literals are texts: `String`, `CronSchedule`, `Quantity`, and so on.
public protocol TextRepresentable {}

/// Types whose values are texts, and nothing else: a quantity or a port may be a number too.
public protocol PlainText: TextRepresentable {}

extension String: PlainText {}

/// A cron schedule of five fields, or a nickname such as `@hourly`.
public enum CronSchedule: PlainText, Sendable {}
/// An amount of a resource: `500m` of a CPU, `128Mi` of memory.
public enum Quantity: TextRepresentable, Sendable {}
/// A port or a share: a number, or a name or percentage.
public enum IntOrString: TextRepresentable, Sendable {}

// MARK: - Literals

extension Expr: ExpressibleByUnicodeScalarLiteral where Value: TextRepresentable {
  public init(unicodeScalarLiteral value: String) { self.init(.string(value)) }
}
extension Expr: ExpressibleByExtendedGraphemeClusterLiteral where Value: TextRepresentable {
  public init(extendedGraphemeClusterLiteral value: String) { self.init(.string(value)) }
}
extension Expr: ExpressibleByStringLiteral where Value: TextRepresentable {
  public init(stringLiteral value: String) { self.init(.string(value)) }
}

extension Expr: ExpressibleByStringInterpolation where Value: TextRepresentable {
  /// Collects a text's parts; what is interpolated stays an expression.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Expression] = []

    public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }

    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.string(literal)) } }
    /// A text, which stays an expression.
    public mutating func appendInterpolation<Other: PlainText>(_ value: Expr<Other>) { append(value.expression) }
    /// An integer, which stays an expression and is printed in decimal digits.
    public mutating func appendInterpolation(_ value: Expr<Int>) { append(value.expression) }
    /// A text that is known when the chart is built; it becomes one with the literal around it.
    public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
    /// An integer that is known when the chart is built, in decimal digits.
    public mutating func appendInterpolation(_ value: Int) { appendLiteral(String(value)) }

    private mutating func append(_ part: Expression) {
      switch part {
      case .concatenation(let inner): parts += inner
      case .integer(let number): appendLiteral(String(number))
      default: parts.append(part)
      }
    }
  }

  public init(stringInterpolation: StringInterpolation) { self.init(.text(joining: stringInterpolation.parts)) }
}

extension Expression {
  /// The parts in a row, neighbouring literals made one.
  public static func text(joining parts: [Expression]) -> Expression {
    var merged: [Expression] = []
    for part in parts {
      if case .string(let text) = part, case .string(let before)? = merged.last {
        merged[merged.count - 1] = .string(before + text)
      } else {
        merged.append(part)
      }
    }
    switch merged.count {
    case 0: return .string("")
    case 1 where merged[0].kind == .string: return merged[0]
    default: return .concatenation(merged)
    }
  }
}

extension Expr: ExpressibleByIntegerLiteral where Value: IntegerRepresentable {
  public init(integerLiteral value: Int) { self.init(.integer(value)) }
}

/// Types whose literals are integers: `Int`, and `IntOrString`.
public protocol IntegerRepresentable {}
extension Int: IntegerRepresentable {}
extension IntOrString: IntegerRepresentable {}

extension Expr: ExpressibleByBooleanLiteral where Value == Bool {
  public init(booleanLiteral value: Bool) { self.init(.boolean(value)) }
}

extension Expr where Value == String {
  /// A text that is already there when the chart is built.
  public init(literal text: String) { self.init(.string(text)) }
}

extension DefaultStringInterpolation {
  /// A text of the type `String` would hold a description of the expression, not its value.
  ///
  /// Deprecated and not unavailable: the compiler would pass over an unavailable overload and take the standard library's.
  @available(*, deprecated, message: "the value is known at install time only: give the text the type Expr<String>")
  public mutating func appendInterpolation<Value>(_ value: Expr<Value>) { appendInterpolation(value.expression) }
}

extension Expr where Value == Int {
  /// An integer that is known when the chart is built.
  public init(_ number: Int) { self.init(.integer(number)) }
}

extension Expr where Value == Int {
  /// So many hundredths of the number, towards zero.
  public func share(percent: Int) -> Expr {
    if case .integer(let number) = expression { return Expr((number &* percent) / 100) }
    return Expr(.share(of: expression, percent: percent))
  }
}

// MARK: - Conditions

extension Expr where Value == Bool {
  /// Whether the condition does not hold at install time.
  public static prefix func ! (operand: Expr) -> Expr { Expr(.not(operand.expression)) }

  /// Whether both conditions hold at install time.
  public static func && (left: Expr, right: Expr) -> Expr {
    if case .all(let parts) = left.expression { return Expr(.all(parts + [right.expression])) }
    return Expr(.all([left.expression, right.expression]))
  }

  /// Whether at least one of the conditions holds at install time.
  public static func || (left: Expr, right: Expr) -> Expr {
    if case .any(let parts) = left.expression { return Expr(.any(parts + [right.expression])) }
    return Expr(.any([left.expression, right.expression]))
  }
}

extension Expr where Value: PlainText {
  /// Whether the two texts are the same at install time, byte by byte.
  public static func == (left: Expr, right: Expr) -> Expr<Bool> { Expr<Bool>(.equal(left.expression, right.expression)) }
  /// Whether the two texts differ at install time, byte by byte.
  public static func != (left: Expr, right: Expr) -> Expr<Bool> { !(left == right) }
}

extension Expr where Value == Bool {
  /// Whether both conditions hold at install time, or neither does.
  public static func == (left: Expr, right: Expr) -> Expr<Bool> { Expr<Bool>(.equal(left.expression, right.expression)) }
  /// Whether one of the conditions holds at install time, and not the other.
  public static func != (left: Expr, right: Expr) -> Expr<Bool> { !(left == right) }
}

extension Expr where Value == Int {
  /// Whether the two integers are the same at install time.
  public static func == (left: Expr, right: Expr) -> Expr<Bool> { Expr<Bool>(.equal(left.expression, right.expression)) }
  /// Whether the two integers differ at install time.
  public static func != (left: Expr, right: Expr) -> Expr<Bool> { !(left == right) }
  /// Whether the first integer is the smaller one at install time.
  public static func < (left: Expr, right: Expr) -> Expr<Bool> { Expr<Bool>(.less(left.expression, right.expression)) }
  /// Whether the first integer is the greater one at install time.
  public static func > (left: Expr, right: Expr) -> Expr<Bool> { right < left }
}

// MARK: - Settings as conditions

extension Expr where Value: SettingValue {
  /// Whether the setting holds anything: a text that is not empty, a list or map with entries.
  ///
  /// For texts, lists and maps; an integer or Boolean is there or not (`isSet`).
  public var isNonEmpty: Expr<Bool> {
    switch expression {
    case .reference(let reference): Expr<Bool>(.isNonEmpty(reference))
    case .string(let text): Expr<Bool>(.boolean(!text.isEmpty))
    case .value(.list(let items)): Expr<Bool>(.boolean(!items.isEmpty))
    case .value(.map(let map)): Expr<Bool>(.boolean(!map.isEmpty))
    default: Expr<Bool>(.not(.equal(expression, .string(""))))
    }
  }
}

extension Expr {
  /// What users call the setting, for messages: its path in values.yaml, or the field of a list's element. Empty for what is no setting.
  public var settingName: String {
    switch expression {
    case .reference(let reference), .orAbsent(let reference): reference.path.joined(separator: ".")
    default: ""
    }
  }
}

extension Expr where Value: OptionalSetting {
  /// Whether the user gave a value.
  public var isSet: Expr<Bool> {
    guard case .reference(let reference) = expression else { return Expr<Bool>(.boolean(true)) }
    return Expr<Bool>(.isSet(reference))
  }

  /// The value; the field it is given to vanishes when the user gave none.
  public var orAbsent: Expr<Value.Wrapped> {
    guard case .reference(let reference) = expression else { return Expr<Value.Wrapped>(expression) }
    return Expr<Value.Wrapped>(.orAbsent(reference))
  }
}

extension Expr where Value: PlainText {
  /// The text; the field it is given to vanishes when the text is empty. For settings and literals.
  public var unlessEmpty: Expr {
    switch expression {
    case .reference(let reference): Expr(.orAbsent(reference))
    case .string(""): Expr(.value(.null))
    default: self
    }
  }
}

// MARK: - Facts

/// What Helm knows of the release.
public enum Release {
  /// What the user called the release: up to 53 characters, perhaps with dots or a digit first (helm/helm,
  /// pkg/chart/v2/util/validate_name.go).
  public static let name = Expr<String>(.fact(.releaseName))
  /// The namespace that the release is installed into.
  public static let namespace = Expr<String>(.fact(.releaseNamespace))
  /// What installs the release: always `Helm`.
  public static let service = Expr<String>(.fact(.releaseService))
}

/// What Helm knows of the cluster.
public enum Cluster {
  /// Whether the cluster runs this Kubernetes version (`1.32`) or a later one, distributions' suffixes left out of account.
  public static func kubernetes(atLeast version: String) -> Expr<Bool> { Expr<Bool>(.fact(.kubernetesAtLeast(version))) }
  /// Whether the cluster serves a group and version (`batch/v1`), or a kind of it (`monitoring.coreos.com/v1/ServiceMonitor`).
  public static func serves(_ api: String) -> Expr<Bool> { Expr<Bool>(.fact(.servesAPI(api))) }
}
