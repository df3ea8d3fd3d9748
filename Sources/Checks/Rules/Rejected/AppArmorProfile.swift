import Diagnostics
import YAML

enum AppArmorProfile: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN008", "apparmor-profile", .error, "A Windows pod has an AppArmor profile.",
    explanation: """
      AppArmor is part of the Linux kernel. The API server refuses `appArmorProfile` of a pod or a container on a pod whose `os.name` is
      `windows`. Without `os.name` the kubelet of the Windows node refuses the pod, because its host cannot enforce the profile; only
      `Unconfined` passes.

      The same happens to the annotation `container.apparmor.security.beta.kubernetes.io/…`, which the field replaced in
      Kubernetes 1.30: the API server lets it pass on Windows pods, and kubelets that still read it refuse the pod. Remove both.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/kubernetes pkg/security/apparmor/helpers.go (isRequired), validate.go (validateHost)",
    ])

  static let podFields = [["securityContext", "appArmorProfile"]]
  static let containerFields = [["securityContext", "appArmorProfile"]]
  static let hint = "remove it; Windows has no AppArmor"

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    if value["type"]?.string == "Unconfined" { return (.warning, "it is ignored") }
    return (pod.system.placement?.name == .windows ? .error : .warning, "kubelets of Windows nodes refuse the pod")
  }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    checkFields(pod, &report)
    guard let annotations = pod.metadata["annotations"]?.map else { return }
    for entry in annotations.entries where entry.key.hasPrefix(annotation) && entry.value.string != "unconfined" {
      report.add(pod, metadata: ["annotations", .key(entry.key)], annotationMessage, severity: .warning, hint: hint)
    }
  }

  /// What an annotation's key begins with; the container's name follows.
  private static let annotation = "container.apparmor.security.beta.kubernetes.io/"
  private static let annotationMessage = "an AppArmor annotation on a Windows pod: kubelets that read it refuse the pod"
}
