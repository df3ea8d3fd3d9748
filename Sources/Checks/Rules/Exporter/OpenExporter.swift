import Diagnostics
import Scheduling
import YAML

enum OpenExporter: ScopeRule {
  static let about = RuleDescription(
    "EXP008", "open-exporter", .info, "Whoever reaches the node can read windows_exporter's metrics.",
    explanation: """
      On the node's network the exporter answers anybody who reaches the node's address: services and processes by name, versions, addresses, what the
      node is doing. A NetworkPolicy does not hold pods on the node's network with most network plugins.

      Give it `--web.config.file` with TLS and basic authentication, narrow the firewall's rule with `-RemoteAddress`, or have it listen on an
      address that only the scraper reaches. This is information only: many networks are closed already.
      """,
    sources: [
      "prometheus/exporter-toolkit docs/web-configuration.md",
      "kubernetes.io, \"Network Policies\" (hostNetwork pods)",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for exporter in ExporterView.exporters(in: scope) {
      let isOnHost = exporter.isHostProcess || exporter.pod.spec["hostNetwork"]?.bool == true
      guard isOnHost, exporter.pod.system.name != .linux, !exporter.arguments.arguments.isEmpty || exporter.container.value["args"] == nil,
        exporter.arguments["web.config.file"] == nil, exporter.arguments["web.config"] == nil, !listensLocally(exporter),
        !narrowsFirewall(exporter.pod), !isInPolicy(exporter.pod, scope),
        ExporterConfiguration(of: exporter, in: scope)?.text("web.config.file") == nil
      else { continue }
      report.add(
        exporter.pod, exporter.container, [], "\(exporter.container.title) serves the node's metrics to whoever reaches the node",
        hint: "give it --web.config.file, or narrow the firewall's rule with -RemoteAddress")
    }
  }

  private static func listensLocally(_ exporter: ExporterView) -> Bool {
    let listens = exporter.arguments.arguments.filter { $0.name == "web.listen-address" }.compactMap(\.value)
    return !listens.isEmpty && listens.allSatisfy { $0.hasPrefix("127.0.0.1:") || $0.hasPrefix("localhost:") || $0.hasPrefix("[::1]:") }
  }

  /// By a container before the exporter, or a hook of it.
  private static func narrowsFirewall(_ pod: PodView) -> Bool {
    pod.containers.contains { container in
      let hook = container.value["lifecycle"]?["postStart"]?["exec"]?["command"]?.list?.compactMap(\.string) ?? []
      return ((container.texts("command") + container.texts("args")).map(\.text) + hook).contains { word in
        let text = word.lowercased()
        return text.hasBytes("-remoteaddress") || text.hasBytes("remoteip=")
      }
    }
  }

  private static func isInPolicy(_ pod: PodView, _ scope: ScopeView) -> Bool {
    scope.objects.contains { object in
      guard object.kind == "NetworkPolicy", scope.namespace(object.namespace) == scope.namespace(pod.namespace) else { return false }
      guard let selector = try? LabelSelector(object.spec["podSelector"]) else { return false }
      return selector.matches(pod.labels)
    }
  }
}
