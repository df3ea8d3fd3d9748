import Diagnostics
import YAML

enum FileModes: PodRule {
  static let about = RuleDescription(
    "WIN043", "file-modes", .info, "A volume of a Windows pod asks for file modes.",
    explanation: """
      Windows files have access control lists and no modes. `defaultMode` and `mode` are ignored: a Secret's file is as readable as any
      other in the container, whatever the mode says.

      Remove the modes, or leave them for a specification that Linux pods share. The default, 0644, is not reported, for the API server
      writes it into every object.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/storage/windows-storage/ (DefaultMode)",
      "https://kubernetes.io/docs/concepts/storage/projected-volumes/ (Windows)",
    ])

  static let system: OSName? = .windows

  private static let defaultMode: YAMLValue = 0o644

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for (index, volume) in pod.volumes {
      for type in ["secret", "configMap", "downwardAPI", "projected"] {
        guard let source = volume[type] else { continue }
        check(source, pod, ["volumes", .index(index), .key(type)], &report)
        for (place, part) in (source["sources"]?.list ?? []).enumerated() {
          for entry in part.map?.entries ?? [] {
            check(entry.value, pod, ["volumes", .index(index), .key(type), "sources", .index(place), .key(entry.key)], &report)
          }
        }
      }
    }
  }

  private static func check(_ source: YAMLValue, _ pod: PodView, _ path: [PathElement], _ report: inout RuleReport) {
    if let mode = source["defaultMode"], mode != .null, mode != defaultMode { add(pod, path + ["defaultMode"], &report) }
    for (index, item) in (source["items"]?.list ?? []).enumerated() {
      if let mode = item["mode"], mode != .null, mode != defaultMode { add(pod, path + ["items", .index(index), "mode"], &report) }
    }
  }

  private static func add(_ pod: PodView, _ path: [PathElement], _ report: inout RuleReport) {
    report.add(pod, path, "file modes have no effect on Windows", hint: "remove it")
  }
}
