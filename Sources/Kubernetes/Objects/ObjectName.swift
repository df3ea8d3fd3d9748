public import ChartModel

/// The name of an object.
///
/// A literal stands for a name of the release's own: `"proxy"` becomes `RELEASE-CHART-proxy`, cut so that the suffix always fits.
public struct ObjectName: Sendable, Hashable, ExpressibleByStringLiteral {
  private enum Form: Sendable, Hashable {
    case scoped([Expression])
    case clusterScoped(String)
    case exact(Expression)
  }

  private let form: Form
  /// What the object is called among the chart's files and, unless said otherwise, its component.
  public let label: String

  private init(_ form: Form, label: String) {
    self.form = form
    self.label = label
  }

  public init(stringLiteral suffix: String) { self = .scoped(suffix) }

  /// A name of the release's own.
  public static func scoped(_ suffix: String) -> ObjectName { ObjectName(.scoped(suffix.isEmpty ? [] : [.string(suffix)]), label: suffix) }

  /// A name of the release's own with a part that is known at install time only, such as a Windows build's. The part's type must
  /// bound its length.
  public static func scoped(_ suffix: String, _ part: Expr<String>) -> ObjectName {
    ObjectName(.scoped([.string(suffix + "-"), part.expression]), label: suffix)
  }

  /// A name that is unique in the whole cluster: the release's namespace stands in front.
  public static func clusterScoped(_ suffix: String) -> ObjectName { ObjectName(.clusterScoped(suffix), label: suffix) }

  /// A name just as it is, such as that of a Secret which the user made.
  public static func exact(_ name: Expr<String>, label: String = "") -> ObjectName { ObjectName(.exact(name.expression), label: label) }

  /// The name with a part behind it. The part's type must bound its length.
  func appending(_ part: Expr<String>) -> ObjectName {
    switch form {
    case .scoped(let parts) where parts.isEmpty: ObjectName(.scoped([part.expression]), label: label)
    case .scoped(let parts): ObjectName(.scoped(parts + [.string("-"), part.expression]), label: label)
    case .clusterScoped(let suffix): ObjectName(.exact(.concatenation([Self.inCluster(suffix + "-"), part.expression])), label: label)
    case .exact(let name): ObjectName(.exact(.concatenation([name, .string("-"), part.expression])), label: label)
    }
  }

  /// The name that a kind without namespaces takes when a literal is given: releases of one name in two namespaces must not collide.
  var acrossNamespaces: ObjectName {
    if case .scoped(let parts) = form, parts.allSatisfy({ if case .string = $0 { true } else { false } }) {
      .clusterScoped(label)
    } else {
      self
    }
  }

  /// The name as an expression.
  ///
  /// - Parameter limit: the most characters the kind allows: 63 for what becomes a label or host name, 52 for a CronJob, whose Jobs
  ///   get eleven more (kubernetes.io, "CronJob").
  public func expression(limit: Int = 63) -> Expr<String> {
    switch form {
    case .exact(let expression): return Expr(expression)
    case .scoped(let suffix) where suffix.isEmpty: return Expr(Self.cut(.helper("fullname"), to: limit))
    // Names that are fixed but for the release are named templates of their own: they stand in several places.
    case .scoped(let suffix) where limit == 63 && suffix.allSatisfy({ if case .string = $0 { true } else { false } }):
      return .helper(suffix.compactMap { if case .string(let text) = $0 { text } else { nil } }.joined() + Self.helperEnding)
    case .scoped(let suffix):
      // A part without a known length gets what a DNS label of a dozen characters would.
      let length = suffix.reduce(1) { $0 + ($1.maxLength ?? 12) }
      return Expr(.text(joining: [Self.cut(.helper("fullname"), to: limit - length), .string("-")] + suffix))
    case .clusterScoped(let suffix):
      return Expr(Self.inCluster(suffix))
    }
  }

  private static let helperEnding = ".fullname"

  /// The named template for a name that `expression` refers to.
  static func helper(named name: String) -> Helper? {
    guard name.hasSuffix(helperEnding) else { return nil }
    let suffix = String(name.dropLast(helperEnding.count))
    return Helper(
      name, "The name of what is called \(suffix).",
      .string(.text(joining: [cut(.helper("fullname"), to: 63 - suffix.utf8.count - 1), .string("-" + suffix)])))
  }

  private static func inCluster(_ suffix: String) -> Expression {
    let name: [Expression] = [.fact(.releaseNamespace), .string("-"), .helper("fullname")]
    return .concatenation(suffix.isEmpty ? name : name + [.string("-" + suffix)])
  }

  private static func cut(_ name: Expression, to length: Int) -> Expression {
    length >= 63 ? name : .apply(.trimSuffix("-"), .apply(.truncate(length), name))
  }
}
