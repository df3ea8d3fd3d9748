import Diagnostics

enum Privileged: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN015", "privileged", .error, "A Windows container sets privileged.",
    explanation: """
      Windows has no privileged containers. The API server refuses `privileged` on a pod whose `os.name` is `windows`, even if it is
      `false`; without `os.name` it has no effect, and the container lacks the power that it counts on.

      Remove it. What a privileged container does on Linux, a HostProcess container does on Windows.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes.io, Create a Windows HostProcess Pod",
    ])

  static let containerFields = [["securityContext", "privileged"]]
  static let hint = "remove it, even if it is false; HostProcess containers are the privileged ones of Windows"
}
