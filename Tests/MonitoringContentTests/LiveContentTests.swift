import Checks
import Diagnostics
import KubernetesSchemas
import ManifestInput
import MetricCatalogue
import Testing
import WindowsExporterCatalogue
import YAML

/// Rules and dashboards over what three releases of windows_exporter show, in a real Prometheus.
@Suite struct LiveContentTests {
  private var world: LiveWorld { get throws { try LiveWorld.shared.get() } }

  @Test func everyTargetIsScraped() throws {
    let world = try world
    for cluster in world.clusters {
      let targets = world.targets.filter { $0.cluster == cluster.name }
      // Two exporters, three kubelets, kube-state-metrics, node_exporter, a collector.
      #expect(targets.count == 8, "\(targets)")
      #expect(targets.filter { !$0.isUp }.map(\.instance) == [], "\(cluster.name)")
    }
  }

  @Test func everyRuleHasData() throws {
    let world = try world
    #expect(world.ruleErrors == [])
    let recorded = world.rules.filter { !$0.isAlert }
    #expect(recorded.count > 20)
    for cluster in world.clusters {
      for rule in recorded {
        #expect(world.answer(LiveWorld.any(rule.name, in: cluster.name), in: cluster.name).hasData, "\(rule.name) in \(cluster.name)")
      }
    }
  }

  /// All but what is listed has data, and nothing that is listed has any.
  @Test func everyQueryOfDashboardsHasData() throws {
    let world = try world
    for cluster in world.clusters {
      let questions = try #require(world.questions[cluster.name])
      #expect(questions.count > 150)
      var empty: [String] = []
      for question in questions {
        let answer = world.answer(question.query, in: cluster.name)
        if case .error(let error) = answer { Issue.record("\(question.place) in \(cluster.name): \(error)\n\(question.query)") }
        if answer == .values([]) { empty.append(question.place) }
      }
      #expect(Set(empty).sorted() == EmptyQueries.places(in: cluster), "\(cluster.name)")
    }
  }
}
