import Diagnostics

enum ShareProcessNamespace: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN004", "share-process-namespace", .error, "The containers of a Windows pod share a process namespace.",
    explanation: """
      Every Windows container sees its own processes alone. The API server refuses `shareProcessNamespace` on a pod whose `os.name` is
      `windows`, even if it is `false`; without `os.name` the field has no effect.

      Remove it. Containers of a Windows pod that must reach each other use the network, which they share, or a volume.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["shareProcessNamespace"]]
  static let hint = "remove it, even if it is false; the containers share network and volumes"
}
