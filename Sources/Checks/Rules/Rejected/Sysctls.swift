import Diagnostics
import YAML

enum Sysctls: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN010", "sysctls", .error, "A Windows pod sets kernel parameters of Linux.",
    explanation: """
      `sysctls` are parameters of the Linux kernel. The API server refuses a list that is not empty on a pod whose `os.name` is `windows`;
      without `os.name` they have no effect, or the kubelet refuses the pod because of an unsafe one.

      Remove them. Settings of the Windows network stack are the node's, not the pod's.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["securityContext", "sysctls"]]
  static let hint = "remove them"

  static func isRefused(_ value: YAMLValue) -> Bool { value.list?.isEmpty == false }

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    (.warning, "they are ignored, or the kubelet refuses an unsafe one")
  }
}
