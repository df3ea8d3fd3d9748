import Diagnostics

enum SupplementalGroups: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN012", "supplemental-groups", .error, "A Windows pod sets supplementalGroups.",
    explanation: """
      Group numbers are Linux's. The API server refuses `supplementalGroups` and `supplementalGroupsPolicy` on a pod whose `os.name` is
      `windows`; without `os.name` they have no effect.

      Remove them. What a Windows process may do follows from the groups of the user that `windowsOptions.runAsUserName` names.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["securityContext", "supplementalGroups"], ["securityContext", "supplementalGroupsPolicy"]]
  static let hint = "remove it; the groups of windowsOptions.runAsUserName count"
}
