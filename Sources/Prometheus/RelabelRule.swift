public import ChartModel
import YAML

/// A step that rewrites or drops a target or a series (prometheus/prometheus, docs/configuration/configuration.md, "relabel_config").
public struct RelabelRule: Sendable, Hashable {
  /// What a rule does. The source is the values of the source labels, joined by the separator.
  public enum Action: String, Sendable {
    /// Sets the target label to the replacement if the source matches; else changes nothing.
    case replace
    /// Drops what has a source that does not match.
    case keep
    /// Drops what has a source that matches.
    case drop
    /// Copies every label whose name matches to the name that the replacement makes of it.
    case labelmap
    /// Removes the labels whose names match.
    case labeldrop
    /// Removes the labels whose names do not match.
    case labelkeep
    /// Sets the target label to what is left of the source's hash when it is divided by the modulus.
    case hashmod
    /// Sets the target label to the source in lower case.
    case lowercase
    /// Sets the target label to the source in upper case.
    case uppercase
    /// Drops what has a source other than the value of the target label. Since Prometheus 2.41 (CHANGELOG.md).
    case keepequal
    /// Drops what has a source equal to the value of the target label. Since Prometheus 2.41.
    case dropequal
  }

  /// The labels whose values are looked at; one that is missing counts as empty.
  public var sourceLabels: [String]
  /// Between the values of several source labels; `;` if nil.
  public var separator: String?
  /// What the source or, of `labelmap`, `labeldrop` and `labelkeep` the names must match, from end to end; `(.*)` if nil.
  public var regex: ScrapeText?
  /// What a hash is divided by; for `hashmod` only, at least 1.
  public var modulus: Expr<Int>?
  /// The label that is set, for `replace` perhaps with `$1` for the first group, or of `keepequal` and `dropequal` compared with.
  public var targetLabel: String?
  /// With `$1` for the first group, which it is if nil. A setting in it must not be able to hold `$`.
  public var replacement: ScrapeText?
  /// What is done. Which of the other parts an action takes, Prometheus checks when it starts.
  public var action: Action
  /// When the rule is there; nil is always.
  public var condition: Expr<Bool>?

  /// Any rule; the common ones have functions with names.
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
  /// Copies labels to other names: `$1` of the names that match becomes the new name, or what `replacement` makes of it.
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
      map.list("source_labels", sourceLabels.map { Tree.value(.string(context.escaped($0))) })
      map.put("separator", fixed: separator, in: context)
      map.put("regex", regex, in: context)
      map.put("modulus", modulus)
      map.put("target_label", fixed: targetLabel, in: context)
      map.put("replacement", replacement, in: context)
      if action != .replace { map.put("action", fixed: action.rawValue) }
    }
    return ListItem.item(tree).when(condition)
  }
}
