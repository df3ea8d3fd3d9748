import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus
import Testing
import WindowsMonitoring
import YAML

/// Which rights and variables a collector needs.
@Suite struct ScrapePermissionsTests {
  /// `resource: verbs` of the roles that a collector gets.
  private func rights(_ plan: PlanCase, of collector: ScrapingCollector, _ scrape: YAMLMap = [:]) throws -> [String: [String]] {
    let objects = try PlanChart.render(["scrape": .map(scrape)]) { settings in
      let permissions = plan.plan(settings).permissions(of: collector)
      If(permissions.cluster.areNeeded) { ClusterRole("cluster", rules: permissions.cluster) }
      If(permissions.release.areNeeded) { Role("release", rules: permissions.release) }
    }
    return Dictionary(
      uniqueKeysWithValues: objects.map { object in
        (
          object["kind"]?.string ?? "",
          object["rules"]?.list?.map { rule in
            func words(_ key: String) -> String { rule[key]?.list?.compactMap(\.string).joined(separator: ",") ?? "" }
            return "\(words("apiGroups"))/\(words("resources")): \(words("verbs"))"
          } ?? []
        )
      })
  }

  private func plan(_ exporter: PlanCase.Exporter, hostProcess: Bool = false) -> PlanCase {
    PlanCase(exporter: exporter, nodeCollectors: [.windows], isHostProcess: hostProcess, shards: 0)
  }

  @Test func proxiesAreFoundInTheReleasesNamespace() throws {
    let central = PlanCase(exporter: .proxy, nodeCollectors: [], isHostProcess: false, shards: 0)
    #expect(try rights(central, of: .central) == ["Role": ["/pods: list,watch"]])
    // The node's labels come from the node.
    let labels: YAMLMap = ["nodeLabels": ["zone"]]
    #expect(try rights(central, of: .central, labels) == ["Role": ["/pods: list,watch"], "ClusterRole": ["/nodes: list,watch"]])
  }

  @Test func ownAddressesNeedNoRights() throws {
    let process = ScrapingCollector.node(.windows, hostProcess: true)
    #expect(try rights(plan(.hostNetwork), of: process) == [:])
    #expect(try rights(plan(.hostNetwork), of: process, ["nodeLabels": ["zone"]]) == ["ClusterRole": ["/nodes: list,watch"]])
    // The pods are the chart's own collectors.
    #expect(
      try rights(plan(.hostNetwork), of: .node(.windows)) == ["ClusterRole": ["/nodes: list,watch"], "Role": ["/pods: list,watch"]])
    #expect(try rights(plan(.hostNetwork), of: .node(.windows), ["collectors": false]) == ["ClusterRole": ["/nodes: list,watch"]])
  }

  @Test func everythingNeedsThisMuch() throws {
    let central = try rights(plan(.aksManaged), of: .central, PlanChart.everything)
    let expected: Set = [
      "/nodes/metrics: get", "/nodes: list,watch", "/pods: list,watch", "discovery.k8s.io/endpointslices: list,watch",
      "/services: list,watch",
    ]
    #expect(Set(central["ClusterRole"] ?? []) == expected)
    #expect(central["ClusterRole"]?.count == expected.count)
    #expect(central["Role"] == ["/pods: list,watch"])
    let node = try rights(plan(.aksManaged), of: .node(.windows), PlanChart.everything)
    #expect(Set(node["ClusterRole"] ?? []) == ["/nodes/metrics: get", "/nodes: list,watch", "/pods: list,watch"])
  }

  @Test func collectorsOutsideThePlanHaveNothing() throws {
    #expect(try rights(plan(.proxy), of: .node(.linux), PlanChart.everything) == [:])
    let objects = try PlanChart.render(["scrape": ["windowsExporter": ["enabled": false]]]) { settings in
      let plan = plan(.proxy).plan(settings)
      If(plan.hasJobs(.node(.linux))) { ConfigMap("outside", data: []) }
      If(plan.hasJobs(.node(.windows))) { ConfigMap("off", data: []) }
      If(plan.hasJobs(.central)) { ConfigMap("central", data: []) }
    }
    #expect(objects == [])
  }

  @Test func environment() {
    let settings = PlanChart.Settings()
    #expect(plan(.proxy).plan(settings).environment(of: .node(.windows)) == [ScrapePlan.nodeName])
    #expect(plan(.proxy).plan(settings).environment(of: .central) == [])
    var sharded = plan(.proxy)
    sharded.shards = 2
    #expect(sharded.plan(settings).environment(of: .central) == [ScrapePlan.shard])
  }
}
