import Diagnostics
import YAML

enum HostUsers: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN003", "host-users", .error, "A Windows pod sets hostUsers.",
    explanation: """
      User namespaces map the user numbers of Linux containers to others on the host. Windows has neither, and the API server refuses
      `hostUsers` on a pod whose `os.name` is `windows`, whatever its value.

      Remove it. Whom a Windows container runs as is told by `securityContext.windowsOptions.runAsUserName`.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["hostUsers"]]
  static let hint = "remove it; windowsOptions.runAsUserName tells whom a Windows container runs as"

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    (.warning, "it is ignored or keeps the pod from starting")
  }
}
