import CollectorSchemas
import Diagnostics
import YAML

enum UnresolvableEndpoint: CollectorRule {
  static let about = RuleDescription(
    "OTEL045", "unresolvable-endpoint", .error, "A collector on Windows sends to a name that its pod does not resolve.",
    explanation: """
      A Windows pod takes every name with a dot for complete: `NAME.NAMESPACE.svc` is looked up as it stands and not found. Within the
      namespace write the bare name, elsewhere the whole one, `NAME.NAMESPACE.svc.cluster.local`.

      A HostProcess pod asks the node's own servers, which know no names of the cluster at all: `ClusterFirstWithHostNet` does not exist on
      Windows. Give it an address that the node resolves, such as that of a load balancer.

      The collector starts, tries again for some minutes and drops what it could not send.
      """,
    sources: [
      "kubernetes.io, \"Networking on Windows\", DNS limitations", "kubernetes.io, \"DNS for Services and Pods\", Pod's DNS Policy",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.system == .windows else { return }
    let isHostProcess = runtime.pod?.isHostProcess ?? false
    for exporter in collector.components(.exporter) {
      for (path, text) in endpoints(of: exporter.configuration) {
        guard let host = ServiceHost.inCluster(endpoint: text) else { continue }
        if isHostProcess {
          report.add(
            collector, exporter.path + path,
            "the node does not resolve \(host), a name of the cluster, for the HostProcess pod of \(runtime.title)",
            hint: "give an address that the node itself resolves")
        } else if host.hasSuffix(".svc") {
          report.add(
            collector, exporter.path + path, "the Windows pod of \(runtime.title) takes \(host) for a complete name and does not find it",
            hint: "write \(host).cluster.local, or the bare name of a Service in the same namespace")
        }
      }
    }
  }

  /// `endpoint`, `logs_endpoint` and the like, and the items of `endpoints`.
  private static func endpoints(of configuration: YAMLValue) -> [(path: [PathElement], text: String)] {
    (configuration.map?.entries ?? []).flatMap { entry -> [(path: [PathElement], text: String)] in
      if entry.key == "endpoint" || entry.key.hasSuffix("_endpoint"), let text = entry.value.string { return [([.key(entry.key)], text)] }
      guard entry.key == "endpoints", let items = entry.value.list else { return [] }
      return items.enumerated().compactMap { index, item in item.string.map { ([.key(entry.key), .index(index)], $0) } }
    }
  }
}
