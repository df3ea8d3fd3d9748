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

  private struct Workload {
    var object: ObjectView
    var pod: PodView
    /// Of the release where none is written.
    var namespace: String?
    var labels: YAMLMap
    var selector: LabelSelector
  }

  private struct Label: Hashable {
    var namespace: String?
    var key: String
    var value: String
  }

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    var workloads: [Workload] = []
    // Which workloads' pods carry a label.
    var carriers: [Label: [Int]] = [:]
    for pod in scope.pods {
      guard let selector = pod.object.podSelector, selector.requirements?.isEmpty == false else { continue }
      let namespace = scope.namespace(pod.namespace)
      for entry in pod.labels.entries {
        guard let value = entry.value.string else { continue }
        carriers[Label(namespace: namespace, key: entry.key, value: value), default: []].append(workloads.count)
      }
      workloads.append(Workload(object: pod.object, pod: pod, namespace: namespace, labels: pod.labels, selector: selector))
    }
    guard workloads.count > 1 else { return }
    for (index, workload) in workloads.enumerated() {
      guard let candidates = candidates(workload, carriers) else { continue }
      let other = candidates.first { other in
        other < index && workload.selector.matches(workloads[other].labels) && workloads[other].selector.matches(workload.labels)
          && !isSame(workload.object, workloads[other].object)
      }
      guard let other else { continue }
      let first = workloads[other].object
      report.add(
        workload.object, ["spec", "selector"], "\(workload.object.title) and \(first.title) select each other's pods",
        severity: neverMeet(workload, workloads[other]) ? .info : nil,
        related: [.init("the selector of \(first.title)", at: first.place(["spec", "selector"]))],
        hint: "give each a label of its own in its selector and its pod template")
    }
  }

  /// The workloads whose pods carry the rarest label that the selector wants; nil if it wants no certain one.
  private static func candidates(_ workload: Workload, _ carriers: [Label: [Int]]) -> [Int]? {
    var fewest: [Int]?
    for requirement in workload.selector.requirements ?? [] where requirement.operator == .isIn && requirement.values.count == 1 {
      let label = Label(namespace: workload.namespace, key: requirement.key, value: requirement.values[0])
      let found = carriers[label] ?? []
      if found.count < fewest?.count ?? .max { fewest = found }
    }
    return fewest
  }

  /// Whether they are DaemonSets for nodes of different systems, whom their shared labels trouble little.
  private static func neverMeet(_ left: Workload, _ right: Workload) -> Bool {
    guard left.object.kind == "DaemonSet", right.object.kind == "DaemonSet" else { return false }
    guard let system = left.pod.system.placement?.name, let other = right.pod.system.placement?.name else { return false }
    return system != other
  }

  /// The same object twice is another rule's.
  private static func isSame(_ left: ObjectView, _ right: ObjectView) -> Bool {
    left.kind == right.kind && left.group == right.group && left.name == right.name
  }
}
