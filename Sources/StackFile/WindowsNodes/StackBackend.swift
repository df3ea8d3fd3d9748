/// Where telemetry is sent: the backends of WindowsMonitoring that need no more than settings.
public enum StackBackend: String, Sendable, Hashable, CaseIterable {
  case logzio
  case remoteWrite = "remote-write"
  case otlp
  case azureMonitor = "azure-monitor"
  case amp
  case googleManagedPrometheus = "google-managed-prometheus"
  case grafanaCloud = "grafana-cloud"
  case mimir
  case victoriaMetrics = "victoria-metrics"
  case loki
  case datadog
  case elastic
  case newrelic
  case splunk

  /// As people call it.
  public var title: String {
    switch self {
    case .logzio: "Logz.io"
    case .remoteWrite: "Prometheus remote write"
    case .otlp: "OTLP"
    case .azureMonitor: "Azure Monitor managed service for Prometheus"
    case .amp: "Amazon Managed Service for Prometheus"
    case .googleManagedPrometheus: "Google Cloud Managed Service for Prometheus"
    case .grafanaCloud: "Grafana Cloud"
    case .mimir: "Grafana Mimir"
    case .victoriaMetrics: "VictoriaMetrics"
    case .loki: "Grafana Loki"
    case .datadog: "Datadog"
    case .elastic: "Elasticsearch"
    case .newrelic: "New Relic"
    case .splunk: "Splunk"
    }
  }

  /// What it takes and how it knows the collector, for those who choose.
  public var meaning: String {
    switch self {
    case .logzio: "metrics and logs, by tokens"
    case .remoteWrite: "metrics, to any address that takes Prometheus remote write, by user and password"
    case .otlp: "metrics and logs, to any address that takes OTLP by gRPC, by a token"
    case .azureMonitor: "metrics, from AKS, by workload identity"
    case .amp: "metrics, from EKS, by a role for the service account"
    case .googleManagedPrometheus: "metrics, from GKE, by workload identity"
    case .grafanaCloud: "metrics and logs, by a token"
    case .mimir: "metrics, by user and password"
    case .victoriaMetrics: "metrics, by user and password"
    case .loki: "logs alone, by user and password"
    case .datadog: "metrics and logs, by an API key"
    case .elastic: "metrics and logs, by an API key"
    case .newrelic: "metrics and logs, by a license key"
    case .splunk: "metrics and logs, by the token of an HTTP event collector"
    }
  }

  public var takesMetrics: Bool { self != .loki }

  public var takesLogs: Bool {
    switch self {
    case .logzio, .otlp, .grafanaCloud, .loki, .datadog, .elastic, .newrelic, .splunk: true
    case .remoteWrite, .azureMonitor, .amp, .googleManagedPrometheus, .mimir, .victoriaMetrics: false
    }
  }

  /// The cloud whose identities it trusts; nil: it is reached from anywhere.
  public var cloud: StackCloud? {
    switch self {
    case .azureMonitor: .aks
    case .amp: .eks
    case .googleManagedPrometheus: .gke
    default: nil
    }
  }

  /// For the chart's README.
  func prerequisite(logs: Bool) -> String {
    switch self {
    case .logzio: "Tokens of the Logz.io account in Secrets (`logzio`\(logs ? ", `logzioLogs`" : ""))."
    case .remoteWrite: "The address that takes remote write, and the password for it in a Secret (`remoteWrite`)."
    case .otlp: "The backend's address, and its token in a Secret (`otlp`)."
    case .azureMonitor:
      "Workload identity and the OIDC issuer enabled in the cluster; a managed identity with the role Monitoring Metrics Publisher on the data collection rule, federated with the ServiceAccount of the collector; the workspace's metrics ingestion endpoint (`azureMonitor`)."
    case .amp:
      "A workspace, and a role with the policy AmazonPrometheusRemoteWriteAccess that trusts the ServiceAccount of the collector (`amp`)."
    case .googleManagedPrometheus:
      "Workload Identity Federation for GKE, and a Google service account with the role Monitoring Metric Writer that trusts the ServiceAccount of the collector (`googleManagedPrometheus`)."
    case .grafanaCloud: "Grafana Cloud's addresses, the instances' numbers, and a token in a Secret (`grafanaCloud`)."
    case .mimir: "Mimir's address, and the password for it in a Secret (`mimir`)."
    case .victoriaMetrics: "The address of VictoriaMetrics, and the password of the vmauth before it in a Secret (`victoriaMetrics`)."
    case .loki: "Loki's address, and the password for it in a Secret (`loki`)."
    case .datadog: "Datadog's site, and an API key in a Secret (`datadog`)."
    case .elastic: "Elasticsearch's address, and an API key in a Secret (`elastic`)."
    case .newrelic: "New Relic's region, and a license key in a Secret (`newrelic`)."
    case .splunk: "The address of an HTTP event collector, and its token in a Secret (`splunk`)."
    }
  }
}
