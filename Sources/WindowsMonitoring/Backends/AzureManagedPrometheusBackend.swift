public import ChartModel
public import CollectorSchemas
import Kubernetes
public import OpenTelemetry
import Prometheus

/// Azure Monitor managed service for Prometheus, by remote write with Microsoft Entra Workload ID.
///
/// Sources: learn.microsoft.com, "Connect self-managed Prometheus to Azure Monitor managed service for Prometheus" (the data collection
/// rule's metrics ingestion endpoint; role Monitoring Metrics Publisher); Azure/azure-workload-identity,
/// docs/book/src/topics/service-account-labels-and-annotations.md (annotation, label, variables that the webhook adds).
public struct AzureManagedPrometheusSettings: ChartValues, MetricsBackend {
  @Setting(
    "Metrics ingestion endpoint of the workspace, as the portal shows it: https://…/dataCollectionRules/…/api/v1/write?api-version=….",
    .pattern(.url, maxLength: 1000))
  public var endpoint: Expr<String> =
    "https://example.westeurope-1.metrics.ingest.monitor.azure.com/dataCollectionRules/dcr-00000000000000000000000000000000/streams/Microsoft-PrometheusMetrics/api/v1/write?api-version=2023-04-24"
  @Setting(
    "Client ID of the managed identity or application that may publish metrics and trusts the collector's service account.", .pattern(.uuid)
  )
  public var clientID: Expr<String> = "00000000-0000-0000-0000-000000000000"

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    func variable(_ name: String) -> Expr<String> { .environment(EnvironmentVariable(name)) }
    let authenticator = Authenticator.azure(
      named: name,
      .workload(
        clientID: variable("AZURE_CLIENT_ID"), tenantID: variable("AZURE_TENANT_ID"), tokenFile: variable("AZURE_FEDERATED_TOKEN_FILE")),
      scopes: ["https://monitor.azure.com/.default"])
    return Backend(
      .remoteWrite(named: name, to: endpoint, labels, HTTPClient(authenticator: authenticator)),
      identity: PodIdentity(
        serviceAccountAnnotations: [Pair("azure.workload.identity/client-id", clientID)],
        podLabels: [Pair("azure.workload.identity/use", "true")]))
  }
}

extension TextPattern {
  /// Five groups of hexadecimal digits (RFC 9562).
  static let uuid = TextPattern.sequence(
    [8, 4, 4, 4, 12].enumerated().flatMap { index, count in
      (index == 0 ? [] : [TextPattern.text("-")]) + [.repeated(.one(ScalarSet(ascii: "0-9A-Fa-f")), min: count, max: count)]
    })
}
