import Diagnostics
import YAML

enum WindowsImage: PodRule {
  static let about = RuleDescription(
    "WIN079", "windows-image", .error, "A Linux pod uses an image that exists for Windows alone.",
    explanation: """
      The pod is for Linux nodes by its `os.name`, node selector, affinity or RuntimeClass, and one of its images is for Windows: it is
      one of Microsoft's base images, or its tag names a Windows build. A Linux node finds no match for its platform, and the pod stays
      in ImagePullBackOff.

      Place the pod on Windows nodes, or use the image for Linux.
      """,
    sources: ["MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/manage-containers/container-base-images.md"])

  static let system: OSName? = .linux

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    // A pod that lands on Windows nodes has another fault.
    guard pod.system.placement?.name != .windows else { return }
    for container in pod.containers {
      guard let image = container.image, ImageReference(image).isForWindowsOnly else { continue }
      report.add(
        pod, container, ["image"], "the image exists for Windows alone, but the pod is for Linux nodes",
        hint: "place the pod on Windows nodes, or use the image for Linux")
    }
  }
}
