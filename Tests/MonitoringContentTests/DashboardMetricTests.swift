import Grafana
import MetricCatalogue
import PromQL
import Testing
import WindowsExporterCatalogue
import WindowsMonitoring

@testable import MonitoringContent

/// What dashboards read is there to be read.
@Suite struct DashboardMetricTests {
  private let latest = WindowsExporterRelease.latest.version

  /// A catalogue entry of a name, if a source shows it.
  private func metric(_ name: String, in version: ExporterVersion) -> Metric? {
    if case .known(let metric) = MetricCatalogue.embedded.find(name, in: version) { metric } else { nil }
  }

  private func uses(_ dashboards: [Dashboard]) -> [(place: String, use: SelectorUse)] {
    dashboards.flatMap { dashboard in dashboard.queries.flatMap(\.selectors).map { (dashboard.uid.text, $0) } }
  }

  /// Made for one release alone, dashboards read only what it shows; for what it lacks, nothing stands in.
  @Test func newestReleaseShowsEverything() throws {
    let queries = DashboardQueries(portable: PortableQueries([.latest]))
    let dashboards = [
      try WindowsNodesDashboard(make: PanelMaker(queries: queries)).dashboard(), try WindowsNodeDashboard(queries).dashboard(),
      try WindowsPodsDashboard(queries).dashboard(), try MixedClusterDashboard(make: PanelMaker(queries: queries)).dashboard(),
      try CollectionDashboard(make: PanelMaker(queries: queries), hasInstaller: true).dashboard(),
    ]
    var names: Set<String> = []
    for (place, use) in uses(dashboards) {
      let name = try #require(use.selector.name?.literal, "\(place)")
      // Written by whoever evaluates alerts.
      if name == "ALERTS" { continue }
      #expect(metric(name, in: latest) != nil, "\(place): \(name)")
      names.insert(name)
    }
    #expect(names.count > 100)
  }

  /// The same, with every name that is read for the sake of some release.
  @Test(arguments: DashboardCases.names) func someReleaseShowsEachName(_ strategy: String) throws {
    let content = try DashboardCases.content(strategy)
    let releases = try #require(DashboardCases.strategies.first { $0.name == strategy }).exporters.releases
    #expect(!releases.isEmpty)
    for (place, use) in uses(content.dashboards) {
      let name = try #require(use.selector.name?.literal, "\(place)")
      guard name.hasPrefix("windows_") else { continue }
      #expect(releases.contains { metric(name, in: $0.version) != nil }, "\(place): \(name)")
    }
  }

  /// Counters are asked for their rate, and gauges are not.
  @Test func countersHaveRates() throws {
    let rates: Set<String> = ["rate", "irate", "increase"]
    for (place, use) in uses(try DashboardCases.content("sshInstaller").dashboards) {
      guard let name = use.selector.name?.literal, let metric = metric(name, in: latest) else { continue }
      let hasRate = use.functions.contains { rates.contains($0) }
      switch metric.type {
      case .counter:
        // Whether a core or container is there, the counter's number itself, or the collector's uptime, which is a counter too.
        let isCounted =
          use.functions.contains("count") || name.hasPrefix("otelcol_process_uptime") || name == "kube_pod_container_status_restarts_total"
        #expect(hasRate || isCounted, "\(place): \(name)")
      case .gauge: #expect(!hasRate, "\(place): \(name)")
      case .histogram, .summary, .untyped: break
      }
    }
  }

  /// Labels of matchers are labels that the metric or its target has.
  @Test func matchersAreOfLabelsThatThereAre() throws {
    let ofTargets: Set<String> = ["cluster", "node", "instance", "job"]
    for (place, use) in uses(try DashboardCases.content("sshInstaller").dashboards) {
      guard let name = use.selector.name?.literal, let metric = metric(name, in: latest) else { continue }
      for matcher in use.selector.matchers {
        let label = try #require(matcher.label.literal)
        #expect(ofTargets.contains(label) || metric.labels.contains(label), "\(place): \(name){\(label)}")
      }
    }
  }

  @Test(arguments: DashboardCases.names) func usedMetricsAreThoseOfRulesAndDashboards(_ strategy: String) throws {
    let content = try DashboardCases.content(strategy)
    let used = content.used.all
    #expect(used == used.sorted() && Set(used).count == used.count)
    let ofDashboards = uses(content.dashboards).compactMap(\.use.selector.name?.literal).filter { $0.hasPrefix("windows_") }
    #expect(Set(ofDashboards).isSubset(of: used))
    // Of a variable, of an annotation, of a table, of an alert, of a recording rule.
    for name in [
      "windows_os_info", "windows_system_boot_time_timestamp", "windows_exporter_build_info", "windows_service_state",
      "windows_memory_swap_page_operations_total",
    ] {
      #expect(used.contains(name), "\(name)")
    }
    #expect(!used.contains("windows_pod_container_available"), "recorded, not scraped")
  }
}
