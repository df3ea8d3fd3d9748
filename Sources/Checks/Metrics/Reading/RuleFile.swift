import PromQL
import YAML

/// Groups of recording and alerting rules, wherever they stand.
///
/// Source: prometheus/prometheus, model/rulefmt/rulefmt.go.
struct RuleFile: Sendable {
  enum Dialect: Sendable, Hashable {
    case prometheus
    /// MetricsQL, which knows more than PromQL.
    case victoriaMetrics
  }

  let root: QueryRoot
  let dialect: Dialect
  let groups: [RuleGroup]

  /// - Parameter way: to the list of groups.
  init(_ list: YAMLValue, at root: QueryRoot, way: [PathElement] = ["groups"], dialect: Dialect) {
    self.root = root
    self.dialect = dialect
    groups = (list.list ?? []).enumerated().compactMap { index, item in
      item.map.map { RuleGroup($0, way: way + [.index(index)]) }
    }
  }

  var rules: some Sequence<GroupedRule> { groups.lazy.flatMap(\.rules) }

  /// Whether a value is a list of groups with rules in them, as no other configuration has it.
  static func isGroups(_ value: YAMLValue?) -> Bool {
    guard let groups = value?.list, !groups.isEmpty else { return false }
    return groups.contains { group in
      (group["rules"]?.list ?? []).contains { rule in rule["expr"] != nil && (rule["alert"] != nil || rule["record"] != nil) }
    }
  }
}

struct RuleGroup: Sendable {
  let value: YAMLMap
  /// From the root.
  let way: [PathElement]
  let rules: [GroupedRule]

  init(_ value: YAMLMap, way: [PathElement]) {
    self.value = value
    self.way = way
    rules = (value["rules"]?.list ?? []).enumerated().compactMap { index, item in
      item.map.map { GroupedRule($0, way: way + ["rules", .index(index)]) }
    }
  }

  var name: String? { value["name"]?.writtenText }
}

/// A rule of a group.
struct GroupedRule: Sendable {
  enum Name: Sendable, Hashable {
    case record(String)
    case alert(String)
  }

  let value: YAMLMap
  let way: [PathElement]
  let name: Name?

  init(_ value: YAMLMap, way: [PathElement]) {
    self.value = value
    self.way = way
    // As if they were not there, empty ones are.
    func text(_ key: String) -> String? { value[key]?.writtenText.flatMap { $0.isEmpty ? nil : $0 } }
    name = text("record").map { .record($0) } ?? text("alert").map { .alert($0) }
  }

  /// Without line ends around it, which literals bring.
  var expression: String? { value["expr"]?.string }

  /// `the alert "NodeDown"`, for messages.
  var title: String {
    switch name {
    case .record(let name)?: "the recording rule \(GoText.quoted(name))"
    case .alert(let name)?: "the alert \(GoText.quoted(name))"
    case nil: "the rule"
    }
  }

  /// The labels that it sets; nil where one is no text.
  var labels: [String: String] {
    var labels: [String: String] = [:]
    for entry in value["labels"]?.map?.entries ?? [] { labels[entry.key] = entry.value.writtenText ?? "" }
    return labels
  }
}
