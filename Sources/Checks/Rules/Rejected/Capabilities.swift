import Diagnostics

enum Capabilities: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN013", "capabilities", .error, "A Windows container sets Linux capabilities.",
    explanation: """
      Capabilities divide the power of Linux's root user; Windows has privileges of accounts instead. The API server refuses `capabilities`,
      added or dropped, on a pod whose `os.name` is `windows`; without `os.name` they have no effect, so that nothing was dropped.

      Remove them. The Pod Security level `restricted` does not ask to drop capabilities of pods whose `os.name` is `windows`. A container
      that runs as `ContainerUser` has less power.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/pod-security-admission policy/check_capabilities_restricted.go",
    ])

  static let containerFields = [["securityContext", "capabilities"]]
  static let hint = "remove them; runAsUserName: ContainerUser gives a Windows container less power"
}
