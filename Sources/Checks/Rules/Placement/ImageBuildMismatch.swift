import Diagnostics
import Scheduling
import YAML

enum ImageBuildMismatch: PodRule {
  static let about = RuleDescription(
    "WIN049", "image-build-mismatch", .error, "An image's Windows build cannot run on the nodes that the pod asks for.",
    explanation: """
      Kubernetes runs Windows containers with process isolation alone, so the image's Windows build must fit the node's: images of
      Windows Server 2022 run on nodes of 2022 and 2025, those of 2019 and 2025 on their own build only. Otherwise the image is not
      pulled, for it has no match for the node's platform, or the container does not start (error 0xc0370101).

      Take the image's tag for the node's build, or ask for nodes of the image's build. HostProcess containers are exempt.
      """,
    sources: [
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/deploy-containers/version-compatibility.md",
      "https://kubernetes.io/docs/concepts/windows/intro/ (Windows OS version compatibility)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    pod.forEachBoundImage { container, build in
      guard let selected = SelectedBuilds(pod) else { return }
      let fitting = selected.builds.filter { build.hosts.contains($0) }
      guard fitting.count < selected.builds.count else { return }
      report.add(
        pod, container, ["image"],
        fitting.isEmpty
          ? "the image is for Windows Server \(build.year) and cannot run on \(selected.title), which the pod asks for"
          : "the image is for Windows Server \(build.year) and cannot run on all nodes that the pod asks for: \(selected.title)",
        severity: fitting.isEmpty ? .error : .warning,
        related: [
          .init("\(selected.title) is asked for here", at: .init(document: pod.object.document, path: pod.path + selected.path))
        ], hint: "take the tag for the nodes' build, or ask for nodes of \(SelectedBuilds.title(build.hosts))")
    }
  }
}
