import Diagnostics
import YAML

enum MissingMemoryLimit: PodRule {
  static let about = RuleDescription(
    "WIN046", "missing-memory-limit", .warning, "A Windows container has no memory limit.",
    explanation: """
      Windows has no out-of-memory killer, and the kubelet evicts no pods there when memory runs out. A container without a limit grows
      until the node pages to disk and everything on it slows down, the kubelet included.

      Set `resources.limits.memory`, and either no memory request or the same. HostProcess containers, which work for the node, and
      init containers, which end, are not asked for a limit. A LimitRange may set one that is not seen here.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/configuration/windows-resource-management/ (Memory reservations)",
      "https://kubernetes.io/docs/concepts/windows/intro/ (Command line options for the kubelet)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers where container.list != .ephemeralContainers && !pod.isHostProcess(container) {
      // An init container that restarts always is a sidecar.
      if container.list == .initContainers, container.value["restartPolicy"] != "Always" { continue }
      let limit = container.value["resources"]?["limits"]?["memory"] ?? .null
      guard limit == .null else { continue }
      report.add(
        pod, container, ["resources", "limits"], "\(container.title) has no memory limit: Windows kills nothing when memory runs out",
        hint: "set resources.limits.memory")
    }
  }
}
