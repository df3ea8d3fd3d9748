import CollectorSchemas
import Foundation
import TestSupport
import Testing
import YAML

/// What promtool makes of every target of the made-up cluster, job by job.
///
/// A line is a target that is scraped, with its labels; one that begins with a hyphen is dropped. Write them anew with `make golden`.
@Suite struct RelabelingGoldenTests {
  @Test func oneCollectorAndProxies() throws {
    let plan = PlanCase(exporter: .proxy, nodeCollectors: [], isHostProcess: false, shards: 0)
    let labels: YAMLMap = ["nodeLabels": ["topology.kubernetes.io/zone", "kubernetes.azure.com/agentpool"]]
    try compare(plan, PlanChart.everything.overridden(by: labels), collectors: ["central-0"], with: "central-proxy")
  }

  @Test func collectorsOnAllNodes() throws {
    let plan = PlanCase(exporter: .hostNetwork, nodeCollectors: [.linux, .windows], isHostProcess: true, shards: 2)
    let shop: YAMLMap = ["applications": ["namespaces": ["shop"]]]
    try compare(plan, PlanChart.everything.overridden(by: shop), collectors: ["central-1", "lin-6", "win-1"], with: "node-collectors")
  }

  /// Own addresses are no use here: the node's labels come through discovery.
  @Test func hostProcessesWithNodeLabels() throws {
    let plan = PlanCase(exporter: .aksManaged, nodeCollectors: [.windows], isHostProcess: true, shards: 0)
    let settings: YAMLMap = ["nodeLabels": ["kubernetes.azure.com/agentpool"], "applications": ["pods": true, "services": false]]
    try compare(plan, settings, collectors: ["central-0", "win-2"], with: "host-process-labels")
  }

  /// The job's label is the same for both, whatever the jobs are called.
  @Test func severalStrategies() throws {
    let plan = PlanCase(exporter: .mixed, nodeCollectors: [], isHostProcess: false, shards: 0)
    try compare(plan, [:], collectors: ["central-0"], with: "several-strategies")
  }

  private func compare(_ plan: PlanCase, _ scrape: YAMLMap, collectors: [String], with name: String) throws {
    let texts = try plan.configurations(scrape)
    let request = collectors.map { YAMLMap.Entry(key: $0, value: .string(texts[$0] ?? "")) }
    let text = try #require(try ScrapeTool.ask("relabel", .map(YAMLMap(request))).string)
    let file = Project.path("Tests/ScrapingTests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" { try text.write(toFile: file, atomically: true, encoding: .utf8) }
    let golden = try String(contentsOfFile: file, encoding: .utf8)
    let (found, expected) = (text.split(separator: "\n"), golden.split(separator: "\n"))
    let difference = found.difference(from: expected).map { change in
      switch change {
      case .insert(_, let line, _): "new: \(line)"
      case .remove(_, let line, _): "gone: \(line)"
      }
    }
    #expect(
      difference.isEmpty, "\(name) differs from its golden file; read this, then `make golden`:\n\(difference.joined(separator: "\n"))")
  }
}
