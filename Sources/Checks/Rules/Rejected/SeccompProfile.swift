import Diagnostics

enum SeccompProfile: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN007", "seccomp-profile", .error, "A Windows pod has a seccomp profile.",
    explanation: """
      Seccomp filters system calls of the Linux kernel. The API server refuses `seccompProfile` on a pod whose `os.name` is `windows`;
      without `os.name` it has no effect.

      Remove it. The Pod Security level `restricted` does not ask for it on pods whose `os.name` is `windows`.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/pod-security-admission policy/check_seccompProfile_restricted.go",
    ])

  static let podFields = [["securityContext", "seccompProfile"]]
  static let containerFields = [["securityContext", "seccompProfile"]]
  static let hint = "remove it; Pod Security does not ask for it on pods whose os.name is windows"
}
