import Diagnostics

enum FSGroup: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN009", "fs-group", .error, "A Windows pod sets fsGroup.",
    explanation: """
      Files on Windows have access control lists, no group numbers, so that `fsGroup` and `fsGroupChangePolicy` mean nothing there. The API
      server refuses them on a pod whose `os.name` is `windows`; without `os.name` they have no effect, and a process that counted on the
      group may not read its files.

      Remove them. Access to files of a volume is given by the access control list, to the user that `windowsOptions.runAsUserName` names.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["securityContext", "fsGroup"], ["securityContext", "fsGroupChangePolicy"]]
  static let hint = "remove it; access control lists give windowsOptions.runAsUserName access to files"
}
