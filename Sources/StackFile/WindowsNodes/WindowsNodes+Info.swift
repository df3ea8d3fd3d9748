package import ChartModel

extension WindowsNodes {
  /// What Chart.yaml says, if nobody says otherwise.
  package var info: ChartInfo {
    ChartInfo(
      name: Stack.windowsNodesName, version: "0.1.0", appVersion: "0.156.0", summary: summary, prerequisites: prerequisites,
      keywords: keywords)
  }

  /// `Metrics and logs of the Windows nodes of an AKS cluster, sent to Logz.io.`
  package var summary: String {
    "\(options.logs ? "Metrics and logs" : "Metrics") of the Windows nodes of \(options.cloud.cluster), sent to \(destinationTitles)."
  }

  /// What the chart's notes say behind the release's name.
  package var noteText: String {
    "sends \(options.logs ? "metrics and logs" : "metrics") of this cluster's Windows nodes to \(destinationTitles)."
  }

  private var destinationTitles: String {
    let titles = options.backends.map(\.title)
    guard titles.count > 1 else { return titles.joined() }
    return titles.dropLast().joined(separator: ", ") + " and " + titles[titles.count - 1]
  }

  private var prerequisites: [String] {
    var all = options.strategy.prerequisites
    if options.logs {
      all.append(
        readsEventLogs
          ? "Windows nodes with containerd 1.7 or later, for the collectors that read logs on them."
          : "A namespace that allows mounts of the nodes' folders, for the collectors that read logs: Pod Security's level `privileged`. The builds of the Windows nodes in `windowsNodes.builds`."
      )
    }
    return all + options.backends.map { $0.prerequisite(logs: options.logs) }
  }

  private var keywords: [String] {
    (options.cloud == .other ? [] : [options.cloud.rawValue]) + ["windows", "windows-exporter", "metrics"]
      + (options.logs ? ["logs"] : []) + options.backends.map(\.rawValue) + ["opentelemetry"]
  }
}
