import ChartModel
import WindowsMonitoring

/// What a backend brings into a chart.
struct BackendParts: Sendable {
  var metrics: (any MetricsBackend & ChartValues)?
  var logs: (any LogsBackend & ChartValues)?
  /// One or two groups.
  var settings: [SettingsPart]
  /// The names of the groups in `settings`, by signal.
  var metricsName: String?
  var logsName: String?
}

extension StackBackend {
  /// - Parameter logs: whether the chart sends logs.
  func parts(logs: Bool) -> BackendParts {
    switch self {
    case .logzio: apart("logzio", LogzioMetricsSettings(), logs ? ("logzioLogs", LogzioLogsSettings()) : nil)
    case .remoteWrite: metrics("remoteWrite", RemoteWriteSettings<BasicAuthentication>())
    case .otlp: both("otlp", OTLPGRPCSettings<BearerAuthentication>(), logs)
    case .azureMonitor: metrics("azureMonitor", AzureManagedPrometheusSettings())
    case .amp: metrics("amp", AmazonManagedPrometheusSettings())
    case .googleManagedPrometheus: metrics("googleManagedPrometheus", GoogleManagedPrometheusSettings())
    case .grafanaCloud:
      logs ? both("grafanaCloud", GrafanaCloudSettings(), logs) : metrics("grafanaCloud", GrafanaCloudMetricsSettings())
    case .mimir: metrics("mimir", MimirSettings<BasicAuthentication>())
    case .victoriaMetrics: metrics("victoriaMetrics", VictoriaMetricsSettings<BasicAuthentication>())
    case .loki: self.logs("loki", LokiSettings<BasicAuthentication>())
    case .datadog: both("datadog", DatadogSettings(), logs)
    case .elastic: both("elastic", ElasticSettings(), logs)
    case .newrelic: both("newrelic", NewRelicSettings(), logs)
    case .splunk: logs ? both("splunk", SplunkSettings(), logs) : metrics("splunk", SplunkMetricsSettings())
    }
  }

  private func metrics<Settings: MetricsBackend & ChartValues>(_ name: String, _ settings: Settings) -> BackendParts {
    BackendParts(metrics: settings, settings: [SettingsPart(name, summary("metrics"), settings)], metricsName: name)
  }

  private func logs<Settings: LogsBackend & ChartValues>(_ name: String, _ settings: Settings) -> BackendParts {
    BackendParts(logs: settings, settings: [SettingsPart(name, summary("logs"), settings)], logsName: name)
  }

  private func both<Settings: MetricsBackend & LogsBackend & ChartValues>(
    _ name: String, _ settings: Settings, _ logs: Bool
  ) -> BackendParts {
    guard logs else { return metrics(name, settings) }
    return BackendParts(
      metrics: settings, logs: settings, settings: [SettingsPart(name, summary("metrics and logs"), settings)], metricsName: name,
      logsName: name)
  }

  /// For a backend whose signals have settings of their own.
  private func apart<First: MetricsBackend & ChartValues, Second: LogsBackend & ChartValues>(
    _ name: String, _ settings: First, _ logs: (name: String, settings: Second)?
  ) -> BackendParts {
    var parts = metrics(name, settings)
    if let logs {
      let second = self.logs(logs.name, logs.settings)
      (parts.logs, parts.logsName) = (second.logs, second.logsName)
      parts.settings += second.settings
    }
    return parts
  }

  private func summary(_ signals: String) -> String { "\(title), where \(signals) are sent." }
}
