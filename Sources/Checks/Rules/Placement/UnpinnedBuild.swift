import Diagnostics
import Scheduling
import YAML

enum UnpinnedBuild: PodRule {
  static let about = RuleDescription(
    "WIN051", "unpinned-build", .warning, "An image runs on some of the cluster's Windows builds, and the pod asks for none.",
    explanation: """
      The cluster has Windows nodes of several builds, the image's tag names one build, and the pod may land on a node that cannot run
      it. There the image is not pulled or the container does not start.

      Ask for the build with `nodeSelector: {node.kubernetes.io/windows-build: …}` or a RuntimeClass, or use an image of several
      platforms. A pod that asks for other labels of its own is taken to be placed well. HostProcess containers are exempt.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/user-guide/ (Handling multiple Windows versions in the same cluster)",
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/deploy-containers/version-compatibility.md",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    let builds = report.cluster.windowsBuilds
    guard builds.count > 1, !pod.runtimeClassUse.isOutOfView else { return }
    pod.forEachBoundImage { container, build in
      let fitting = builds.filter(build.hosts.contains)
      guard !fitting.isEmpty, fitting.count < builds.count, SelectedBuilds(pod) == nil else { return }
      let choice = NodeChoice(pod)
      guard !choice.isSettled, !choice.hasOtherLabels else { return }
      report.add(
        pod, container, ["image"],
        "the image is for Windows Server \(build.year), but the pod may land on any of \(SelectedBuilds.title(builds))",
        hint: "add the nodeSelector node.kubernetes.io/windows-build: \(fitting[0].rawValue)")
    }
  }
}
