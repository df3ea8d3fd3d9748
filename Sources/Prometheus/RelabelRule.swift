import ChartModel
import YAML

/// A step that rewrites or drops a target or a series (prometheus.io, "relabel_config").
public struct RelabelRule: Sendable, Hashable {
  public enum Action: String, Sendable {
    case replace, keep, drop, labelmap, labeldrop, labelkeep, hashmod, lowercase, uppercase, keepequal, dropequal
  }

  public var sourceLabels: [String]
  public var separator: String?
  /// Anchored at both ends by Prometheus.
  public var regex: String?
  public var targetLabel: String?
  /// With `$1` for the first group; the dollar is escaped for the file that it is written to.
  public var replacement: String?
  public var action: Action

  public init(
    from sourceLabels: [String] = [], separator: String? = nil, regex: String? = nil, to targetLabel: String? = nil,
    replacement: String? = nil, action: Action = .replace
  ) {
    self.sourceLabels = sourceLabels
    self.separator = separator
    self.regex = regex
    self.targetLabel = targetLabel
    self.replacement = replacement
    self.action = action
  }

  /// Copies a label.
  public static func copy(_ source: String, to target: String) -> RelabelRule { RelabelRule(from: [source], to: target) }
  /// Sets a label to a text.
  public static func set(_ target: String, to text: String) -> RelabelRule { RelabelRule(to: target, replacement: text) }
  public static func keep(_ source: String, matching regex: String) -> RelabelRule {
    RelabelRule(from: [source], regex: regex, action: .keep)
  }
  public static func drop(_ source: String, matching regex: String) -> RelabelRule {
    RelabelRule(from: [source], regex: regex, action: .drop)
  }
}

/// The file that a scrape configuration is written to: what `$` means differs.
public enum DollarEscaping: Sendable {
  /// prometheus.yml: `$1` is a group.
  case prometheus
  /// A collector's configuration, where `$` begins a variable: `$$1` (opentelemetry-collector, confmap/expand.go).
  case collector

  func escaped(_ text: String) -> String {
    switch self {
    case .prometheus: text
    case .collector: GoText.replacing(text, "$", with: "$$")
    }
  }
}

extension RelabelRule {
  func tree(_ escaping: DollarEscaping) -> Tree {
    MapBuilder.tree { map in
      map.list("source_labels", sourceLabels.map { Tree.value(.string($0)) })
      map.put("separator", fixed: separator)
      map.put("regex", fixed: regex.map(escaping.escaped))
      map.put("target_label", fixed: targetLabel)
      map.put("replacement", fixed: replacement.map(escaping.escaped))
      if action != .replace { map.put("action", fixed: action.rawValue) }
    }
  }
}
