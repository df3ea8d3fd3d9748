import Diagnostics
import YAML

enum HugePages: PodRule {
  static let about = RuleDescription(
    "WIN045", "huge-pages", .error, "A Windows pod asks for huge pages.",
    explanation: """
      Huge pages are not implemented for Windows containers, and Windows nodes offer none. A pod that requests them stays Pending.

      Remove the `hugepages-…` resources and the volumes whose medium is `HugePages`.
      """,
    sources: ["https://kubernetes.io/docs/concepts/windows/intro/ (Compatibility and limitations)"])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      guard let resources = container.value["resources"] else { continue }
      for list in ["limits", "requests"] {
        for entry in resources[list]?.map?.entries ?? [] where entry.key.hasPrefix("hugepages-") && asks(entry.value) {
          report.add(
            pod, container, ["resources", .key(list), .key(entry.key)], "Windows nodes have no huge pages", hint: "remove it")
        }
      }
    }
    for (index, volume) in pod.volumes {
      guard let medium = volume["emptyDir"]?["medium"]?.string, medium.hasPrefix("HugePages") else { continue }
      report.add(
        pod, ["volumes", .index(index), "emptyDir", "medium"], "Windows nodes have no huge pages", hint: "remove it")
    }
  }

  private static func asks(_ quantity: YAMLValue) -> Bool { quantity != 0 && quantity != "0" && quantity != .null }
}
