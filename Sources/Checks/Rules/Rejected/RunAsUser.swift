import Diagnostics
import YAML

enum RunAsUser: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN011", "run-as-user", .error, "A Windows pod has user or group numbers.",
    explanation: """
      Users of Windows have names, no numbers. The API server refuses `runAsUser` and `runAsGroup`, of the pod or a container, on a pod
      whose `os.name` is `windows`.

      Without `os.name` it is worse: if all containers run as the same number, the kubelet tries to give the service account's token to
      that user, which Windows cannot, and the pod stays in `ContainerCreating` for ever. Else the number is ignored, and the
      container runs as the user of its image.

      Remove the numbers. `securityContext.windowsOptions.runAsUserName` names the user, such as `ContainerUser`.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes.io, Projected Volumes (SecurityContext interactions, Windows)",
    ])

  static let podFields = [["securityContext", "runAsUser"], ["securityContext", "runAsGroup"]]
  static let containerFields = [["securityContext", "runAsUser"], ["securityContext", "runAsGroup"]]
  static let hint = "remove it; windowsOptions.runAsUserName names the user of a Windows container"

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    guard field.last == "runAsUser", pod.system.placement?.name == .windows, isStuck(pod) else {
      return (.warning, "it is ignored, or keeps the pod from starting")
    }
    return (.error, "the pod stays in ContainerCreating")
  }

  /// Whether the kubelet makes files for one user number: all containers have the same, and there is a token to make.
  /// Source: kubernetes/kubernetes pkg/volume/util/util.go, FsUserFrom; pkg/volume/projected/projected.go, collectData.
  private static func isStuck(_ pod: PodView) -> Bool {
    let shared = pod.securityContext?["runAsUser"]?.int
    guard let user = pod.containers.first?.securityContext?["runAsUser"]?.int ?? shared else { return false }
    return pod.spec["automountServiceAccountToken"]?.bool != false
      && pod.containers.allSatisfy { ($0.securityContext?["runAsUser"]?.int ?? shared) == user }
  }
}
