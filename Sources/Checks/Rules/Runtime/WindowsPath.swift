import Diagnostics
import YAML

enum WindowsPath: PodRule {
  static let about = RuleDescription(
    "WIN084", "windows-path", .warning, "A Linux pod has a Windows path.",
    explanation: """
      Linux knows no drives and no named pipes. A host path `C:\\logs` does not exist on a Linux node, and a mount at `C:\\logs` becomes a
      folder of that odd name in the container's root, where no program looks.

      Write the path that Linux has, or place the pod on Windows nodes.
      """,
    sources: ["https://kubernetes.io/docs/concepts/windows/intro/ (API compatibility, file paths)"])

  static let system: OSName? = .linux

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in (pod.spec["volumes"]?.list ?? []).enumerated() {
      check(volume["hostPath"]?["path"], pod, nil, ["volumes", .index(index), "hostPath", "path"], &report)
    }
    for container in pod.containers {
      for (index, mount) in (container.value["volumeMounts"]?.list ?? []).enumerated() {
        check(mount["mountPath"], pod, container, ["volumeMounts", .index(index), "mountPath"], &report)
      }
      check(container.value["workingDir"], pod, container, ["workingDir"], &report)
    }
  }

  private static func check(
    _ value: YAMLValue?, _ pod: PodView, _ container: ContainerView?, _ path: @autoclosure () -> [PathElement], _ report: inout RuleReport
  ) {
    guard let text = value?.string, text.isWindowsPath else { return }
    let message = "\(text) is a path of Windows, but the pod is for Linux nodes"
    let hint = "write the path that Linux has, or place the pod on Windows nodes"
    if let container {
      report.add(pod, container, path(), message, hint: hint)
    } else {
      report.add(pod, path(), message, hint: hint)
    }
  }
}
