import Diagnostics
import YAML

enum LinuxHostPath: PodRule {
  static let about = RuleDescription(
    "WIN048", "linux-host-path", .warning, "A Windows pod mounts a host path that only Linux has.",
    explanation: """
      The kubelet reads a path without a drive as one on C:, so that `/var/log/pods` is `C:\\var\\log\\pods` and fine. `/proc`, `/sys`,
      `/dev`, `/etc/passwd`, `/run/systemd`, Docker's and containerd's folders under `/var/lib` and the like do not exist on a Windows node: the
      mount fails, or shows an empty folder.

      Mount what Windows has: `C:\\var\\log\\pods` and `C:\\var\\lib\\kubelet` are as on Linux, containerd keeps its data in
      `C:\\ProgramData\\containerd`, and sockets are named pipes (`\\\\.\\pipe\\containerd-containerd`).
      """,
    sources: [
      "kubernetes/kubernetes pkg/volume/util/util.go (MakeAbsolutePath)",
      "https://kubernetes.io/docs/concepts/windows/intro/ (API compatibility, file paths)",
    ])

  static let system: OSName? = .windows

  /// Folders and files, with all that lies in them.
  private static let linuxPaths = [
    "/proc", "/sys", "/dev", "/boot", "/lib/modules", "/usr", "/bin", "/sbin", "/etc/os-release", "/etc/passwd",
    "/etc/group", "/etc/machine-id", "/etc/localtime", "/etc/resolv.conf", "/etc/hosts", "/etc/hostname", "/etc/ssl", "/etc/pki",
    "/etc/systemd", "/var/lib/docker", "/var/lib/containerd", "/var/log/journal",
    "/run/containerd", "/run/dbus", "/run/docker.sock", "/run/log", "/run/systemd", "/run/udev", "/var/run/containerd",
    "/var/run/dbus", "/var/run/docker.sock",
  ]

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in pod.volumes {
      guard let path = volume["hostPath"]?["path"]?.string, path.utf8.first == UInt8(ascii: "/"), isLinux(path) else { continue }
      report.add(
        pod, ["volumes", .index(index), "hostPath", "path"], "Windows nodes have no \(path)",
        hint: "mount the path that Windows has, with its drive")
    }
  }

  private static func isLinux(_ path: String) -> Bool { linuxPaths.contains { path.isWithin($0) } }
}
