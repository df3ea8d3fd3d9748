import ChartModel
import Diagnostics
import YAML

enum PodLevelResources: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN005", "pod-level-resources", .error, "A Windows pod has resources of the pod as a whole.",
    explanation: """
      A limit for all containers together is a Linux control group around them; Windows has a job object for each container instead.
      Since Kubernetes 1.34 the API server refuses `spec.resources` on a pod whose `os.name` is `windows`, and without `os.name` the
      kubelet of the Windows node refuses the pod.

      Give each container its own `resources`.
      """,
    sources: [
      "kubernetes/kubernetes#133046", "kubernetes/enhancements keps/sig-node/2837-pod-level-resource-spec",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["resources"]]
  static let hint = "give each container its own resources"

  static func isRefused(_ value: YAMLValue) -> Bool {
    value["requests"]?.map?.isEmpty == false || value["limits"]?.map?.isEmpty == false
  }

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    (pod.system.placement?.name == .windows ? .error : .warning, "kubelets of Windows nodes refuse the pod")
  }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    // Before, the field was an alpha feature; the API server dropped it.
    if let version = report.cluster.kubernetes, version < KubernetesVersion(major: 1, minor: 34) { return }
    checkFields(pod, &report)
  }
}
