import Diagnostics
import YAML

enum LinuxVolume: PodRule {
  static let about = RuleDescription(
    "WIN044", "linux-volume", .error, "A Windows pod has a volume of a type that only Linux can mount.",
    explanation: """
      The kubelet's own plugins for NFS, iSCSI, Fibre Channel, CephFS, GlusterFS and RBD call Linux programs or mount what Windows cannot:
      on Windows the kubelet mounts SMB shares and disks alone. The pod stays in ContainerCreating.

      Use a CSI driver that supports Windows, such as that for SMB, Azure Disk, Azure File, Amazon EBS or vSphere, through a claim.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/storage/windows-storage/ (In-tree volume plugins; NFS)",
      "kubernetes/kubernetes staging/src/k8s.io/mount-utils/mount_windows.go (MountSensitive)",
    ])

  static let system: OSName? = .windows

  private static let types = [
    ("nfs", "NFS"), ("iscsi", "iSCSI"), ("fc", "Fibre Channel"), ("cephfs", "CephFS"), ("glusterfs", "GlusterFS"), ("rbd", "RBD"),
  ]

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in pod.volumes {
      for (type, title) in types where volume[type]?.map != nil {
        report.add(
          pod, ["volumes", .index(index), .key(type)], "Windows nodes cannot mount \(title) volumes",
          hint: "use a claim of a CSI driver that supports Windows")
      }
    }
  }
}
