import Diagnostics

enum ProcMount: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN017", "proc-mount", .error, "A Windows container sets procMount.",
    explanation: """
      `procMount` says how `/proc` is mounted, and Windows has no `/proc`. The API server refuses it on a pod whose `os.name` is `windows`,
      even if it says `Default`; without `os.name` it has no effect.

      Remove it. A container that looks at the processes of its host runs as a HostProcess container.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let containerFields = [["securityContext", "procMount"]]
  static let hint = "remove it; Windows has no /proc"
}
