import Diagnostics
import Scheduling
import YAML

enum ImageBuildWithoutNode: PodRule {
  static let about = RuleDescription(
    "WIN050", "image-build-without-node", .warning, "No Windows node of the cluster can run an image's Windows build.",
    explanation: """
      The configuration tells the builds of the cluster's Windows nodes, and the image's tag names a build that runs on none of them:
      images of Windows Server 2022 run on nodes of 2022 and 2025, those of 2019 and 2025 on their own build only. The container never
      starts.

      Take the image's tag for a build that the cluster has. HostProcess containers are exempt.
      """,
    sources: [
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/deploy-containers/version-compatibility.md"
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    let builds = report.cluster.windowsBuilds
    guard !builds.isEmpty else { return }
    pod.forEachBoundImage { container, build in
      // What the pod asks for is another rule's matter.
      guard !builds.contains(where: build.hosts.contains), SelectedBuilds(pod) == nil else { return }
      report.add(
        pod, container, ["image"],
        "the image is for Windows Server \(build.year), but the cluster's Windows nodes run \(SelectedBuilds.title(builds))",
        hint: "take the tag for a build that the cluster has")
    }
  }
}
