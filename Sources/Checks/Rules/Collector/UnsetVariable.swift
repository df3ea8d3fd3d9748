import Diagnostics
import YAML

enum UnsetVariable: CollectorRule {
  static let about = RuleDescription(
    "OTEL029", "unset-variable", .error, "A configuration takes a variable that its container does not set.",
    explanation: """
      A variable that is not set becomes an empty text; the collector warns in its log and starts: with an empty token, or on the
      address `:13133`. Set it under `env`, or give a default: `${env:NAME:-default}`.

      Containers that take variables from a ConfigMap or Secret as a whole (`envFrom`), and variables that systems, Kubernetes and the
      workload identities of Azure and AWS set themselves, are left alone.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector confmap/provider/envprovider/provider.go",
      "Azure/azure-workload-identity docs/book/src/installation/mutating-admission-webhook.md",
      "aws/amazon-eks-pod-identity-webhook README.md",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, let variables = runtime.variables else { return }
    var told: Set<String> = []
    collector.visitDollars { use, path in
      guard case .variable(let name, false) = use, !variables.contains(name), !isSetByOthers(name, runtime), told.insert(name).inserted
      else {
        return
      }
      let near = nearestMatch(to: name, among: variables.sorted())
      report.add(
        collector, path, "the variable \(name) is not set in the container of \(runtime.title)",
        related: [.init("the container", at: runtime.place())],
        hint: near.map { "did you mean \($0)?" } ?? "add it to the container's env, or write ${env:\(name):-default}")
    }
  }

  /// Source: kubernetes.io, "Service" (Environment variables); what Linux and Windows containers have.
  private static func isSetByOthers(_ name: String, _ runtime: CollectorRuntime) -> Bool {
    if azureVariables.contains(name) { return runtime.pod?.metadata["labels"]?["azure.workload.identity/use"]?.string == "true" }
    return awsVariables.contains(name) || systemVariables.contains(name.uppercased()) || name.hasPrefix("KUBERNETES_")
      || name.hasSuffix("_SERVICE_HOST")
      || name.hasSuffix("_SERVICE_PORT") || name.hasPrefix("CONTAINER_SANDBOX_")
  }

  /// For pods with the label.
  private static let azureVariables: Set<String> = [
    "AZURE_AUTHORITY_HOST", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID",
  ]
  /// For pods whose account has a role, which another release, or the cloud alone, may know.
  private static let awsVariables: Set<String> = [
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_ROLE_ARN",
    "AWS_STS_REGIONAL_ENDPOINTS", "AWS_WEB_IDENTITY_TOKEN_FILE",
  ]

  private static let systemVariables: Set<String> = [
    "HOSTNAME", "PATH", "HOME", "PWD", "USER", "TMPDIR", "SSL_CERT_FILE", "COMPUTERNAME", "USERNAME", "USERPROFILE", "PROGRAMDATA",
    "PROGRAMFILES", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "LOCALAPPDATA", "APPDATA", "ALLUSERSPROFILE", "OS",
    "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
  ]
}
