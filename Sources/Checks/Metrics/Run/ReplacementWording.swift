import MetricCatalogue

/// How hints say what to ask for instead of a metric.
enum ReplacementWording {
  /// - Parameter isBoth: whether the metric itself is right for some releases.
  static func hint(_ replacements: [MetricReplacement], instead name: String, isBoth: Bool) -> String? {
    if let same = replacements.first(where: \.isEquivalent) {
      return isBoth ? "ask for both: \(same.name) or \(name)" : "it is called \(same.name) now"
    }
    guard !replacements.isEmpty else { return nil }
    let words = replacements.map { replacement in replacement.name + (replacement.remark.map { " (\($0))" } ?? "") }
    return "look at \(words.joined(separator: ", "))"
  }
}

extension Metric.Source {
  /// For messages.
  var title: String {
    switch self {
    case .windowsExporter: "windows_exporter"
    case .kubelet, .kubeletResource: "the kubelet"
    case .cadvisor: "cAdvisor"
    case .kubeStateMetrics: "kube-state-metrics"
    case .nodeExporter: "node_exporter"
    case .collector: "the OpenTelemetry collector"
    case .scrape: "every scrape"
    }
  }
}
