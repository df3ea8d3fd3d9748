import MetricCatalogue
import Testing
import WindowsExporterCatalogue

/// The made-up expositions against what releases of windows_exporter showed on a real machine.
@Suite struct ExpositionTests {
  /// Digests of the lines `NAME TYPE` of tools/e2e-output.txt, without those of the collectors logon, printer and performancecounter (whose
  /// names are chosen there), and of the exporter itself; with the collectors that showed
  /// anything: no process was there that it asked for. Source: prometheus-community/windows_exporter at the tags.
  private static let real: [(version: ExporterVersion, names: Int, digest: UInt64, without: Set<String>)] = [
    (
      ExporterVersion(0, 25, 1), 82, 0x3771_f47f_8c32_dd74,
      ["cache", "container", "cpu_info", "memory", "process", "scheduled_task", "tcp", "time"]
    ),
    (ExporterVersion(0, 30, 8), 184, 0xcd60_d3e7_8eb0_228d, ["container", "process"]),
    (ExporterVersion(0, 31, 8), 174, 0x6e17_8c00_bc5c_d1ce, ["container", "process"]),
  ]

  private static func families(_ version: ExporterVersion, without: Set<String> = []) throws -> [MetricFamily] {
    let cluster = MadeUpCluster(name: "a", version: version, number: 0, now: 1_790_000_000)
    let collectors = WindowsExposition.collectors(of: version).filter { !without.contains($0) }
    let node = try #require(cluster.windowsNodes.first)
    return try WindowsExposition(version: version, collectors: collectors, cluster: cluster.name, node: node, now: cluster.now).families()
  }

  @Test func namesAndTypesAreThoseOfRealExporters() throws {
    for real in Self.real {
      let lines = try Self.families(real.version, without: real.without).filter {
        $0.name.hasPrefix("windows_") && !$0.name.hasPrefix("windows_exporter_")
      }.map { "\($0.name) \($0.type.rawValue)" }.sorted()
      #expect(lines.count == real.names, "\(real.version)")
      let digest = lines.joined(separator: "\n").utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      #expect(digest == real.digest, "\(real.version): \(lines)")
    }
  }

  /// Of the collectors whose series the same file shows: service and scheduled_task.
  @Test func labelsAreThoseOfRealExporters() throws {
    let families = try Self.families(ExporterVersion(0, 31, 8))
    func labels(_ name: String) -> Set<[String]> {
      Set(families.first { $0.name == name }?.series.map { $0.labels.keys.sorted() } ?? [])
    }
    func values(_ name: String, _ label: String) -> [String] {
      Set(families.first { $0.name == name }?.series.compactMap { $0.labels[label] } ?? []).sorted()
    }
    #expect(labels("windows_service_info") == [["display_name", "name", "path_name", "run_as"]])
    #expect(labels("windows_service_state") == [["name", "state"]])
    #expect(
      values("windows_service_state", "state")
        == ["continue pending", "pause pending", "paused", "running", "start pending", "stop pending", "stopped"])
    #expect(values("windows_service_start_mode", "start_mode") == ["auto", "boot", "disabled", "manual", "system"])
    #expect(values("windows_scheduled_task_state", "state") == ["disabled", "queued", "ready", "running", "unknown"])
    #expect(labels("windows_scheduled_task_last_result") == [["task"]])
  }

  /// Nothing stands twice: Prometheus would refuse the whole scrape.
  @Test(arguments: LiveWorld.releases) func noSeriesTwice(_ version: ExporterVersion) throws {
    for family in try Self.families(version) {
      let series = family.series.map { $0.labels.merging(["": $0.suffix]) { $1 } }
      #expect(Set(series).count == series.count, "\(family.name)")
    }
  }
}
