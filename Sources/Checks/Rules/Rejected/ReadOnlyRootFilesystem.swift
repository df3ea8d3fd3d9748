import Diagnostics

enum ReadOnlyRootFilesystem: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN014", "read-only-root-filesystem", .error, "A Windows container sets readOnlyRootFilesystem.",
    explanation: """
      The system drive of a Windows container cannot be read-only: registry and system processes must write to it. The API server refuses
      `readOnlyRootFilesystem` on a pod whose `os.name` is `windows`, even if it is `false`; without `os.name` it has no effect.

      Remove it. Volumes can be read-only on Windows too: `readOnly: true` of the mount.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes.io, Windows containers in Kubernetes (Pod security context)",
    ])

  static let containerFields = [["securityContext", "readOnlyRootFilesystem"]]
  static let hint = "remove it, even if it is false; only volume mounts can be read-only on Windows"
}
