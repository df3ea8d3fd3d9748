import ChartModel
import Diagnostics
import Scheduling
import YAML

enum RetiredWindowsBuild: PodRule {
  static let about = RuleDescription(
    "WIN052", "retired-windows-build", .warning, "A pod is for Windows Server 2019, which its Kubernetes version does not support.",
    explanation: """
      Since 1.35 the Kubernetes documentation names Windows Server 2022 and 2025 alone as systems of Windows nodes; AKS has no Windows
      Server 2019 since 1.33. Nothing refuses such a pod, but nobody tests it, and a provider has no node for it.

      Move the image and the node selector to Windows Server 2022 or 2025. HostProcess containers are exempt, for their images run on
      any build. Without knowledge of the Kubernetes version this rule says nothing.
      """,
    sources: ["https://kubernetes.io/docs/concepts/windows/intro/", "kubernetes/website issue 55058", "Azure/AKS issue 4268"])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let version = report.cluster.kubernetes, version >= KubernetesVersion(major: 1, minor: 35) else { return }
    let hint = "move to Windows Server 2022 or 2025"
    if let selected = SelectedBuilds(pod), selected.builds.contains(.server2019) {
      report.add(
        pod, selected.path, "Kubernetes \(version.major).\(version.minor) does not support nodes of Windows Server 2019", hint: hint)
      return
    }
    pod.forEachBoundImage { container, build in
      guard build == .server2019 else { return }
      report.add(
        pod, container, ["image"],
        "the image runs on Windows Server 2019 alone, which Kubernetes \(version.major).\(version.minor) does not support", hint: hint)
    }
  }
}
