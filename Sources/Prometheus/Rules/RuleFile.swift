public import ChartModel

/// A file of rules, and the `spec` of a PrometheusRule, which is the same (prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1,
/// PrometheusRuleSpec).
public struct RuleFile: Sendable, Hashable {
  /// Evaluated beside one another, each at its own interval.
  public var groups: [RuleGroup]
  /// Labels of every alert, which the user gives; those of a rule's own win.
  public var alertLabels: Expr<[String: String]>?

  /// Rules with the user's labels on their alerts; nil gives none.
  public init(groups: [RuleGroup], alertLabels: Expr<[String: String]>? = nil) {
    self.groups = groups
    self.alertLabels = alertLabels
  }

  /// The file's entries. Groups without a rule are left out.
  public var entries: [MapEntry] { MapBuilder.entries { $0.list("groups", groupsWithRules.map(item)) } }

  /// Whether there is any rule; nil if there always is, and fixed to no if there are none.
  public var condition: Expr<Bool>? { Self.any(groupsWithRules.map(Self.condition)) }

  private var groupsWithRules: [RuleGroup] { groups.filter { !$0.rules.isEmpty } }

  private func item(_ group: RuleGroup) -> ListItem {
    ListItem.item(
      MapBuilder.tree { map in
        map.put("name", fixed: group.name)
        map.put("interval", group.interval)
        map.list("rules", group.rules.map(item))
      }
    ).when(Self.condition(group))
  }

  private func item(_ rule: Rule) -> ListItem {
    ListItem.item(
      MapBuilder.tree { map in
        switch rule.kind {
        case .recording(let name):
          map.put("record", fixed: name)
          map.put("expr", tree: rule.query.layout)
          map.map("labels") { $0.put(rule.labels) }
        case .alerting(let alert):
          map.put("alert", fixed: alert.name)
          map.put("expr", tree: rule.query.layout)
          map.put("for", alert.pending)
          map.put("keep_firing_for", alert.keepsFiring)
          map.map("labels") {
            $0.put(rule.labels)
            $0.spread(alertLabels)
          }
          map.map("annotations") { $0.put(alert.annotations) }
        }
      }
    ).when(rule.condition)
  }

  private static func condition(_ group: RuleGroup) -> Expr<Bool>? {
    guard let own = group.condition else { return group.ruleCondition }
    return group.ruleCondition.map { own && $0 } ?? own
  }

  /// Nil, which always holds, if any of the conditions is. Of none, none holds.
  fileprivate static func any(_ conditions: [Expr<Bool>?]) -> Expr<Bool>? {
    let given = conditions.compactMap { $0 }
    guard given.count == conditions.count else { return nil }
    guard let first = given.first else { return false }
    var distinct = [first]
    for condition in given where !distinct.contains(condition) { distinct.append(condition) }
    return distinct.dropFirst().reduce(first) { $0 || $1 }
  }
}

extension RuleGroup {
  /// Whether any of its rules is there; nil if one always is, and fixed to no if it has none. The group's own condition is left out of account.
  public var ruleCondition: Expr<Bool>? { RuleFile.any(rules.map(\.condition)) }
}

extension MapBuilder {
  fileprivate mutating func put(_ texts: [RuleText]) { for text in texts { put(text.name, text.value) } }
}
