import Diagnostics
import YAML

enum MountPropagation: PodRule {
  static let about = RuleDescription(
    "WIN041", "mount-propagation", .warning, "A Windows container asks for mount propagation.",
    explanation: """
      Windows has no mount propagation. The kubelet takes every `mountPropagation` for `None` there: mounts made on the host later do not
      show up in the container, nor the container's on the host. A storage driver that counts on it does not work.

      Remove it, or write `None`. What must mount for others runs as a HostProcess pod.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/intro/ (Field compatibility for Pod specifications)",
      "kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (translateMountPropagation)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      for (index, mount) in (container.value["volumeMounts"]?.list ?? []).enumerated() {
        guard let mode = mount["mountPropagation"]?.string, mode != "None" else { continue }
        report.add(
          pod, container, ["volumeMounts", .index(index), "mountPropagation"], "mountPropagation \(mode) has no effect on Windows",
          hint: "remove it")
      }
    }
  }
}
