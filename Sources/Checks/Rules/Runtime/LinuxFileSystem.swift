import Diagnostics
import YAML

enum LinuxFileSystem: PodRule {
  static let about = RuleDescription(
    "WIN096", "linux-file-system", .warning, "A Windows pod's volume asks for a Linux file system.",
    explanation: """
      `fsType` must be a file system that the node's operating system supports. Windows can neither format nor read ext4, XFS or Btrfs
      disks: formatting fails, or the driver ignores the field and the disk is NTFS.

      Write `ntfs`, or leave `fsType` out.
      """,
    sources: [
      "kubernetes/api core/v1/types.go (fsType)", "kubernetes/kubernetes staging/src/k8s.io/mount-utils/mount_windows.go (formatAndMount)",
    ])

  static let system: OSName? = .windows

  private static let types = ["awsElasticBlockStore", "azureDisk", "csi", "flexVolume", "gcePersistentDisk", "vsphereVolume"]

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in pod.volumes {
      for type in types {
        guard let name = volume[type]?["fsType"]?.string, isLinux(name) else { continue }
        report.add(
          pod, ["volumes", .index(index), .key(type), "fsType"], "Windows does not know the file system \(name)",
          hint: "write ntfs, or leave it out")
      }
    }
  }

  private static func isLinux(_ name: String) -> Bool {
    switch name {
    case "ext2", "ext3", "ext4", "xfs", "btrfs": true
    default: false
    }
  }
}
