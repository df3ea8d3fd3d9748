import Diagnostics

enum SELinux: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN006", "selinux", .error, "A Windows pod has SELinux settings.",
    explanation: """
      SELinux is part of the Linux kernel. The API server refuses `seLinuxOptions` of a pod or a container, and `seLinuxChangePolicy`, on a
      pod whose `os.name` is `windows`; without `os.name` they have no effect.

      Remove them. If a chart sets one security context for pods of both systems, give the Windows pods one of their own.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["securityContext", "seLinuxOptions"], ["securityContext", "seLinuxChangePolicy"]]
  static let containerFields = [["securityContext", "seLinuxOptions"]]
  static let hint = "remove it; give Windows pods a security context of their own"
}
