import Diagnostics
import YAML

enum BlockDevice: PodRule {
  static let about = RuleDescription(
    "WIN040", "block-device", .error, "A Windows container asks for a raw block device.",
    explanation: """
      Windows cannot attach raw block devices to pods: `volumeDevices` is not implemented there, and the pod never starts.

      Mount the volume with `volumeMounts`, and let its claim have `volumeMode: Filesystem`, the default.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/storage/windows-storage/ (Block device mapping)",
      "https://kubernetes.io/docs/concepts/windows/intro/ (Field compatibility for Pod specifications)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers where !(container.value["volumeDevices"]?.list ?? []).isEmpty {
      report.add(
        pod, container, ["volumeDevices"], "Windows has no raw block devices for pods", hint: "mount the volume with volumeMounts")
    }
  }
}
