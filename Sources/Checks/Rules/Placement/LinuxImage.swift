import Diagnostics
import YAML

enum LinuxImage: PodRule {
  static let about = RuleDescription(
    "WIN078", "linux-image", .error, "A Windows pod uses an image that exists for Linux alone.",
    explanation: """
      Windows containers need images that were built for Windows. The image is one of a short list of well-known ones that are
      published for Linux alone; a Windows node finds no match for its platform, and the pod stays in ImagePullBackOff.

      Use an image for Windows, such as one on mcr.microsoft.com/windows/nanoserver, or place the pod on Linux nodes.
      """,
    sources: [
      "docker-library/official-images library (Architectures)", "curl/curl-container", "bitnami/containers",
      "GoogleContainerTools/distroless",
      "prometheus/node_exporter",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    // A pod that lands on Linux nodes has another fault.
    guard pod.system.placement?.name != .linux else { return }
    for container in pod.containers {
      guard let image = container.image, ImageReference(image).isForLinuxOnly else { continue }
      report.add(
        pod, container, ["image"], "the image exists for Linux alone", hint: "use an image for Windows, or place the pod on Linux nodes")
    }
  }
}
