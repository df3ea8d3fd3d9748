import Diagnostics
import YAML

enum HostProcessSocketMount: PodRule {
  static let about = RuleDescription(
    "WIN047", "host-process-socket-mount", .error, "A HostProcess container mounts a named pipe or a socket.",
    explanation: """
      Named pipes and Unix sockets cannot be mounted into HostProcess containers. containerd's Windows shim refuses a mounted pipe:
      `named pipe mounts not supported for job containers`.

      Nor need they be: the container sees the host's own pipes and files. Remove the volume and its mounts, and let the process open
      `\\\\.\\pipe\\NAME`, or the socket's path, directly.
      """,
    sources: [
      "kubernetes.io, Create a Windows HostProcess Pod (Limitations)", "microsoft/hcsshim internal/jobcontainers/mounts.go (setupMounts)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux, case .list(let volumes)? = pod.spec["volumes"], pod.isHostProcess else { return }
    for (index, volume) in volumes.enumerated() {
      guard let host = volume["hostPath"]?.map, let name = volume["name"]?.string else { continue }
      let isPipe = host["path"]?.string?.hasPrefix(#"\\.\pipe\"#) == true
      guard isPipe || host["type"]?.string == "Socket", isMounted(name, in: pod) else { continue }
      let key: PathElement = isPipe ? "path" : "type"
      report.add(
        pod, ["volumes", .index(index), "hostPath", key], isPipe ? pipeMessage : socketMessage, severity: isPipe ? .error : .warning,
        hint: isPipe ? pipeHint : socketHint)
    }
  }

  private static func isMounted(_ volume: String, in pod: PodView) -> Bool {
    pod.containers.contains { container in
      pod.isHostProcess(container) && (container.value["volumeMounts"]?.list ?? []).contains { $0["name"]?.string == volume }
    }
  }

  private static let pipeMessage = "a HostProcess container cannot mount a named pipe"
  private static let pipeHint = "remove the volume; the process opens the pipe by its path"
  private static let socketMessage = "Kubernetes does not support mounting a socket into a HostProcess container"
  private static let socketHint = "remove the volume; the process opens the socket by its path on the host"
}
