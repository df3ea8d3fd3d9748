import Testing
import WindowsExporterCatalogue

@testable import MetricCatalogue

/// How many series a node has.
@Suite struct EstimateTests {
  let catalogue = MetricCatalogue.embedded
  let node = NodeShape(
    cores: 8, sockets: 2, volumes: 3, disks: 2, networkInterfaces: 4, pods: 5, containers: 7, hostProcessContainers: 2, processes: 100,
    services: 50, pagingFiles: 1, textFiles: 1, scheduledTasks: 10)

  private func series(_ name: String, _ version: String, _ collector: String) throws -> Int? {
    let estimate = catalogue.estimate(
      node, version: try #require(ExporterVersion(version)), collectors: [collector], metrics: [name])
    return try #require(estimate.entries.first, "\(name)").series
  }

  @Test(arguments: [
    ("windows_cpu_time_total", "0.31.8", "cpu", 8 * 5), ("windows_cpu_cstate_seconds_total", "0.31.8", "cpu", 8 * 3),
    ("windows_cpu_logical_processor", "0.31.8", "cpu", 1), ("windows_cpu_info_core", "0.31.8", "cpu_info", 2),
    ("windows_memory_available_bytes", "0.31.8", "memory", 1), ("windows_os_info", "0.31.8", "os", 1),
    ("windows_logical_disk_free_bytes", "0.31.8", "logical_disk", 3), ("windows_physical_disk_reads_total", "0.31.8", "physical_disk", 2),
    ("windows_net_bytes_total", "0.31.8", "net", 4), ("windows_net_nic_operation_status", "0.31.8", "net", 28),
    ("windows_service_state", "0.31.8", "service", 50 * 7), ("windows_service_state", "0.28.2", "service", 50 * 8),
    ("windows_service_start_mode", "0.31.8", "service", 50 * 5), ("windows_service_status", "0.28.2", "service", 50 * 12),
    ("windows_process_cpu_time_total", "0.31.8", "process", 200), ("windows_process_io_bytes_total", "0.31.8", "process", 300),
    ("windows_process_pool_bytes", "0.31.8", "process", 200), ("windows_process_handles", "0.31.8", "process", 100),
    // Pods' own containers were measured before 0.31.0, and HostProcess containers are since.
    ("windows_container_cpu_usage_seconds_total", "0.30.9", "container", 12),
    ("windows_container_cpu_usage_seconds_total", "0.31.0", "container", 9),
    ("windows_container_network_receive_bytes_total", "0.31.0", "container", 7),
    ("windows_container_count", "0.31.0", "container", 1), ("windows_tcp_segments_total", "0.31.8", "tcp", 2),
    ("windows_exporter_collector_success", "0.31.8", "cpu", 1), ("go_gc_duration_seconds", "0.31.8", "cpu", 7),
  ]) func numbers(_ name: String, _ version: String, _ collector: String, _ count: Int) throws {
    #expect(try series(name, version, collector) == count)
  }

  /// The collectors that content of ours and the usual charts need are all counted.
  @Test(arguments: ["0.22.0", "0.25.1", "0.28.2", "0.29.2", "0.30.9", "0.31.0", "0.31.8"])
  func nothingUsualIsUnknown(_ version: String) throws {
    let release = try #require(WindowsExporterRelease(version))
    let usual = Set(release.defaultCollectors).union([
      "container", "cpu_info", "memory", "process", "tcp", "time", "pagefile", "textfile", "service", "physical_disk", "os", "cs", "udp",
      "scheduled_task", "diskdrive", "license",
    ]).intersection(release.collectors)
    let estimate = catalogue.estimate(node, version: release.version, collectors: usual)
    #expect(estimate.unknown.map(\.name) == [])
    #expect(estimate.total > 1000)
  }

  @Test func unknownIsSaid() throws {
    #expect(try series("windows_iis_requests_total", "0.31.8", "iis") == nil)
    let estimate = catalogue.estimate(
      node, version: ExporterVersion(0, 31, 8), collectors: ["iis"], metrics: ["windows_iis_requests_total"])
    #expect(estimate.total == 0 && estimate.unknown.map(\.name) == ["windows_iis_requests_total"])
    // Without labels there is one.
    #expect(try series("windows_cache_copy_reads_total", "0.31.8", "cache") == 1)
  }

  @Test func totals() {
    let version = ExporterVersion(0, 31, 8)
    let kept: Set<String> = ["windows_cpu_time_total", "windows_net_bytes_total", "windows_no_such_metric"]
    let some = catalogue.estimate(node, version: version, collectors: ["cpu", "net"], metrics: kept)
    #expect(some.entries.map(\.metric.name) == ["windows_cpu_time_total", "windows_net_bytes_total"] && some.total == 44)
    let all = catalogue.estimate(node, version: version, collectors: ["cpu", "net"])
    #expect(all.total == all.entries.compactMap(\.series).reduce(0, +) && all.total > some.total)
    #expect(catalogue.estimate(node, version: version, collectors: ["cpu"], metrics: []).total == 0)
    // A larger node never has fewer.
    var larger = node
    larger.cores *= 2
    larger.networkInterfaces += 1
    #expect(catalogue.estimate(larger, version: version, collectors: ["cpu", "net"]).total > all.total)
  }

  @Test func extremes() {
    let huge = NodeShape(cores: .max, networkInterfaces: .max, processes: .max, services: .max)
    let estimate = catalogue.estimate(huge, version: ExporterVersion(0, 31, 8), collectors: ["cpu", "net", "process", "service"])
    #expect(estimate.total == .max)
    let none = NodeShape(cores: -5, networkInterfaces: -1)
    #expect(catalogue.estimate(none, version: ExporterVersion(0, 31, 8), collectors: ["net"]).entries.allSatisfy { ($0.series ?? 0) >= 0 })
  }

  /// What formulas name are metrics, and dimensions are read as they are written.
  @Test func formulas() throws {
    for name in catalogue.series.mentioned.metrics { #expect(catalogue.windows.contains(name), "\(name)") }
    for dimension in NodeShape.Dimension.allCases {
      let formula = try #require(SeriesFormulas.Formula("2*\(dimension.rawValue)+1"))
      #expect(formula.value(node) == 2 * node[dimension] + 1, "\(dimension)")
    }
    for text in ["", "core*", "-1", "core+", "cores", "1.5"] { #expect(SeriesFormulas.Formula(Substring(text)) == nil, "\(text)") }
  }
}
