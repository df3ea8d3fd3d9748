import Diagnostics
import YAML

enum HostIPC: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN002", "host-ipc", .error, "A Windows pod shares the host's IPC namespace.",
    explanation: """
      Windows has no IPC namespaces that a pod could share with its host. The API server refuses `hostIPC: true` on a pod whose `os.name`
      is `windows`; without `os.name` the field has no effect.

      Remove it. A pod that must talk to services of its host runs as a HostProcess pod, or mounts their named pipe.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)",
      "kubernetes/api core/v1/types.go (PodSpec.OS)",
    ])

  static let podFields = [["hostIPC"]]
  static let hint = "remove it; to talk to services of the host, mount their named pipe or run as a HostProcess pod"

  static func isRefused(_ value: YAMLValue) -> Bool { value == true }
}
