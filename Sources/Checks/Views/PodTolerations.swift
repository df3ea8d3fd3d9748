import Scheduling
import YAML

extension PodView {
  /// Whether one of the taints keeps the pod off; those that only ask to be avoided do not.
  func isKeptOff(by taints: [Taint]) -> Bool { taints.contains { $0.keepsOff && !tolerates($0) } }

  /// By its own tolerations, and those that a RuntimeClass in view adds.
  func tolerates(_ taint: Taint) -> Bool {
    (spec["tolerations"]?.list ?? []).contains { Self.tolerates($0, taint) }
      || (runtimeClassUse.scheduling?["tolerations"]?.list ?? []).contains { Self.tolerates($0, taint) }
  }

  static func tolerates(_ toleration: YAMLValue, _ taint: Taint) -> Bool {
    let toleration = Toleration(
      key: toleration["key"]?.string ?? "", operator: toleration["operator"]?.string ?? "", value: toleration["value"]?.string ?? "",
      effect: toleration["effect"]?.string ?? "")
    return toleration.tolerates(taint)
  }
}
