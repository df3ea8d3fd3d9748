import Diagnostics
import YAML

enum WritableLogMount: PodRule {
  static let about = RuleDescription(
    "WIN067", "writable-log-mount", .info, "A Windows container may write to the logs of the node's pods.",
    explanation: """
      A log collector reads the folders `C:\\var\\log\\pods` and `C:\\var\\log\\containers` and keeps its positions elsewhere. Mounted
      without `readOnly`, a fault in it can change or delete the logs of all pods on the node.

      Set `readOnly: true` on the mount; Windows supports it.
      """,
    sources: ["https://kubernetes.io/docs/concepts/storage/windows-storage/ (mapped volumes support readOnly)"])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers where !pod.isHostProcess(container) {
      for (index, mount) in (container.value["volumeMounts"]?.list ?? []).enumerated() {
        guard mount["readOnly"] != true, let name = mount["name"]?.string else { continue }
        guard let path = pod.volume(named: name)?.value["hostPath"]?["path"]?.string, isLogs(path) else { continue }
        report.add(
          pod, container, ["volumeMounts", .index(index)], "the mount of \(path) may be written to", hint: "set readOnly: true")
      }
    }
  }

  private static func isLogs(_ path: String) -> Bool {
    guard path.hasBytes("log") else { return false }
    var path = path.lowercased()
    if path.hasPrefix("c:") { path.removeFirst(2) }
    path = String(path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).joined(separator: "/"))
    return path == "var/log/pods" || path == "var/log/containers"
  }
}
