import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// What runs pods without end.
  static let workloadKinds = [daemonSet, deployment, statefulSet] + jobKinds + scalingKinds

  private static let daemonSet = ObjectKind(DaemonSet.self) { draft in
    guard let workload = Workload(&draft) else { return nil }
    let unavailable = draft.fields.inside("spec") { spec in
      spec.inside("updateStrategy") { strategy -> Written<Expr<IntOrString>>? in
        guard strategy["type"] == "RollingUpdate", let amount = strategy.inside("rollingUpdate", { $0.amount("maxUnavailable") }) else {
          return nil
        }
        strategy.drop("type")
        return amount
      }
    }
    let done = draft
    func make(_ pod: some SomePod) -> DaemonSet {
      DaemonSet(
        done.name.value, component: done.component?.value, selectorLabels: workload.selector.value, maxUnavailable: unavailable?.value,
        annotations: done.annotations?.value ?? [], pod: pod.pod)
    }
    return Written(
      draft, make(workload.pod.value), [("selectorLabels", workload.selectorCode), ("maxUnavailable", unavailable?.code)],
      tail: [("pod", workload.pod.code)])
  }

  private static let deployment = ObjectKind(Deployment.self) { draft in
    guard let workload = Workload(&draft) else { return nil }
    let replicas = draft.fields.inside("spec") { $0.number("replicas") }
    let history = draft.fields.inside("spec") { $0.number("revisionHistoryLimit") }
    let strategy = draft.fields.inside("spec") { spec in spec.inside("strategy", Self.strategy) }
    let done = draft
    func make(_ pod: some SomePod) -> Deployment {
      Deployment(
        done.name.value, component: done.component?.value, replicas: replicas?.value, strategy: strategy?.value,
        selectorLabels: workload.selector.value, revisionHistoryLimit: history?.value, annotations: done.annotations?.value ?? [],
        pod: pod.pod)
    }
    return Written(
      draft, make(workload.pod.value),
      [
        ("replicas", replicas?.code), ("strategy", strategy?.code), ("selectorLabels", workload.selectorCode),
        ("revisionHistoryLimit", history?.code),
      ], tail: [("pod", workload.pod.code)])
  }

  private static func strategy(_ fields: inout Fields) -> Written<DeploymentStrategy>? {
    switch fields["type"]?.string {
    case "Recreate":
      fields.drop("type")
      return Written(.recreate, .text(".recreate"))
    case "RollingUpdate":
      fields.drop("type")
      let surge = fields.inside("rollingUpdate") { $0.amount("maxSurge") }
      let unavailable = fields.inside("rollingUpdate") { $0.amount("maxUnavailable") }
      return Written(
        .rollingUpdate(maxSurge: surge?.value, maxUnavailable: unavailable?.value),
        .call(".rollingUpdate", [("maxSurge", surge?.code), ("maxUnavailable", unavailable?.code)]))
    default: return nil
    }
  }

  private static let statefulSet = ObjectKind(StatefulSet.self) { draft in
    guard let workload = Workload(&draft) else { return nil }
    let context = draft.context
    let service = draft.fields.inside("spec") { spec in spec.take("serviceName") { $0.string.map { context.name($0) } } }
    guard let service else { return nil }
    let replicas = draft.fields.inside("spec") { $0.number("replicas") }
    let management = draft.fields.inside("spec") {
      $0.choice("podManagementPolicy", [("orderedReady", PodManagementPolicy.orderedReady), ("parallel", .parallel)])
    }
    let claims = draft.fields.inside("spec") { $0.each("volumeClaimTemplates", Self.claim) }
    let done = draft
    func make(_ pod: some SomePod) -> StatefulSet {
      StatefulSet(
        done.name.value, component: done.component?.value, serviceName: service.value, replicas: replicas?.value,
        podManagementPolicy: management?.value, volumeClaims: (claims ?? []).map(\.value), selectorLabels: workload.selector.value,
        annotations: done.annotations?.value ?? [], pod: pod.pod)
    }
    return Written(
      draft, make(workload.pod.value),
      [
        ("serviceName", service.code), ("replicas", replicas?.code), ("podManagementPolicy", management?.code),
        ("volumeClaims", claims.map { .list($0.map(\.code)) }), ("selectorLabels", workload.selectorCode),
      ], tail: [("pod", workload.pod.code)])
  }

  /// A claim whose every field has a typed form; nil for others, which are added as they are.
  private static func claim(_ yaml: YAMLValue) -> Written<VolumeClaimTemplate>? {
    guard yaml.map?.count == 2, yaml["metadata"]?.map?.count == 1, let name = yaml["metadata"]?["name"]?.string,
      let spec = yaml["spec"]?.map,
      spec["resources"]?.map?.count == 1, spec["resources"]?["requests"]?.map?.count == 1,
      let storage = spec["resources"]?["requests"]?["storage"]?.string
    else { return nil }
    var fields = Fields(spec)
    fields.drop("resources")
    let modes: [(String, AccessMode)] = [
      ("readWriteOnce", .readWriteOnce), ("readOnlyMany", .readOnlyMany), ("readWriteMany", .readWriteMany),
      ("readWriteOncePod", .readWriteOncePod),
    ]
    let taken = fields.each("accessModes") { item in
      modes.first { $0.1.rawValue == item.string }.map { Written($0.1, .text("." + $0.0)) }
    }
    let storageClass = fields.text("storageClassName")
    guard let taken, fields.isEmpty else { return nil }
    return Written(
      VolumeClaimTemplate(name, storage: Expr(.string(storage)), accessModes: taken.map(\.value), storageClass: storageClass?.value),
      .call(
        "VolumeClaimTemplate",
        [
          (nil, .text(SwiftLiteral.line(name))), ("storage", .text(SwiftLiteral.line(storage))), ("accessModes", .list(taken.map(\.code))),
          ("storageClass", storageClass?.code),
        ]))
  }
}
