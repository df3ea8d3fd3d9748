import Diagnostics
import YAML

enum ContradictingFields: ObjectRule {
  static let about = RuleDescription(
    "K8S129", "contradicting-fields", .error, "Fields of an object exclude one another, or one lacks the other that it needs.",
    explanation: """
      Some fields are fine by themselves but not together, and only the API server says so: `rollingUpdate` with the strategy `Recreate`, a
      DaemonSet's `maxSurge` with the default `maxUnavailable` of 1, `minAvailable` with `maxUnavailable` in a PodDisruptionBudget, two
      ports of a Service of which one has no name, and others of the kind.

      The finding names both; remove one of them, or set what is missing.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/apps/validation/validation.go", "kubernetes/kubernetes pkg/apis/batch/validation/validation.go",
      "kubernetes/kubernetes pkg/apis/policy/validation/validation.go",
      "kubernetes/kubernetes pkg/apis/autoscaling/validation/validation.go",
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidateService)",
    ])

  static func check(_ object: ObjectView, _ report: inout RuleReport) {
    switch (object.kind, object.group) {
    case ("Deployment", "apps"): checkDeployment(object, &report)
    case ("DaemonSet", "apps"): checkDaemonSet(object, &report)
    case ("StatefulSet", "apps"): checkStatefulSet(object, &report)
    case ("ReplicaSet", "apps"): checkDeadline(object, &report)
    case ("Job", "batch"): checkJob(object, ["spec"], object.spec, &report)
    case ("CronJob", "batch"): checkCronJob(object, &report)
    case ("PodDisruptionBudget", "policy"): checkBudget(object, &report)
    case ("HorizontalPodAutoscaler", "autoscaling"): checkAutoscaler(object, &report)
    case ("Service", ""): checkService(object, &report)
    default: break
    }
  }

  private static func checkDeployment(_ object: ObjectView, _ report: inout RuleReport) {
    let spec = object.spec
    checkDeadline(object, &report)
    let update = spec["strategy"]?["rollingUpdate"]?.map
    if spec["strategy"]?["type"]?.string == "Recreate" {
      if update != nil {
        report.add(
          object, ["spec", "strategy", "rollingUpdate"], "rollingUpdate excludes the strategy Recreate", hint: "remove rollingUpdate")
      }
    } else if let update, isZero(update["maxSurge"]), isZero(update["maxUnavailable"]) {
      report.add(
        object, ["spec", "strategy", "rollingUpdate", "maxUnavailable"],
        "maxUnavailable and maxSurge are both 0, so that no pod could be replaced",
        hint: "raise one of them")
    }
    let ready = spec["minReadySeconds"]?.int ?? 0
    let progress = spec["progressDeadlineSeconds"]?.int
    if ready >= progress ?? 600 {
      let field = progress == nil ? "minReadySeconds" : "progressDeadlineSeconds"
      report.add(
        object, ["spec", .key(field)],
        "progressDeadlineSeconds \(progress ?? 600)\(progress == nil ? ", the default," : "") must exceed minReadySeconds \(ready)",
        hint: "raise progressDeadlineSeconds above \(ready)")
    }
  }

  private static func checkDaemonSet(_ object: ObjectView, _ report: inout RuleReport) {
    checkDeadline(object, &report)
    guard let strategy = object.spec["updateStrategy"], strategy["type"]?.string ?? "RollingUpdate" == "RollingUpdate",
      let update = strategy["rollingUpdate"]?.map
    else { return }
    let unavailable = update["maxUnavailable"]
    let hasUnavailable = unavailable == nil || unavailable == .null || !isZero(unavailable)
    let hasSurge = update["maxSurge"].map { $0 != .null && !isZero($0) } ?? false
    let path: [PathElement] = ["spec", "updateStrategy", "rollingUpdate"]
    if hasSurge, hasUnavailable {
      let isDefault = unavailable == nil || unavailable == .null
      report.add(
        object, path + ["maxSurge"], "maxSurge excludes maxUnavailable\(isDefault ? ", whose default is 1" : "")",
        hint: "set maxUnavailable to 0")
    } else if !hasSurge, !hasUnavailable {
      report.add(
        object, path + ["maxUnavailable"], "maxUnavailable and maxSurge are both 0, so that no pod could be replaced",
        hint: "raise one of them")
    }
  }

  private static func checkStatefulSet(_ object: ObjectView, _ report: inout RuleReport) {
    checkDeadline(object, &report)
    guard let strategy = object.spec["updateStrategy"], strategy["type"]?.string == "OnDelete", strategy["rollingUpdate"]?.map != nil else {
      return
    }
    report.add(
      object, ["spec", "updateStrategy", "rollingUpdate"], "rollingUpdate excludes the strategy OnDelete", hint: "remove rollingUpdate")
  }

  /// Pods that run on have no deadline.
  private static func checkDeadline(_ object: ObjectView, _ report: inout RuleReport) {
    guard let deadline = object.spec["template"]?["spec"]?["activeDeadlineSeconds"], deadline != .null else { return }
    report.add(
      object, ["spec", "template", "spec", "activeDeadlineSeconds"], "the pods of a \(object.kind) can have no activeDeadlineSeconds",
      hint: "remove it, or use a Job")
  }

  private static func checkJob(_ object: ObjectView, _ path: [PathElement], _ spec: YAMLMap, _ report: inout RuleReport) {
    if spec["completionMode"]?.string == "Indexed", spec["completions"] ?? .null == .null {
      report.add(
        object, path + ["completionMode"], "completionMode Indexed needs completions", hint: "set completions to the number of indexes")
    }
  }

  private static func checkCronJob(_ object: ObjectView, _ report: inout RuleReport) {
    guard let spec = object.spec["jobTemplate"]?["spec"]?.map else { return }
    let path: [PathElement] = ["spec", "jobTemplate", "spec"]
    checkJob(object, path, spec, &report)
    if let selector = spec["selector"], selector != .null {
      report.add(object, path + ["selector"], "the selector of a CronJob's Jobs is generated, and cannot be set", hint: "remove it")
    }
    if spec["manualSelector"]?.bool == true {
      report.add(object, path + ["manualSelector"], "the selector of a CronJob's Jobs is generated, and cannot be set", hint: "remove it")
    }
  }

  private static func checkBudget(_ object: ObjectView, _ report: inout RuleReport) {
    guard object.spec["minAvailable"] ?? .null != .null, object.spec["maxUnavailable"] ?? .null != .null else { return }
    report.add(object, ["spec", "maxUnavailable"], "maxUnavailable excludes minAvailable", hint: "remove one of them")
  }

  private static func checkAutoscaler(_ object: ObjectView, _ report: inout RuleReport) {
    guard let most = object.spec["maxReplicas"]?.int, let least = object.spec["minReplicas"]?.int, least > most else { return }
    report.add(
      object, ["spec", "minReplicas"], "minReplicas \(least) is above maxReplicas \(most)", hint: "lower it, or raise maxReplicas")
  }

  private static func checkService(_ object: ObjectView, _ report: inout RuleReport) {
    guard let ports = object.value["spec"]?["ports"]?.list, ports.count > 1 else { return }
    for (index, port) in ports.enumerated() where port.map != nil && port["name"]?.string ?? "" == "" {
      report.add(
        object, ["spec", "ports", .index(index)], "a port without a name excludes other ports beside it", hint: "give every port a name")
    }
  }

  /// 0 or 0%.
  private static func isZero(_ value: YAMLValue?) -> Bool { value == 0 || value == "0%" }
}
