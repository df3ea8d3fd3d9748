import Diagnostics
import Scheduling
import YAML

enum OverlappingSelectors: ScopeRule {
  static let about = RuleDescription(
    "K8S101", "overlapping-selectors", .warning, "Two workloads of a namespace select each other's pods.",
    explanation: """
      A selector is what tells a workload's pods from all others. Where two workloads select each other's pods, controllers still keep to
      the pods that they own, but all else that goes by the selector takes both for one: a HorizontalPodAutoscaler counts the other's
      load, and two of them stop scaling; a PodDisruptionBudget guards the wrong pods, Services and `kubectl logs` reach both. Pods that
      lose their owner are adopted by either.

      It happens where one set of labels serves a chart's Linux and Windows workloads alike. Give each a label of its own, such as
      `app.kubernetes.io/component`, in its selector and its pod template. A selector cannot be changed later without deleting the
      workload. Two DaemonSets for different systems are information only: nothing scales them, and no node runs both.
      """,
    sources: [
      "kubernetes.io, \"Deployments\" (Selector)",
      "kubernetes/kubernetes pkg/controller/podautoscaler/horizontal.go (AmbiguousSelector)",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.pods.count > 1 else { return }
    // Of each pod, what its workload selects.
    let selectors = scope.pods.map { pod in pod.object.podSelector.flatMap { $0.requirements?.isEmpty == false ? $0 : nil } }
    for (position, selector) in selectors.enumerated() {
      guard let selector else { continue }
      let pod = scope.pods[position]
      let other = scope.positions(of: selector, in: pod.namespace).first { other in
        other < position && selectors[other]?.matches(pod.labels) == true && !isSame(pod.object, scope.pods[other].object)
      }
      guard let other else { continue }
      let first = scope.pods[other].object
      report.add(
        pod.object, ["spec", "selector"], "\(pod.object.title) and \(first.title) select each other's pods",
        severity: neverMeet(pod, scope.pods[other]) ? .info : nil,
        related: [.init("the selector of \(first.title)", at: first.place(["spec", "selector"]))],
        hint: "give each a label of its own in its selector and its pod template")
    }
  }

  /// Whether they are of DaemonSets for nodes of different systems, whom their shared labels trouble little.
  private static func neverMeet(_ left: PodView, _ right: PodView) -> Bool {
    guard left.object.kind == "DaemonSet", right.object.kind == "DaemonSet" else { return false }
    guard let system = left.system.placement?.name, let other = right.system.placement?.name else { return false }
    return system != other
  }

  /// The same object twice is another rule's.
  private static func isSame(_ left: ObjectView, _ right: ObjectView) -> Bool {
    left.kind == right.kind && left.group == right.group && left.name == right.name
  }
}
