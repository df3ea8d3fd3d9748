import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// How many pods there are, and how many at least.
  static let scalingKinds = [
    ObjectKind(PodDisruptionBudget.self) { draft in
      draft.leaveAnnotations()
      let current = draft
      let selector = draft.fields.inside("spec") { spec in spec.inside("selector") { $0.take("matchLabels", current.selector) } }
      guard let selector else { return nil }
      let shown = selector.value.isEmpty ? nil : selector.code
      if let most = draft.fields.inside("spec", { $0.amount("maxUnavailable") }) {
        return Written(
          draft,
          PodDisruptionBudget(
            draft.name.value, component: draft.component?.value, selectorLabels: selector.value, maxUnavailable: most.value),
          [("selectorLabels", shown), ("maxUnavailable", most.code)])
      }
      guard let least = draft.fields.inside("spec", { $0.amount("minAvailable") }) else { return nil }
      return Written(
        draft,
        PodDisruptionBudget(
          draft.name.value, component: draft.component?.value, selectorLabels: selector.value, minAvailable: least.value),
        [("selectorLabels", shown), ("minAvailable", least.code)])
    },
    ObjectKind(HorizontalPodAutoscaler.self) { draft in
      draft.leaveAnnotations()
      let context = draft.context
      let target = draft.fields.inside("spec") { spec in
        spec.take("scaleTargetRef") { Self.target($0, context) }
      }
      guard let target, let most = draft.fields.inside("spec", { $0.number("maxReplicas") }) else { return nil }
      let least = draft.fields.inside("spec") { $0.number("minReplicas") }
      let use = draft.fields.inside("spec") { spec in spec.take("metrics", Self.use) }
      return Written(
        draft,
        HorizontalPodAutoscaler(
          draft.name.value, component: draft.component?.value, target: target.value, minReplicas: least?.value, maxReplicas: most.value,
          cpu: use?.cpu?.value, memory: use?.memory?.value),
        [
          ("target", target.code), ("minReplicas", least?.code), ("maxReplicas", most.code), ("cpu", use?.cpu?.code),
          ("memory", use?.memory?.code),
        ])
    },
  ]

  private static func target(_ value: YAMLValue, _ context: ImportContext) -> Written<HorizontalPodAutoscaler.Target>? {
    guard value.map?.count == 3, value["apiVersion"] == "apps/v1", let name = value["name"]?.string else { return nil }
    switch value["kind"]?.string {
    case Deployment.kind:
      let name = context.name(name)
      return Written(.deployment(name.value), .call(".deployment", name.code))
    case StatefulSet.kind:
      let name = context.name(name, limit: StatefulSet.nameLimit)
      return Written(.statefulSet(name.value), .call(".statefulSet", name.code))
    default: return nil
    }
  }

  private struct Use {
    var cpu: Written<Expr<Int>>?
    var memory: Written<Expr<Int>>?
  }

  /// The metrics, if they are just the use of processor and memory in percent, in this order.
  private static func use(_ value: YAMLValue) -> Use? {
    guard let items = value.list, !items.isEmpty else { return nil }
    var use = Use()
    for item in items {
      guard let name = item["resource"]?["name"]?.string, let percent = item["resource"]?["target"]?["averageUtilization"]?.int,
        item == [
          "type": "Resource",
          "resource": ["name": .string(name), "target": ["type": "Utilization", "averageUtilization": .int(percent)]],
        ]
      else { return nil }
      switch name {
      case "cpu" where use.cpu == nil && use.memory == nil: use.cpu = Written(number: percent)
      case "memory" where use.memory == nil: use.memory = Written(number: percent)
      default: return nil
      }
    }
    return use
  }
}
