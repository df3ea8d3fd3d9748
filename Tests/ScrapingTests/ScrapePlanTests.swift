import ChartModel
import CollectorSchemas
import Prometheus
import Testing
import WindowsMonitoring
import YAML

/// Every combination of a plan's parts, all collectors of all combinations at once in a real Prometheus.
@Suite(.serialized) struct ScrapePlanTests {
  /// With the labels of nodes on the series, and without.
  @Test func everyTargetIsScrapedByExactlyOneCollector() throws {
    let labelled = PlanCase.all.map { plan in
      var plan = plan
      plan.note = " labels"
      return plan
    }
    let labels = PlanChart.everything.overridden(by: ["nodeLabels": ["topology.kubernetes.io/zone"]])
    let requests = try PlanCase.all.map { try $0.request() } + labelled.map { try $0.request(labels) }
    let answer = try ScrapeTool.ask("plans", .list(requests))
    #expect(differences(answer) == [])
    #expect(try #require(answer["scrapes"]?.int) > 40 * requests.count)
  }

  /// Rules whose loss must show: otherwise the test above proves nothing.
  @Test func whatBreaksAPlanIsSeen() throws {
    let single = PlanCase(exporter: .proxy, nodeCollectors: [], isHostProcess: false, shards: 0)
    var (sharded, mixed) = (single, single)
    sharded.shards = 2
    mixed.nodeCollectors = [.linux]
    let losses: [(PlanCase, label: String)] = [
      (sharded, "__tmp_shard"), (mixed, "kubernetes_io_os"), (single, "app_kubernetes_io_instance"), (single, "app_kubernetes_io_name"),
      (single, "pod_annotation_prometheus_io_scrape"), (single, "service_annotation_prometheus_io_scrape"), (single, "pod_phase"),
      (single, "pod_container_init"), (single, "container_port_name"), (single, "container_port_protocol"), (single, "prometheus_io_port"),
    ]
    let requests = try losses.map { plan, label in
      var plan = plan
      plan.note = " without \(label)"
      plan.change = { job in
        var job = job
        job.relabeling.removeAll { [.keep, .drop].contains($0.action) && $0.sourceLabels.contains { $0.contains(label) } }
        return job
      }
      return try plan.request()
    }
    let differences = differences(try ScrapeTool.ask("plans", .list(requests)))
    for (_, label) in losses { #expect(differences.contains { $0.contains("without \(label):") }, "\(label)") }
  }

  private func differences(_ answer: YAMLValue) -> [String] { answer["differences"]?.list?.compactMap(\.string) ?? ["no answer"] }
}
