import Diagnostics
import YAML

enum MissingGoverningService: ScopeRule {
  static let about = RuleDescription(
    "K8S122", "missing-governing-service", .info, "A StatefulSet names a Service that the release does not have.",
    explanation: """
      The pods of a StatefulSet get their own names in DNS (`db-0.db.shop.svc.cluster.local`) from the headless Service that `serviceName`
      names. Without that Service the pods run, but none of these names resolves, and members that look for each other by them find
      nobody. Programs that do not look for each other do not miss it.

      Add the Service with `clusterIP: None`, or mend the name. This is looked for only where a whole release is in view.
      """,
    sources: ["kubernetes.io, \"StatefulSets\" (Limitations, Stable Network ID)"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole else { return }
    for object in scope.objects where object.kind == "StatefulSet" && object.group == "apps" {
      guard let name = object.spec["serviceName"]?.string, !name.isEmpty,
        scope.find("Service", named: name, in: object.namespace).isMissing
      else { continue }
      let near = nearestMatch(to: name, among: scope.names(of: "Service"))
      report.add(
        object, ["spec", "serviceName"], "the Service \(GoText.quoted(name)) is not in this release",
        hint: near.map { "did you mean \($0)?" } ?? "add it with clusterIP None")
    }
  }
}
