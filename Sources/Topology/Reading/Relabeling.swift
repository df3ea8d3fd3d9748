import RegularExpressions
import YAML

/// A target that a scrape job may find, with its labels as far as they are known before it runs, and what relabelling makes of it.
///
/// Source: prometheus/prometheus, model/relabel/relabel.go (`relabel`); discovery/kubernetes/*.go for the labels.
struct RelabeledTarget {
  private var labels: [String: String]
  /// Labels that begin with one of these are known: those that are not there are empty.
  private let known: [String]
  private var unknown: Set<String> = []

  /// - Parameter known: prefixes of the labels of which all are given.
  init(_ labels: [String: String], known: [String]) {
    self.labels = labels
    self.known = known
  }

  /// The part of the address after its last colon.
  var port: Int? { labels["__address__"].flatMap { text in text.lastIndex(of: ":").flatMap { Int(text[text.index(after: $0)...]) } } }
  var path: String? { labels["__metrics_path__"] }

  /// Nil if it may be anything.
  private func value(_ label: String) -> String? {
    if unknown.contains(label) { return nil }
    if let value = labels[label] { return value }
    if !label.hasPrefix("__meta_") { return label.hasPrefix("__tmp") || !label.hasPrefix("__") ? "" : nil }
    return known.contains { label.hasPrefix($0) } ? "" : nil
  }

  /// Applies rules in their order.
  ///
  /// - Parameter isOfCollector: whether `$$` stands for `$`, and `${…}` for something from outside.
  /// - Returns: whether the target is kept, as far as that can be told; what cannot be told keeps it.
  mutating func apply(_ rules: [YAMLMap], isOfCollector: Bool) -> Bool {
    for rule in rules where !apply(rule, isOfCollector: isOfCollector) { return false }
    return true
  }

  private mutating func apply(_ rule: YAMLMap, isOfCollector: Bool) -> Bool {
    func text(_ key: String) -> String? {
      rule[key]?.string.map { isOfCollector ? GoText.replacing($0, "$$", with: "$") : $0 }
    }
    let sources = (rule["source_labels"]?.list ?? []).compactMap(\.string)
    let values = sources.compactMap(value)
    let joined = values.count == sources.count ? values.joined(separator: text("separator") ?? ";") : nil
    let action = rule["action"]?.string?.lowercased() ?? "replace"
    switch action {
    case "keep", "drop":
      guard let joined, let expression = expression(text("regex"), isOfCollector) else { return true }
      return expression.isFound(in: joined) == (action == "keep")
    case "keepequal", "dropequal":
      guard let joined, let other = rule["target_label"]?.string.flatMap(value) else { return true }
      return (joined == other) == (action == "keepequal")
    case "replace":
      guard let target = rule["target_label"]?.string else { return true }
      replace(target, joined, expression(text("regex") ?? "(.*)", isOfCollector), text("replacement") ?? "$1")
      return true
    case "hashmod", "lowercase", "uppercase":
      if let target = rule["target_label"]?.string { forget(target) }
      return true
    default: return true
    }
  }

  private func expression(_ source: String?, _ isOfCollector: Bool) -> RegularExpression? {
    guard let source, !isOfCollector || !source.contains("${env:") else { return nil }
    return try? RegularExpression(relabelling: source)
  }

  private mutating func replace(_ target: String, _ source: String?, _ expression: RegularExpression?, _ replacement: String) {
    guard let source, let expression, !replacement.contains("${env:") else { return forget(target) }
    guard let groups = expression.groups(in: source) else { return }
    unknown.remove(target)
    labels[target] = Self.expanded(replacement, groups)
  }

  private mutating func forget(_ label: String) {
    labels[label] = nil
    unknown.insert(label)
  }

  /// `$1` and `${1}`.
  private static func expanded(_ text: String, _ groups: [Substring?]) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let isBraced = rest.first == "{"
      let digits = rest.dropFirst(isBraced ? 1 : 0).prefix { ("0"..."9").contains($0) }
      if let number = Int(digits), groups.indices.contains(number) { result += groups[number] ?? "" }
      rest = rest[digits.endIndex...]
      if isBraced, rest.first == "}" { rest = rest.dropFirst() }
    }
    return result + rest
  }
}
