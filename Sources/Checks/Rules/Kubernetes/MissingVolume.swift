import Diagnostics
import YAML

enum MissingVolume: PodRule {
  static let about = RuleDescription(
    "K8S121", "missing-volume", .error, "A container mounts a volume that the pod does not declare.",
    explanation: """
      Every name under `volumeMounts` and `volumeDevices` must be one of the pod's `volumes`; of a StatefulSet the `volumeClaimTemplates`
      count too. The API server refuses other pods, and the objects they are in.

      Declare the volume, or mend its name.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidateVolumeMounts, ValidateVolumeDevices)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isOfKubernetes else { return }
    for container in pod.containers {
      for (field, title) in [("volumeMounts", "volume mount"), ("volumeDevices", "volume device")] {
        for (index, mount) in (container.value[field]?.list ?? []).enumerated() {
          guard let name = mount["name"]?.string, !declares(name, pod) else { continue }
          report.add(
            pod, container, [.key(field), .index(index), "name"],
            "the \(title) \(GoText.quoted(name)) is no volume of the pod", hint: hint(name, pod))
        }
      }
    }
  }

  private static func declares(_ name: String, _ pod: PodView) -> Bool {
    pod.spec["volumes"]?.list?.contains { $0["name"]?.string == name } ?? false
      || claimTemplates(pod).contains { $0["metadata"]?["name"]?.string == name }
  }

  private static func claimTemplates(_ pod: PodView) -> [YAMLValue] {
    pod.object.kind == "StatefulSet" ? pod.object.spec["volumeClaimTemplates"]?.list ?? [] : []
  }

  private static func hint(_ name: String, _ pod: PodView) -> String {
    let volumes = (pod.spec["volumes"]?.list ?? []).compactMap { $0["name"]?.string }
    let names = volumes + claimTemplates(pod).compactMap { $0["metadata"]?["name"]?.string }
    if let near = nearestMatch(to: name, among: names) { return "did you mean \(near)?" }
    return "declare it under volumes"
  }
}
