public import YAML

/// A value that is known only when the chart is installed, as a tree of plain data.
///
/// Spec authors meet it as `Expr<T>`, which makes wrong combinations impossible; here every part knows its `kind`, because
/// Helm's templates print by kind: text quoted, integers through `int64`, booleans bare, everything else as JSON.
public indirect enum Expression: Sendable, Hashable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  /// A list or map that is written out; only a setting's default or a field's whole value.
  case value(YAMLValue)
  /// A setting in values.yaml, or a field of the element that a loop stands at.
  case reference(Reference)
  case fact(Fact)
  /// The text of a named template in `_helpers.tpl`.
  case helper(String)
  /// The parts' texts in a row.
  case concatenation([Expression])
  case choice(if: Expression, then: Expression, else: Expression)
  case not(Expression)
  case all([Expression])
  case any([Expression])
  case equal(Expression, Expression)
  /// Whether the first of two integers is the smaller one.
  case less(Expression, Expression)
  /// Whether a list, map or text setting holds anything, the given keys left out of account.
  case isNonEmpty(Reference, omitting: [String] = [])
  /// Whether an optional setting is there and not null.
  case isSet(Reference)
  case contains(text: Expression, part: Expression)
  case startsWithDigit(Expression)
  /// So many hundredths of an integer, towards zero.
  case share(of: Expression, percent: Int)
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
    case replace(String, with: String)
    case lowercase
    case sha256
    /// Its lines that are not empty, each once, in the order of their bytes, with a separator between them.
    case distinctLines(separator: String)
  }

  public enum Kind: Sendable, Hashable {
    case string, integer, boolean
    /// Printed by `toJson`: quantities, ports or names, whole maps and lists.
    case json
  }

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
  public enum Root: Sendable, Hashable {
    /// `.Values`; the slot numbers the settings of a chart, so that evaluation needs no look-up by name.
    case values(slot: Int)
    /// The variable of a `range`.
    case element(String)
    /// A setting that no chart has taken up: an error when the chart is made.
    case unbound
  }

  public var root: Root
  public var path: [String]
  public var type: ValueType

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
  case releaseName
  case releaseNamespace
  /// Always `Helm`.
  case releaseService
  case chartName
  case chartVersion
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
