import MetricCatalogue
import Testing
import WindowsExporterCatalogue

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

  /// Of what is in the expositions, computed by hand: joins that double something, or lose it, show here.
  @Test func numbersAreRight() throws {
    let world = try world
    for cluster in world.clusters {
      for expected in ExpectedNumbers.all {
        let question = try #require(
          world.questions[cluster.name]?.first { $0.place == expected.place }, "\(expected.place) is not a panel")
        guard case .values(let values) = world.answer(question.query, in: cluster.name) else { continue }
        let (wanted, slack) = (expected.values(cluster).sorted(), expected.slack)
        #expect(
          values.count == wanted.count && zip(values.sorted(), wanted).allSatisfy { abs($0 - $1) <= slack },
          "\(expected.place) in \(cluster.name): \(values), not \(wanted)")
      }
    }
  }

  // MARK: What is old

  /// What 0.25 shows and 0.31 does not is told, with something that has data in its place.
  @Test func namesThatAreGone() async throws {
    let world = try world
    let (old, new) = (try #require(world.clusters.first), world.clusters[2])
    let told = await LintedNames.removed(LiveWorld.oldNames, in: new.version)
    let wrongly = await LintedNames.removed(LiveWorld.oldNames, in: old.version)
    #expect(wrongly.isEmpty)
    for name in LiveWorld.oldNames {
      #expect(world.answer(LiveWorld.any(name, in: old.name), in: old.name).hasData, "\(name)")
      #expect(world.answer(LiveWorld.any(name, in: new.name), in: new.name) == .values([]), "\(name)")
      let finding = try #require(told[name], "\(name) is not told")
      let replacements = LiveWorld.replacements(of: name, in: new.version)
      let best = try #require(replacements.first, "nothing stands for \(name)")
      #expect(finding.contains(best), "\(finding)")
      for replacement in replacements where LiveWorld.isCollected(replacement, in: new.version) {
        #expect(world.answer(LiveWorld.any(replacement, in: new.name), in: new.name).hasData, "\(replacement)")
      }
    }
  }

  // MARK: What is kept

  @Test func seriesAreAsManyAsEstimated() throws {
    let world = try world
    for cluster in world.clusters {
      for node in cluster.windowsNodes {
        let target = try #require(
          world.targets.first { $0.cluster == cluster.name && $0.job == "windows-exporter" && $0.instance == node.name })
        let collectors = Set(WindowsExposition.collectors(of: cluster.version))
        let estimate = MetricCatalogue.embedded.estimate(node.shape, version: cluster.version, collectors: collectors)
        #expect(estimate.unknown == [])
        expect(target.shown, isAbout: estimate.total, "all of \(cluster.name) \(node.name)")
        guard cluster.keepsUsed else {
          #expect(target.kept == target.shown)
          continue
        }
        let kept = try Regex("^(?:\(world.keeps))$")
        let names = Set(estimate.entries.map(\.metric.name).filter { (try? kept.firstMatch(in: $0)) != nil })
        let used = MetricCatalogue.embedded.estimate(node.shape, version: cluster.version, collectors: collectors, metrics: names)
        expect(target.kept, isAbout: used.total, "what is used of \(cluster.name) \(node.name)")
        #expect(target.kept < target.shown * 3 / 4)
      }
    }
  }

  /// Within a quarter.
  private func expect(_ found: Int, isAbout estimate: Int, _ what: String) {
    #expect(abs(found - estimate) * 4 <= found, "\(what): \(found) series, estimated \(estimate)")
  }
}
