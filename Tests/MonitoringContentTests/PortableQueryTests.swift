import PromQL
import Testing
import WindowsExporterCatalogue

@testable import MonitoringContent

/// Queries are written with the newest names, and find metrics under all names that the releases in use give them.
@Suite struct PortableQueryTests {
  private func portable(_ text: String, _ least: ExporterVersion, _ most: ExporterVersion = ExporterVersion(99, 0)) throws -> String {
    let releases = WindowsExporterRelease.all.filter { least <= $0.version && $0.version <= most }
    return PortableQueries(releases).portable(try PromQLParser().parse(text)).text
  }

  @Test func theNewestNameIsEnoughForTheNewestRelease() throws {
    for text in ["windows_memory_physical_total_bytes", "rate(windows_cpu_time_total[5m])", #"up{job="a"} == 0"#] {
      #expect(try portable(text, ExporterVersion(0, 31)) == text)
    }
  }

  @Test func renamedMetricsHaveAlternatives() throws {
    let old = ExporterVersion(0, 22)
    let memory = try portable("100 * (1 - windows_memory_available_bytes / windows_memory_physical_total_bytes)", old)
    #expect(memory.hasPrefix("100 * (1 - windows_memory_available_bytes / (windows_memory_physical_total_bytes or windows_"))
    #expect(try portable("sum(windows_memory_physical_total_bytes)", old).hasPrefix("sum(windows_memory_physical_total_bytes or windows_"))
    // Matchers and what is asked of the time go with the name.
    let boot = try portable(#"time() - windows_system_boot_time_timestamp{node="a"} offset 5m"#, old)
    #expect(boot.contains(#"windows_system_boot_time_timestamp{node="a"} offset 5m or "#))
    #expect(boot.contains(#"windows_system_system_up_time{node="a"} offset 5m"#))
  }

  /// A range cannot stand in an `or`.
  @Test func functionsOfRangesAreAlternativesAsAWhole() throws {
    #expect(
      try portable("max_over_time(windows_memory_physical_total_bytes[1h]) > 1", ExporterVersion(0, 30), ExporterVersion(0, 31))
        .hasPrefix("(max_over_time(windows_memory_physical_total_bytes[1h])") == false)
    let text = try portable("max_over_time(windows_system_boot_time_timestamp[1h]) > 1", ExporterVersion(0, 22))
    #expect(text.hasPrefix("(max_over_time(windows_system_boot_time_timestamp[1h]) or max_over_time(windows_system_"))
    #expect(text.hasSuffix("[1h])) > 1"))
    #expect(try PromQLParser().parse(text).text == text)
  }

  @Test func othersMetricsStayAsTheyAre() throws {
    let text = "kube_node_info * on (node) group_left () node:windows_node:sum"
    #expect(try portable(text, ExporterVersion(0, 22)) == text)
  }
}
