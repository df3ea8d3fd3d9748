import Scheduling
import YAML

extension PodView {
  /// Whether one of the taints keeps the pod off; those that only ask to be avoided do not.
  func isKeptOff(by taints: [Taint]) -> Bool {
    taints.contains { ($0.effect == "NoSchedule" || $0.effect == "NoExecute") && !tolerates($0) }
  }

  /// By its own tolerations, and those that a RuntimeClass in view adds.
  func tolerates(_ taint: Taint) -> Bool {
    (spec["tolerations"]?.list ?? []).contains { Self.tolerates($0, taint) }
      || (runtimeClass.scheduling?["tolerations"]?.list ?? []).contains { Self.tolerates($0, taint) }
  }

  /// Source: kubernetes/kubernetes staging/src/k8s.io/api/core/v1/toleration.go, ToleratesTaint.
  static func tolerates(_ toleration: YAMLValue, _ taint: Taint) -> Bool {
    if let effect = toleration["effect"]?.string, !effect.isEmpty, effect != taint.effect { return false }
    if let key = toleration["key"]?.string, !key.isEmpty, key != taint.key { return false }
    switch toleration["operator"]?.string ?? "" {
    case "", "Equal": return (toleration["value"]?.string ?? "") == taint.value
    case "Exists": return true
    default: return false
    }
  }
}
