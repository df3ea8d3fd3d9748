import Diagnostics
import YAML

enum PartialServiceName: PodRule {
  static let about = RuleDescription(
    "WIN038", "partial-service-name", .warning, "A Windows container is given a Service's name that Windows does not complete.",
    explanation: """
      Windows takes every name with a dot for a complete one and has one DNS suffix, the pod's own namespace. `name.namespace.svc` and
      `kubernetes.default`, which Linux completes, do not resolve in a Windows pod.

      Write the whole name (`name.namespace.svc.cluster.local`), or the bare name of a Service in the same namespace. The rule reads
      environment variables, commands and arguments, and there only URLs and texts of the form `host:port`.
      """,
    sources: ["https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows"])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers where !pod.isHostProcess(container) {
      for (index, variable) in (container.value["env"]?.list ?? []).enumerated() {
        if let text = variable["value"]?.string { check(text, pod, container, ["env", .index(index), "value"], &report) }
      }
      for key in ["command", "args"] {
        for (index, item) in (container.value[key]?.list ?? []).enumerated() {
          if let text = item.string { check(text, pod, container, [.key(key), .index(index)], &report) }
        }
      }
    }
  }

  private static func check(
    _ text: String, _ pod: PodView, _ container: ContainerView, _ path: [PathElement], _ report: inout RuleReport
  ) {
    guard text.hasBytes(".svc") || text.hasBytes("kubernetes.default"), let host = ServiceHost.partial(in: text) else { return }
    let whole = host.hasSuffix(".svc") ? host : host + ".svc"
    report.add(
      pod, container, path, "\(host) does not resolve on Windows, which does not complete names with dots",
      hint: "write \(whole).cluster.local, or your cluster's domain")
  }
}
