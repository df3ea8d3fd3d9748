import Diagnostics
import YAML

enum MemoryVolume: PodRule {
  static let about = RuleDescription(
    "WIN039", "memory-volume", .warning, "A Windows pod asks for a volume in memory.",
    explanation: """
      Windows has no memory file system for `emptyDir: {medium: Memory}`. Nothing refuses the field; the kubelet makes an ordinary folder
      on the node's disk. What was meant to stay in memory, a key for instance, is written to disk, and `sizeLimit` bounds no memory.

      Leave `medium` out, and keep what must not reach a disk off the volume.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/storage/windows-storage/",
      "kubernetes/kubernetes staging/src/k8s.io/mount-utils/mount_windows.go (MountSensitive, tmpfs)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in pod.volumes where volume["emptyDir"]?["medium"] == "Memory" {
      report.add(
        pod, ["volumes", .index(index), "emptyDir", "medium"], "Windows has no volumes in memory: this one lies on the node's disk",
        hint: "leave medium out")
    }
  }
}
