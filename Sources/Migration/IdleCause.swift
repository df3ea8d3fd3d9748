import YAML

/// Why the old chart gets no metrics of Windows nodes, or loses some, with certain values. Source: logzio/logzio-helm,
/// charts/logzio-telemetry at 3d36a14, in the templates that the cases name.
enum IdleCause: Sendable, Hashable {
  /// templates/job.yaml and daemonset.yaml stand under it.
  case metricsOff
  /// The same templates ask for both.
  case noCredentials, halfCredentials
  /// templates/secrets.yaml makes the Secret only if `secrets.enabled`; job.yaml takes it as optional.
  case secretNotMade
  /// values.yaml, `daemonsetConfig`: the job `windows-metrics` keeps the pods of its own node.
  case ownNodesOnly
  /// templates/_config.tpl, `getPipelineFilters`: keeps targets by the name of a Service, and pods have none.
  case keptByService
  /// templates/_config.tpl, `getPrometheusFilters`: keeps series by a label that the exporter's have not.
  case keptByLabel(String)
  /// values.yaml, `filter/kubernetes360`: drops the listed metrics unless they have a label that only Services give.
  case listedMetricsDropped(String)
  /// templates/daemonset.yaml writes the user's label behind its own.
  case proxyNotOnWindows

  /// What becomes of the metrics.
  enum Effect: Sendable { case none, noneUnlessSeenTo, some }

  var effect: Effect {
    switch self {
    case .noCredentials, .secretNotMade: .noneUnlessSeenTo
    case .listedMetricsDropped: .some
    default: .none
    }
  }

  static func all(in old: OldValues) -> [IdleCause] {
    let credentials = ["secrets.windowsNodeUsername", "secrets.windowsNodePassword"].filter(old.isGiven).count
    var causes: [IdleCause] = []
    if !old.isOn("metrics.enabled", standard: false) { causes.append(.metricsOff) }
    if credentials < 2 { causes.append(credentials == 0 ? .noCredentials : .halfCredentials) }
    if !old.isOn("secrets.enabled", standard: true) { causes.append(.secretNotMade) }
    if !old.isStandalone, !old.hasWindowsCollectors { causes.append(.ownNodesOnly) }
    if old.isGiven("prometheusFilters.services.infrastructure.keep.custom") { causes.append(.keptByService) }
    for label in ["namespace", "service"] where old.isGiven("filters.infrastructure.include.\(label)") {
      causes.append(.keptByLabel(label))
    }
    for key in ["enableMetricsFilter.aks", "prometheusFilters.metrics.infrastructure.keep.custom"] where old.isGiven(key) {
      causes.append(.listedMetricsDropped(key))
    }
    if let system = old.value("nodeSelector")?["kubernetes.io/os"]?.string, system != "windows" { causes.append(.proxyNotOnWindows) }
    return causes
  }
}
