import Diagnostics
import YAML

enum HostPID: ForbiddenFieldRule {
  static let about = RuleDescription(
    "WIN001", "host-pid", .error, "A Windows pod shares the host's process namespace.",
    explanation: """
      Windows has no process namespaces that a pod could share with its host. The API server refuses `hostPID: true` on a pod whose
      `os.name` is `windows`; without `os.name` the field has no effect.

      Remove it. A pod that must see the host's processes, as an exporter does, runs as a HostProcess pod.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindows)"])

  static let podFields = [["hostPID"]]
  static let hint = "remove it; a HostProcess pod sees the host's processes without it"

  static func isRefused(_ value: YAMLValue) -> Bool { value == true }
}
