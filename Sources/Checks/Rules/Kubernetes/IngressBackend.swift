import Diagnostics
import YAML

enum IngressBackend: ScopeRule {
  static let about = RuleDescription(
    "K8S130", "ingress-backend", .warning, "An Ingress sends to a Service, or to a port of one, that is not there.",
    explanation: """
      An Ingress is accepted whatever its backends are; its controller answers with 503 where the Service does not exist, or has no port
      of that name or number. The port is the Service's own (`port`), not the container's (`targetPort`).

      Mend the name or the port. A port is checked wherever the Service is in view, a missing Service only in whole releases.
      """,
    sources: ["kubernetes.io, \"Ingress\" (Resource backends, Default backend)", "kubernetes/api networking/v1/types.go"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for ingress in scope.objects where ingress.kind == "Ingress" && ingress.group == "networking.k8s.io" {
      let spec = ingress.spec
      check(spec["defaultBackend"], { ["spec", "defaultBackend"] }, of: ingress, scope, &report)
      for (rule, value) in (spec["rules"]?.list ?? []).enumerated() {
        for (path, entry) in (value["http"]?["paths"]?.list ?? []).enumerated() {
          check(
            entry["backend"], { ["spec", "rules", .index(rule), "http", "paths", .index(path), "backend"] }, of: ingress, scope, &report)
        }
      }
    }
  }

  private static func check(
    _ backend: YAMLValue?, _ path: () -> [PathElement], of ingress: ObjectView, _ scope: ScopeView, _ report: inout RuleReport
  ) {
    guard let target = backend?["service"], let name = target["name"]?.string else { return }
    // Controllers of AWS take this for an action that an annotation describes.
    // Source: kubernetes-sigs/aws-load-balancer-controller docs/guide/ingress/annotations.md.
    guard target["port"]?["name"]?.string != "use-annotation" else { return }
    switch scope.find("Service", named: name, in: ingress.namespace) {
    case .undecided: break
    case .missing:
      guard scope.isWhole else { return }
      let near = nearestMatch(to: name, among: scope.names(of: "Service"))
      report.add(
        ingress, path() + ["service", "name"], "the Service \(GoText.quoted(name)) is not in this release",
        hint: near.map { "did you mean \($0)?" } ?? "name a Service of the release")
    case .found(let service):
      guard service.spec["type"]?.string != "ExternalName", let ports = service.spec["ports"]?.list else { return }
      if let number = target["port"]?["number"]?.int, !ports.contains(where: { $0["port"]?.int == number }) {
        let behind = ports.contains { $0["targetPort"]?.int == number }
        report.add(
          ingress, path() + ["service", "port", "number"],
          "the \(service.title) has no port \(number)" + (behind ? ": that is its targetPort" : ""),
          related: [.init("its ports", at: service.place(["spec", "ports"]))], hint: hint(ports))
      } else if let port = target["port"]?["name"]?.string, !ports.contains(where: { $0["name"]?.string == port }) {
        report.add(
          ingress, path() + ["service", "port", "name"], "the \(service.title) has no port named \(GoText.quoted(port))",
          related: [.init("its ports", at: service.place(["spec", "ports"]))],
          hint: nearestMatch(to: port, among: ports.compactMap { $0["name"]?.string }).map { "did you mean \($0)?" } ?? hint(ports))
      }
    }
  }

  private static func hint(_ ports: [YAMLValue]) -> String? {
    let known = ports.compactMap { port in port["port"]?.int.map { "\($0)" + (port["name"]?.string.map { " (\($0))" } ?? "") } }
    return known.isEmpty ? nil : "it has " + known.joined(separator: ", ")
  }
}
