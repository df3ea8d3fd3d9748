import Diagnostics
import Scheduling
import YAML

enum ServiceWithoutPods: ScopeRule {
  static let about = RuleDescription(
    "K8S103", "service-without-pods", .warning, "A Service selects none of the release's pods.",
    explanation: """
      A Service sends to the pods of its namespace whose labels match its selector. If none match it exists all the same, and refuses every
      connection.

      Compare the selector with the labels of the pod template: those of the Deployment itself do not count. This is looked for only where
      a whole release is in view that has other pods in the same namespace, and no custom resource of which an operator makes pods. A label
      that a pod lacks altogether may be added to it later, so only labels with another value count.
      """,
    sources: ["kubernetes.io, \"Service\" (Defining a Service)"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole, !scope.mayHaveMorePods else { return }
    for service in scope.objects where service.kind == "Service" {
      let namespace = service.namespace
      guard let selector = service.serviceSelector, namespace != "kube-system", scope.hasPods(in: namespace),
        !scope.hasPodsOfUnknownNamespace(besides: namespace),
        !scope.hasPods(of: selector, in: namespace),
        !scope.pods(in: namespace).contains(where: { selector.mayMatch($0.labels) })
      else { continue }
      let (message, related) = nearest(selector, scope.pods(in: namespace))
      report.add(
        service, ["spec", "selector"], "the Service selects no pod of this release" + message, related: related,
        hint: "select by labels of the pod template")
    }
  }

  /// The pod for which the fewest labels are wrong, if some are right.
  private static func nearest(_ selector: LabelSelector, _ pods: some Sequence<PodView>) -> (String, [Finding.Related]) {
    let requirements = selector.requirements ?? []
    var best: (missed: Int, key: String, value: String, pod: PodView)?
    for pod in pods {
      let missed = requirements.filter { !$0.matches(pod.labels[$0.key]?.string) }
      guard missed.count < requirements.count, missed.count < best?.missed ?? .max,
        let wrong = missed.first(where: { pod.labels[$0.key]?.string != nil }), let value = pod.labels[wrong.key]?.string
      else { continue }
      best = (missed.count, wrong.key, value, pod)
    }
    guard let best else { return ("", []) }
    let title = best.pod.object.title
    return (": of \(title), \(best.key) is \(GoText.quoted(best.value))", [.init(title, at: best.pod.place())])
  }
}
