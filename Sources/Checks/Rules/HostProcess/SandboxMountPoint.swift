import Diagnostics
import YAML

enum SandboxMountPoint: PodRule {
  static let about = RuleDescription(
    "WIN091", "sandbox-mount-point", .warning, "A container that is no HostProcess container uses CONTAINER_SANDBOX_MOUNT_POINT.",
    explanation: """
      containerd sets the variable `CONTAINER_SANDBOX_MOUNT_POINT` for HostProcess containers, whose files lie somewhere on the host. An
      ordinary Windows container has a file system of its own and no such variable: `%CONTAINER_SANDBOX_MOUNT_POINT%\\config.yml` stays
      as it is written, and `$env:CONTAINER_SANDBOX_MOUNT_POINT` is empty.

      Write the path as the container sees it, such as `C:\\config.yml`, or run the pod as a HostProcess pod.
      """,
    sources: [
      "kubernetes.io, Create a Windows HostProcess Pod (Volume mounts)", "microsoft/hcsshim internal/jobcontainers/jobcontainer.go",
    ])

  static var system: OSName? { .windows }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers where !pod.isHostProcess(container) {
      // A container may have a variable of that name all the same.
      guard container.value["envFrom"]?.list?.isEmpty ?? true else { continue }
      let variables = container.value["env"]?.list ?? []
      if variables.contains(where: { $0["name"]?.string == "CONTAINER_SANDBOX_MOUNT_POINT" }) { continue }
      for key in ["command", "args"] {
        for (index, item) in (container.value[key]?.list ?? []).enumerated() where isPath(item) {
          report.add(pod, container, [.key(key), .index(index)], message, hint: hint)
        }
      }
      for (index, variable) in variables.enumerated() {
        if let value = variable["value"], isPath(value) {
          report.add(pod, container, ["env", .index(index), "value"], message, hint: hint)
        }
      }
      if let folder = container.value["workingDir"], isPath(folder) {
        report.add(pod, container, ["workingDir"], message, hint: hint)
      }
    }
  }

  /// Whether a text has the variable at the head of a path. Scripts that ask whether there is such a variable may go on.
  private static func isPath(_ value: YAMLValue) -> Bool {
    guard case .string(let text) = value, text.hasBytes("CONTAINER_SANDBOX_MOUNT_POINT") else { return false }
    if text.hasBytes("if ") || text.hasBytes("if(") || text.hasBytes("Test-Path") || text.hasBytes("??") { return false }
    return ends.contains { text.hasBytes($0) }
  }

  private static let ends: [StaticString] = [
    #"CONTAINER_SANDBOX_MOUNT_POINT%\"#, "CONTAINER_SANDBOX_MOUNT_POINT%/", #"CONTAINER_SANDBOX_MOUNT_POINT\"#,
    "CONTAINER_SANDBOX_MOUNT_POINT/", #"CONTAINER_SANDBOX_MOUNT_POINT}\"#, "CONTAINER_SANDBOX_MOUNT_POINT}/",
    #"CONTAINER_SANDBOX_MOUNT_POINT)\"#, "CONTAINER_SANDBOX_MOUNT_POINT)/",
  ]
  private static let message = "only HostProcess containers have CONTAINER_SANDBOX_MOUNT_POINT"
  private static let hint = "write the path as the container sees it, or run the pod as a HostProcess pod"
}
