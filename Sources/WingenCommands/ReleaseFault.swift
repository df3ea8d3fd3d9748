import ChartModel
import Diagnostics
import YAML

/// What is wrong with the release that is asked for. Source: helm/helm pkg/chart/common/validate, and RFC 1123.
enum ReleaseFault: DiagnosticError {
  case name(String)
  case namespace(String)
  case kubeVersion(String)
  case unsupported(KubernetesVersion, required: String)
  case apiVersion(String)

  init?(name: String, namespace: String) {
    if name.utf8.count > 53 || !TextPattern.dnsSubdomain.matches(name) {
      self = .name(name)
    } else if !TextPattern.dnsLabel.matches(namespace) {
      self = .namespace(namespace)
    } else {
      return nil
    }
  }

  /// Whether a text is `v1`, `batch/v1` or `batch/v1/CronJob`.
  static func isAPIVersion(_ text: String) -> Bool {
    text.utf8.count <= 400 && (apiVersion.matches(text))
  }

  private static let apiVersion = TextPattern.sequence([
    .optional(.sequence([.dnsSubdomain, .text("/")])),
    .sequence([
      .text("v"), digits, .optional(.sequence([.either([.text("alpha"), .text("beta")]), digits])),
    ]),
    .optional(.sequence([.text("/"), .one(ScalarSet(ascii: "A-Z")), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9")), min: 0, max: 100)])),
  ])

  private static let digits = TextPattern.repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5)

  var diagnostic: Diagnostic {
    switch self {
    case .name(let name):
      Diagnostic(
        "CLI006", .error, "\(GoText.quoted(name)) cannot be the name of a release",
        hint: "at most 53 lower-case letters, digits, hyphens and dots, a letter or digit at both ends")
    case .namespace(let namespace):
      Diagnostic(
        "CLI007", .error, "\(GoText.quoted(namespace)) cannot be a namespace",
        hint: "at most 63 lower-case letters, digits and hyphens, a letter or digit at both ends")
    case .kubeVersion(let version):
      Diagnostic("CLI008", .error, "\(GoText.quoted(version)) is no Kubernetes version", hint: "write it as 1.32 or v1.32.4")
    case .unsupported(let version, let required):
      Diagnostic(
        "CLI014", .error, "the chart needs Kubernetes \(required), not \(version)", hint: "Helm would refuse to install it there")
    case .apiVersion(let text):
      Diagnostic(
        "CLI010", .error, "\(GoText.quoted(text)) is no API version",
        hint: "write it as batch/v1, monitoring.coreos.com/v1 or batch/v1/CronJob")
    }
  }
}
