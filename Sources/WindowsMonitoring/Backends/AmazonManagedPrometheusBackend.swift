public import ChartModel
public import CollectorSchemas
import Kubernetes
public import OpenTelemetry

/// Amazon Managed Service for Prometheus, by remote write with a role for the service account.
///
/// Sources: docs.aws.amazon.com, "Find your Amazon Managed Service for Prometheus workspace details" (address),
/// AmazonPrometheusRemoteWriteAccess (the policy), "IAM roles for service accounts" (annotation).
public struct AmazonManagedPrometheusSettings: ChartValues, MetricsBackend {
  @Setting("Region of the workspace.", .pattern(region, maxLength: 30)) public var region: Expr<String> = "eu-central-1"
  @Setting("ID of the workspace: ws- and a UUID.", .pattern(workspace)) public var workspaceID: Expr<String> =
    "ws-00000000-0000-0000-0000-000000000000"
  @Setting("ARN of the role with the policy AmazonPrometheusRemoteWriteAccess that trusts the collector's service account.", .pattern(arn))
  public var roleARN: Expr<String> = "arn:aws:iam::000000000000:role/collector"
  @Setting("Domain of the service: amazonaws.com, or amazonaws.com.cn in China.") public var domain: Expr<Domain> = Expr(.global)

  /// The domain that addresses of the service end in.
  public enum Domain: String, SettingChoice {
    /// Everywhere but in China.
    case global = "amazonaws.com"
    /// Regions in China.
    case china = "amazonaws.com.cn"
  }

  private static var region: TextPattern { .repeated(.one(ScalarSet(ascii: "a-z0-9-")), min: 5, max: 30) }
  private static var workspace: TextPattern { .sequence([.text("ws-"), .uuid]) }
  private static var arn: TextPattern {
    .sequence([
      .text("arn:"), .repeated(.one(ScalarSet(ascii: "a-z-")), min: 3, max: 20), .text(":iam::"),
      .repeated(.one(ScalarSet(ascii: "0-9")), min: 12, max: 12), .text(":role/"),
      .repeated(.one(ScalarSet(ascii: "A-Za-z0-9+=,.@_/-")), min: 1, max: 512),
    ])
  }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    Backend(
      .remoteWrite(
        named: name, to: "https://aps-workspaces.\(region).\(domain.text)/workspaces/\(workspaceID)/api/v1/remote_write", labels,
        HTTPClient(authenticator: .sigV4(named: name, region: region, service: "aps"))),
      identity: PodIdentity(serviceAccountAnnotations: [Pair("eks.amazonaws.com/role-arn", roleARN)]))
  }
}
