import BuiltInSpecs
import ChartModel
import CollectorSchemas
import Examples
import Kubernetes
import Prometheus
import TestSupport
import Testing
import WindowsMonitoring
import YAML

/// "Exactly once", in a chart with three collectors that scrape: each does what the plan gives it, and no two find the same targets.
@Suite struct OwnershipTests {
  private static let collectors: [(suffix: String, collector: ScrapingCollector)] = [
    ("collector", .central), ("node-linux", .node(.linux)), ("node-windows", .node(.windows)),
  ]

  private static let plan = ScrapePlan(
    ScrapeSettings(), windowsExporters: WindowsExporters(.preinstalled(PreinstalledExporterSettings())), nodeCollectors: [.linux, .windows])

  private func chart() throws -> ChartDefinition { try #require(try BuiltInSpec.all.first { $0.name == "gke-otlp" }?.chart()) }

  private static let switches: [(path: [String], jobs: [String])] = [
    (["windowsExporter", "enabled"], ["windows-exporter"]), (["kubelet", "enabled"], ["kubelet"]),
    (["kubelet", "resources"], ["kubelet-resource"]), (["kubelet", "cadvisor"], ["kubelet-cadvisor"]),
    (["applications", "pods"], ["kubernetes-pods"]), (["applications", "services"], ["kubernetes-services"]),
    (["kubeStateMetrics", "enabled"], ["kube-state-metrics"]), (["nodeExporter", "enabled"], ["node-exporter"]),
  ]

  /// The jobs of a chart's collectors, by the collectors' names.
  private func jobs(_ installed: Installed) throws -> [String: [YAMLValue]] {
    try Dictionary(
      uniqueKeysWithValues: installed.configurations().map { name, configuration in
        (String(name.dropFirst("r-otlp-telemetry-".count)), configuration.scrapeJobs)
      })
  }

  /// None, each alone, all but one, all.
  @Test func jobsAreThoseOfThePlan() throws {
    let chart = try chart()
    let all = Set(Self.switches.indices)
    let choices = [[], all] + all.map { [$0] } + all.map { all.subtracting([$0]) }
    for choice in choices {
      // Each scrapes the chart's collectors too, where it scrapes at all.
      var (scrape, wanted) = (["collectors": .bool(choice.count == 1)] as YAMLMap, Set<String>())
      for (index, entry) in Self.switches.enumerated() {
        scrape.set(.bool(choice.contains(index)), at: entry.path)
        if choice.contains(index) { wanted.formUnion(entry.jobs) }
      }
      let scraping = Self.collectors.filter { !Self.plan.jobs(of: $0.1).map(\.name).filter(wanted.contains).isEmpty }.map(\.0)
      let jobs = try jobs(Installed(chart, ["scrape": .map(scrape)]))
      for (suffix, collector) in Self.collectors {
        var planned = Self.plan.jobs(of: collector).map(\.name).filter(wanted.contains)
        if choice.count == 1, scraping.contains(suffix), suffix != "collector" { planned.append("otel-collector") }
        #expect((jobs[suffix] ?? []).compactMap { $0["job_name"]?.string } == planned, "\(suffix), \(wanted.sorted())")
      }
      // Nothing that is wanted is left out.
      #expect(Set(jobs.values.flatMap { $0.compactMap { $0["job_name"]?.string } }).subtracting(["otel-collector"]) == wanted)
      #expect(jobs["gateway"] == [])
    }
  }

  /// Where two collectors look for the same, each looks on its own node only, and the nodes of both are others.
  private func problems(_ installed: Installed) throws -> [String] {
    let all = try jobs(installed).sorted { $0.key < $1.key }.flatMap { name, jobs in jobs.map { (name, $0) } }
    var problems: [String] = []
    for (index, (name, job)) in all.enumerated() {
      for (other, otherJob) in all[(index + 1)...] where Self.findsTheSame(job, otherJob) {
        if name == other { problems.append("\(name) finds targets of \(job["job_name"] ?? .null) twice") }
        if !Self.isBoundToNode(job) || !Self.isBoundToNode(otherJob) {
          problems.append("\(name) and \(other) find the targets of \(job["job_name"] ?? .null)")
        }
      }
    }
    let systems = installed.all("DaemonSet").map { $0.pod?["nodeSelector"]?["kubernetes.io/os"] ?? .null }
    if systems.contains(.null) { problems.append("a DaemonSet is on nodes of both systems") }
    return problems
  }

  private static func findsTheSame(_ job: YAMLValue, _ other: YAMLValue) -> Bool {
    job["kubernetes_sd_configs"] == other["kubernetes_sd_configs"] && job["static_configs"] == other["static_configs"]
      && job["metrics_path"] == other["metrics_path"] && job["job_name"] == other["job_name"]
  }

  private static func isBoundToNode(_ job: YAMLValue) -> Bool {
    let discoveries = job["kubernetes_sd_configs"]?.list ?? []
    return !discoveries.isEmpty
      && discoveries.allSatisfy { discovery in
        discovery["selectors"]?.list?.contains { selector in
          let field = selector["field"]?.string ?? ""
          return ["metadata.name=${env:NODE_NAME}", "spec.nodeName=${env:NODE_NAME}"].contains { field.contains($0) }
        } == true
      }
  }

  @Test func noTwoCollectorsFindTheSame() throws {
    let chart = try chart()

    var scrape: YAMLMap = [:]
    for entry in Self.switches { scrape.set(true, at: entry.path) }
    for more in [[:], ["nodeLabels": ["zone"]], ["applications": ["pods": true, "services": true, "namespaces": ["shop"]]]] as [YAMLMap] {
      var values = scrape
      for entry in more.entries { values[entry.key] = entry.value }
      let installed = try Installed(chart, ["scrape": .map(values)])
      #expect(try problems(installed) == [])
      // The test sees what it is about: kubelets are found by both collectors on nodes.
      #expect(try installed.configurations().count { $0.configuration.scrapeJobs.contains { $0["job_name"] == "kubelet" } } == 2)
    }
  }

  @Test func noTwoCollectorsFindTheSameWithRandomValues() throws {
    let chart = try chart()
    for seed in UInt64(20_261_122)..<20_261_162 {
      var sampler = ValueSampler(seed: seed)
      guard let scrape = sampler.values(for: chart.settings)["scrape"] else { continue }
      #expect(try problems(Installed(chart, ["scrape": scrape])) == [], "seed \(seed)")
    }
  }
}
