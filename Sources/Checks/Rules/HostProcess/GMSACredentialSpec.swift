import Diagnostics
import YAML

enum GMSACredentialSpec: PodRule {
  static let about = RuleDescription(
    "WIN076", "gmsa-credential-spec", .error, "A group managed service account is named wrongly.",
    explanation: """
      `windowsOptions.gmsaCredentialSpecName` is the name of a `GMSACredentialSpec` object, and such names are DNS subdomains: lower-case
      letters, digits, `-` and `.`, at most 253 characters. It is not the account's name in Active Directory.
      `windowsOptions.gmsaCredentialSpec` holds what the object says, as JSON of at most 64 KiB. The API server refuses other values.

      Write the object's name and leave `gmsaCredentialSpec` away: the webhook of kubernetes-sigs/windows-gmsa fills it in.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindowsSecurityContextOptions)",
      "kubernetes.io, Configure GMSA for Windows Pods and containers",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux else { return }
    if let options = pod.windowsOptions {
      for finding in findings(options) { report.add(pod, .windowsOptions + finding.path, finding.message, hint: finding.hint) }
    }
    for container in pod.containers {
      guard let options = container.windowsOptions else { continue }
      for finding in findings(options) { report.add(pod, container, .windowsOptions + finding.path, finding.message, hint: finding.hint) }
    }
  }

  private static func findings(_ options: YAMLMap) -> [(path: [PathElement], message: String, hint: String)] {
    var findings: [(path: [PathElement], message: String, hint: String)] = []
    if let name = options["gmsaCredentialSpecName"]?.string, !isSubdomain(name) {
      let message = name.isEmpty ? "gmsaCredentialSpecName is empty" : "gmsaCredentialSpecName \(GoText.quoted(name)) is no object name"
      findings.append((["gmsaCredentialSpecName"], message, nameHint))
    }
    if let size = options["gmsaCredentialSpec"]?.string?.utf8.count, size == 0 || size > sizeLimit {
      let message = size == 0 ? "gmsaCredentialSpec is empty" : "gmsaCredentialSpec has \(size) bytes, more than 64 KiB"
      findings.append((["gmsaCredentialSpec"], message, specHint))
    }
    return findings
  }

  /// In bytes.
  private static let sizeLimit = 64 * 1024
  private static let nameHint = "write the name of a GMSACredentialSpec object: lower-case letters, digits, - and ."
  private static let specHint = "remove it; the GMSA webhook fills it in from gmsaCredentialSpecName"

  /// A DNS-1123 subdomain. Source: kubernetes/apimachinery pkg/util/validation/validation.go, IsDNS1123Subdomain.
  private static func isSubdomain(_ name: String) -> Bool {
    name.utf8.count <= 253
      && name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
        guard let first = label.first, let last = label.last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else { return false }
        return label.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
          default: false
          }
        }
      }
  }
}
