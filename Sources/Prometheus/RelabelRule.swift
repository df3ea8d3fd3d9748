public import ChartModel
import YAML

/// A step that rewrites or drops a target or a series (prometheus.io, "relabel_config").
public struct RelabelRule: Sendable, Hashable {
  public enum Action: String, Sendable {
    case replace, keep, drop, labelmap, labeldrop, labelkeep, hashmod, lowercase, uppercase, keepequal, dropequal
  }

  public var sourceLabels: [String]
  /// Between the values of several source labels; `;` if nil.
  public var separator: String?
  /// Anchored at both ends by Prometheus.
  public var regex: ScrapeText?
  /// What a hash is divided by; for `hashmod` only, at least 1.
  public var modulus: Expr<Int>?
  public var targetLabel: String?
  /// With `$1` for the first group. A setting in it must not be able to hold `$`.
  public var replacement: ScrapeText?
  public var action: Action
  /// When the rule is there; nil is always.
  public var condition: Expr<Bool>?

  public init(
    from sourceLabels: [String] = [], separator: String? = nil, regex: ScrapeText? = nil, modulus: Expr<Int>? = nil,
    to targetLabel: String? = nil, replacement: ScrapeText? = nil, action: Action = .replace, condition: Expr<Bool>? = nil
  ) {
    self.sourceLabels = sourceLabels
    self.separator = separator
    self.regex = regex
    self.modulus = modulus
    self.targetLabel = targetLabel
    self.replacement = replacement
    self.action = action
    self.condition = condition
  }

  /// Copies a label.
  public static func copy(_ source: String, to target: String) -> RelabelRule { RelabelRule(from: [source], to: target) }
  /// Copies a label that is not empty; otherwise the target stays what it is.
  public static func copy(nonEmpty source: String, to target: String) -> RelabelRule {
    RelabelRule(from: [source], regex: "(.+)", to: target)
  }
  /// Sets a label to a text.
  public static func set(_ target: String, to text: ScrapeText) -> RelabelRule { RelabelRule(to: target, replacement: text) }
  /// Keeps only what matches. The values of several labels stand with `;` between them.
  public static func keep(_ sources: String..., matching regex: ScrapeText) -> RelabelRule {
    RelabelRule(from: sources, regex: regex, action: .keep)
  }
  /// Drops what matches. The values of several labels stand with `;` between them.
  public static func drop(_ sources: String..., matching regex: ScrapeText) -> RelabelRule {
    RelabelRule(from: sources, regex: regex, action: .drop)
  }
  /// Renames labels: `$1` of the names that match becomes the new name, or what `replacement` makes of it.
  public static func map(matching regex: ScrapeText, to replacement: ScrapeText? = nil) -> RelabelRule {
    RelabelRule(regex: regex, replacement: replacement, action: .labelmap)
  }
  /// The rest of a label's hash divided by `modulus`.
  public static func hash(_ source: String, modulus: Expr<Int>, to target: String) -> RelabelRule {
    RelabelRule(from: [source], modulus: modulus, to: target, action: .hashmod)
  }

  /// The rule, there only if the condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> RelabelRule {
    var rule = self
    rule.condition = self.condition.map { $0 && condition } ?? condition
    return rule
  }

  var environment: Set<EnvironmentVariable> { (regex?.environment ?? []).union(replacement?.environment ?? []) }

  func item(in context: ScrapeContext) -> ListItem {
    let tree = MapBuilder.tree { map in
      map.list("source_labels", sourceLabels.map { Tree.value(.string($0)) })
      map.put("separator", fixed: separator)
      map.put("regex", regex, in: context)
      map.put("modulus", modulus)
      map.put("target_label", fixed: targetLabel)
      map.put("replacement", replacement, in: context)
      if action != .replace { map.put("action", fixed: action.rawValue) }
    }
    return ListItem.item(tree).when(condition)
  }
}
