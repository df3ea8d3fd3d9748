import Diagnostics
import YAML

enum MissingOSName: PodRule {
  static let about = RuleDescription(
    "WIN028", "missing-os-name", .warning, "A Windows pod does not say so in os.name.",
    explanation: """
      Only `os.name: windows` tells Kubernetes what a pod is for; a node selector or an image does not. With it the API server refuses
      fields that Windows does not have instead of leaving them to fail on the node, Pod Security Admission exempts the pod from what
      only Linux can fulfil (dropped capabilities, seccomp, `allowPrivilegeEscalation`), and the kubelet of a Linux node refuses the pod
      at once.

      Add `os: {name: windows}` to the pod's specification. It does not replace the node selector: the scheduler ignores it.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/user-guide/ (Taints and tolerations)",
      "kubernetes/pod-security-admission policy/check_allowPrivilegeEscalation.go, check_capabilities_restricted.go, check_seccompProfile_restricted.go",
      "kubernetes/enhancements keps/sig-windows/2802-identify-windows-pods-apiserver-admission",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard !pod.isPart, pod.system.declared == nil, pod.spec["os"]?["name"] == nil else { return }
    report.add(
      pod, [], "this Windows pod has no os.name",
      hint: "add os.name: windows; the API server then checks the pod as a Windows pod")
  }
}
