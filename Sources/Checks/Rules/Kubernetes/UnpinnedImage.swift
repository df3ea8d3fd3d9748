import Diagnostics
import YAML

enum UnpinnedImage: PodRule {
  static let about = RuleDescription(
    "K8S114", "unpinned-image", .warning, "An image has no tag, or the tag latest.",
    explanation: """
      An image without a tag means `:latest`, and what that tag stands for changes without a change of the manifest. Pods of the same
      workload then run different programs, depending on when their node pulled the image, and no rollback brings the old one back.
      Microsoft's base images of Windows have no tag `latest` at all: without a tag they cannot be pulled.

      Name a version (`:1.2.3`), or the digest of what was tested (`@sha256:…`).
      """,
    sources: [
      "kubernetes.io, \"Images\" (Image names, Image pull policy)",
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/deploy-containers/version-compatibility.md",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      // A name with `$(…)` or `${…}` in it is still to be replaced by something.
      guard let text = container.image, !text.isEmpty, !text.hasBytes("$") else { continue }
      let image = ImageReference(text)
      guard image.digest == nil, !image.name.isEmpty else { continue }
      switch image.tag {
      case nil:
        report.add(pod, container, ["image"], "the image \(text) has no tag, which means latest", hint: hint)
      case "latest":
        report.add(pod, container, ["image"], "the image \(text) changes without a change here", hint: hint)
      default: break
      }
    }
  }

  private static let hint = "name a version, or the digest of what was tested"
}
