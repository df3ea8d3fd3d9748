import Diagnostics
import Scheduling
import YAML

enum MissingScaleTarget: ScopeRule {
  static let about = RuleDescription(
    "K8S120", "missing-scale-target", .warning, "An autoscaler or disruption budget is for a workload that the release does not have.",
    explanation: """
      A HorizontalPodAutoscaler whose `scaleTargetRef` leads nowhere scales nothing, and a PodDisruptionBudget whose selector matches no
      pods guards nothing. Neither says so but in its status.

      Mend the name, the kind or the selector. This is looked for only where a whole release is in view that has no custom resource of
      which an operator makes pods.
      """,
    sources: ["kubernetes.io, \"Horizontal Pod Autoscaling\"", "kubernetes.io, \"Specifying a Disruption Budget for your Application\""])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole, scope.objects.contains(where: { isAutoscaler($0) || isBudget($0) }), !scope.mayHaveMorePods else { return }
    for object in scope.objects {
      if isAutoscaler(object) { checkAutoscaler(object, scope, &report) }
      if isBudget(object) { checkBudget(object, scope, &report) }
    }
  }

  private static func isAutoscaler(_ object: ObjectView) -> Bool {
    object.kind == "HorizontalPodAutoscaler" && object.group == "autoscaling"
  }

  private static func isBudget(_ object: ObjectView) -> Bool { object.kind == "PodDisruptionBudget" && object.group == "policy" }

  private static func checkAutoscaler(_ object: ObjectView, _ scope: ScopeView, _ report: inout RuleReport) {
    guard let target = object.spec["scaleTargetRef"], let kind = target["kind"]?.string, let name = target["name"]?.string,
      let version = target["apiVersion"]?.string, let slash = version.firstIndex(of: "/"),
      scope.find(kind, group: String(version[..<slash]), named: name, in: object.namespace).isMissing
    else { return }
    let near = nearestMatch(to: name, among: scope.names(of: kind, group: String(version[..<slash])))
    report.add(
      object, ["spec", "scaleTargetRef", "name"], "the \(kind) \(GoText.quoted(name)) is not in this release",
      hint: near.map { "did you mean \($0)?" } ?? "name a workload of the release, or remove the autoscaler")
  }

  private static func checkBudget(_ object: ObjectView, _ scope: ScopeView, _ report: inout RuleReport) {
    let namespace = object.namespace
    guard let value = object.spec["selector"], let selector = try? LabelSelector(value), selector.requirements?.isEmpty == false,
      scope.hasPods(in: namespace), !scope.hasPodsOfUnknownNamespace(besides: namespace),
      !scope.pods(in: namespace).contains(where: { selector.mayMatch($0.labels) })
    else { return }
    report.add(
      object, ["spec", "selector"], "the PodDisruptionBudget selects no pod of this release", hint: "select by labels of a pod template")
  }
}
