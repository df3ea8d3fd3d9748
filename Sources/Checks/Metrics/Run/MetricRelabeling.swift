import YAML

/// A rule that relabels metrics, as Prometheus (`source_labels`) or its operator (`sourceLabels`) spells it.
struct MetricRelabeling: Sendable {
  private let value: YAMLMap

  init(_ value: YAMLMap) { self.value = value }

  /// Whether the metric's name is all that it looks at.
  var isOfNames: Bool {
    let labels = (value["source_labels"] ?? value["sourceLabels"])?.list ?? []
    return labels.count == 1 && labels[0].string == "__name__"
  }

  /// Nil if it lets everything through.
  var keeps: Bool? {
    switch value["action"]?.string?.lowercased() {
    case "keep": true
    case "drop": false
    default: nil
    }
  }

  var regex: String? { value["regex"]?.string }

  /// Whether some of the rules gives metrics other names.
  static func renames(_ rules: [YAMLMap]) -> Bool {
    rules.contains { ($0["target_label"] ?? $0["targetLabel"])?.string == "__name__" }
  }
}

extension ScrapedJob {
  /// What may tell the exporter.
  static func words(_ value: YAMLMap) -> String {
    var words = [value["job_name"]?.string ?? "", value["metrics_path"]?.string ?? ""]
    for rule in value["relabel_configs"]?.list ?? [] {
      words += [rule["regex"]?.string ?? "", rule["replacement"]?.string ?? ""]
    }
    for targets in value["static_configs"]?.list ?? [] { words += (targets["targets"]?.list ?? []).compactMap(\.string) }
    return words.joined(separator: " ").lowercased()
  }

  /// Whether it may scrape anything: what is annotated, or what another file lists, or metrics that are renamed.
  static func isOpen(_ value: YAMLMap, _ relabelings: [YAMLMap]) -> Bool {
    if MetricRelabeling.renames(relabelings) { return true }
    if value.keys.contains(where: { $0.hasSuffix("_sd_configs") && $0 != "kubernetes_sd_configs" }) { return true }
    return relabelings.contains { rule in
      (rule["source_labels"]?.list ?? []).contains { $0.string?.hasBytes("prometheus_io_scrape") ?? false }
    }
  }

  /// The labels that targets get from rules that name them.
  static func labels(_ value: YAMLMap, _ relabelings: [YAMLMap]) -> Set<String> {
    var labels = Set(relabelings.compactMap { ($0["target_label"] ?? $0["targetLabel"])?.string })
    for targets in value["static_configs"]?.list ?? [] { labels.formUnion((targets["labels"]?.map ?? YAMLMap()).keys) }
    return labels
  }
}
