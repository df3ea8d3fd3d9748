public import ChartModel
public import CollectorSchemas
import Kubernetes
public import OpenTelemetry

/// Google Cloud Managed Service for Prometheus, with Workload Identity Federation for GKE.
///
/// Sources: opentelemetry-collector-contrib, exporter/googlemanagedprometheusexporter/README.md (where location, cluster and namespace come
/// from; names of labels that are refused; 200 series in a request).
public struct GoogleManagedPrometheusSettings: ChartValues, MetricsBackend {
  @Setting("Project that metrics belong to; empty is the one that the cluster runs in.", .pattern(.optional(project)))
  public var project: Expr<String> = ""
  @Setting("Google service account with the role Monitoring Metric Writer that trusts the collector's service account.", .pattern(account))
  public var serviceAccount: Expr<String> = "collector@example-project.iam.gserviceaccount.com"

  private static var project: TextPattern { .repeated(.one(ScalarSet(ascii: "a-z0-9:.-")), min: 6, max: 63) }
  private static var account: TextPattern {
    .sequence([
      .repeated(.one(ScalarSet(ascii: "a-z0-9-")), min: 1, max: 30), .text("@"),
      .repeated(.one(ScalarSet(ascii: "a-z0-9.-")), min: 5, max: 200), .text(".gserviceaccount.com"),
    ])
  }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    // Series with these labels are refused; the resource says what they mean. Google's own collectors rename them alike.
    let reserved = ["location", "cluster", "namespace", "job", "instance", "project_id"]
    let renaming: [Expr<String>] = reserved.flatMap { label -> [Expr<String>] in
      [
        "set(datapoint.attributes[\"exported_\(label)\"], datapoint.attributes[\"\(label)\"])",
        "delete_key(datapoint.attributes, \"\(label)\")",
      ]
    }
    return Backend(
      .googleManagedPrometheus(named: name, project: project.unlessEmpty, addsSuffixes: false),
      processors: [.resourceDetection(named: name, [.gcp], timeout: "10s")] + Processor.labels(named: name, labels) + [
        .transform(named: name, [.dataPoint(renaming)])
      ],
      identity: PodIdentity(serviceAccountAnnotations: [Pair("iam.gke.io/gcp-service-account", serviceAccount)]))
  }
}
