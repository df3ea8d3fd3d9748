public import YAML

/// A value that is known only when the chart is installed, as a tree of plain data.
///
/// Spec authors meet it as `Expr<T>`, which makes wrong combinations impossible; here every part knows its `kind`, because
/// Helm's templates print by kind: text quoted, integers through `int64`, booleans bare, everything else as JSON.
public indirect enum Expression: Sendable, Hashable {
  /// A text that is written out.
  case string(String)
  /// An integer that is written out.
  case integer(Int)
  /// A truth value that is written out.
  case boolean(Bool)
  /// A list or map that is written out; only a setting's default or a field's whole value.
  case value(YAMLValue)
  /// A setting in values.yaml, or a field of the element that a loop stands at.
  case reference(Reference)
  /// What Helm knows of the release, the chart or the cluster.
  case fact(Fact)
  /// The text of a named template in `_helpers.tpl`.
  case helper(String)
  /// The parts' texts in a row.
  case concatenation([Expression])
  /// One of two values, as a condition turns out. If they are not of one kind, it is printed as JSON.
  case choice(if: Expression, then: Expression, else: Expression)
  /// Whether a condition does not hold.
  case not(Expression)
  /// Whether every condition holds. Never empty: Helm's `and` needs an operand.
  case all([Expression])
  /// Whether at least one condition holds. Never empty: Helm's `or` needs an operand.
  case any([Expression])
  /// Whether two values are the same, texts byte by byte. Both are texts, or integers, or truth values.
  case equal(Expression, Expression)
  /// Whether the first of two integers is the smaller one.
  case less(Expression, Expression)
  /// Whether a list, map or text setting holds anything, the given keys left out of account.
  case isNonEmpty(Reference, omitting: [String] = [])
  /// Whether an optional setting is there and not null.
  case isSet(Reference)
  /// Whether a text has another in it, byte by byte. Every text has the empty one in it.
  case contains(text: Expression, part: Expression)
  /// Whether a text begins with one of the digits 0 to 9.
  case startsWithDigit(Expression)
  /// So many hundredths of an integer, towards zero.
  case share(of: Expression, percent: Int)
  /// What a function makes of a text.
  case apply(TextFunction, Expression)
  /// The elements of a list of strings with a separator between them.
  case joined(Reference, separator: String)
  /// A whole value as JSON on one line, as Helm's `toJson` prints it.
  case json(Reference)
  /// A value that makes the field it stands in vanish when it is absent, null or empty text. Only a field's whole value.
  case orAbsent(Reference)

  /// Sprig's text functions that both readers compute alike.
  public enum TextFunction: Sendable, Hashable {
    /// Cuts to this many bytes. Offered for ASCII texts only.
    case truncate(Int)
    /// Takes away one occurrence of a suffix.
    case trimSuffix(String)
    /// Puts the second text wherever the first, which may not be empty, occurs.
    case replace(String, with: String)
    /// Makes capitals small. Offered for ASCII texts only.
    case lowercase
    /// The SHA-256 digest as 64 lower-case hexadecimal digits.
    case sha256
    /// Its lines that are not empty, each once, in the order of their bytes, with a separator between them.
    case distinctLines(separator: String)
  }

  /// How an expression is printed, so that YAML reads it back with its type.
  public enum Kind: Sendable, Hashable {
    /// Text, quoted.
    case string
    /// Printed through `int64`, because Helm's values files make every number a float64.
    case integer
    /// Printed bare.
    case boolean
    /// Printed by `toJson`: quantities, ports or names, whole maps and lists.
    case json
  }

  /// How the expression is printed; for a setting, its type says so.
  public var kind: Kind {
    switch self {
    case .string, .helper, .concatenation, .apply, .joined: .string
    case .integer, .share: .integer
    case .boolean, .not, .all, .any, .equal, .less, .isNonEmpty, .isSet, .contains, .startsWithDigit: .boolean
    case .reference(let reference), .orAbsent(let reference): reference.type.kind
    case .json, .value: .json
    case .fact(let fact): fact.kind
    case .choice(_, let then, let otherwise): then.kind == otherwise.kind ? then.kind : .json
    }
  }

  /// The most characters the text can have, where that is known: names must be cut with what follows counted in.
  public var maxLength: Int? {
    switch self {
    case .string(let text): text.unicodeScalars.count
    case .integer(let value): String(value).count
    case .reference(let reference), .orAbsent(let reference): reference.type.maxLength
    case .concatenation(let parts):
      parts.reduce(Optional(0)) { sum, part in
        guard let sum, let length = part.maxLength else { return nil }
        return sum + length
      }
    case .apply(.truncate(let length), _): length
    case .apply(.trimSuffix, let text), .apply(.lowercase, let text): text.maxLength
    case .apply(.sha256, _): 64
    default: nil
    }
  }
}

/// A setting, or a field of a loop's element.
public struct Reference: Sendable, Hashable {
  /// Where a reference begins.
  public enum Root: Sendable, Hashable {
    /// `.Values`; the slot numbers the settings of a chart, so that evaluation needs no look-up by name.
    case values(slot: Int)
    /// The variable of a `range`.
    case element(String)
    /// A setting that no chart has taken up: an error when the chart is made.
    case unbound
  }

  /// The chart's values, or the element of a loop.
  public var root: Root
  /// The keys from the root on; none for an element that is itself the value.
  public var path: [String]
  /// What the value may be; decides how it is printed.
  public var type: ValueType

  /// A reference as data; specs get theirs by reading a `@Setting`.
  public init(_ root: Root, _ path: [String], _ type: ValueType) {
    self.root = root
    self.path = path
    self.type = type
  }
}

extension ValueType {
  var kind: Expression.Kind {
    switch self {
    case .string, .choice: .string
    case .boolean: .boolean
    case .integer: .integer
    case .optional(let type): type.kind
    case .quantity, .intOrString, .map, .list, .record, .any: .json
    }
  }
}

/// What Helm knows of the release, the chart and the cluster.
public enum Fact: Sendable, Hashable {
  /// What the user called the release.
  case releaseName
  /// The namespace that the release is installed into.
  case releaseNamespace
  /// Always `Helm`.
  case releaseService
  /// `ChartInfo.name`.
  case chartName
  /// `ChartInfo.version`.
  case chartVersion
  /// `ChartInfo.appVersion`.
  case chartAppVersion
  /// Whether the cluster runs this Kubernetes version (`1.32`) or a later one.
  case kubernetesAtLeast(String)
  /// Whether the cluster serves a group and version (`batch/v1`) or a kind (`batch/v1/CronJob`).
  case servesAPI(String)

  var kind: Expression.Kind {
    switch self {
    case .kubernetesAtLeast, .servesAPI: .boolean
    default: .string
    }
  }
}
