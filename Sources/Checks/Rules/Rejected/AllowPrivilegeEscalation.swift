import Diagnostics

enum AllowPrivilegeEscalation: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN016", "allow-privilege-escalation", .error, "A Windows container sets allowPrivilegeEscalation.",
    explanation: """
      The field sets a flag of Linux processes, `no_new_privs`, which Windows does not have. The API server refuses it on a pod whose
      `os.name` is `windows`, even if it is `false`; without `os.name` it has no effect.

      Remove it. The Pod Security level `restricted` does not ask for it on pods whose `os.name` is `windows`.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/pod-security-admission policy/check_allowPrivilegeEscalation.go",
    ])

  static let containerFields = [["securityContext", "allowPrivilegeEscalation"]]
  static let hint = "remove it, even if it is false; Pod Security does not ask for it on pods whose os.name is windows"
}
