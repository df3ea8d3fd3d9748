import ChartModel
import Checks
import Diagnostics
import Scheduling
import Testing
import WindowsExporterCatalogue

@Suite struct LintConfigurationTests {
  private func read(_ text: String) throws -> LintConfiguration { try LintConfiguration(Array(text.utf8), file: ".wingen.yaml") }

  private func faults(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map { "\($0.location.map { "\($0.line):\($0.column)" } ?? "-") \($0.code) \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func everything() throws {
    let configuration = try read(
      """
      cluster:
        kubernetes: "1.33"
        windows:
          builds: [2022, ltsc2025]
          taints: [os=windows:NoSchedule]
      rules:
        WIN001: off
      exclude: [vendor/]
      releases: [rendered/production]
      customResourceDefinitions: [crds]
      podTemplates:
        - {apiVersion: example.com/v1, kind: Fleet, path: spec.member.template}
      """)
    #expect(configuration.cluster.kubernetes?.description == "1.33.0")
    #expect(configuration.cluster.hasWindowsNodes)
    #expect(configuration.cluster.windowsBuilds == [.server2022, .server2025])
    #expect(configuration.cluster.windowsTaints == [try #require(Taint("os=windows:NoSchedule"))])
    #expect(configuration.levels == ["WIN001": .off])
    #expect(configuration.exclude == ["vendor/"])
    #expect(configuration.releases == ["rendered/production"])
    #expect(configuration.customResourceDefinitions == ["crds"])
    #expect(configuration.podTemplates == [PodTemplatePath(group: "example.com", kind: "Fleet", path: ["spec", "member", "template"])])
  }

  @Test func exporter() throws {
    let configuration = try read("exporter: {version: v0.30.2, collectors: [\"[defaults]\", cs]}\nscrapeIntervalSeconds: 30\n")
    #expect(configuration.exporter.version == ExporterVersion(0, 30, 2))
    #expect(configuration.exporter.collectors == Set(try #require(WindowsExporterRelease("0.30.2")).defaultCollectors + ["cs"]))
    #expect(configuration.scrapeIntervalSeconds == 30)
    let empty = try read("exporter: {}\n")
    #expect(empty.exporter.version == nil && empty.exporter.collectors == nil && empty.scrapeIntervalSeconds == nil)
    #expect(try read("exporter: {collectors: []}\n").exporter.collectors == [])
    #expect(faults("exporter: {version: \"0.1.0\"}\n").first?.hasPrefix("1:12 LINT") == true)
    // Which collectors there are depends on the release.
    #expect(try read("exporter: {version: \"0.30.9\", collectors: [cs]}\n").exporter.collectors == ["cs"])
    let gone = faults("exporter: {version: \"0.31.0\", collectors: [cpu, cs]}\n")
    #expect(gone.count == 1 && gone.first?.hasPrefix("1:49 LINT") == true && gone.first?.contains("\"cs\"") == true, "\(gone)")
    #expect(faults("scrapeIntervalSeconds: 30s\n").first?.hasPrefix("1:1 VAL201 scrapeIntervalSeconds") == true)
    #expect(faults("scrapeIntervalSeconds: 0\n").first?.hasPrefix("1:1 VAL20") == true)
  }

  @Test func emptyFileSaysNothing() throws {
    let configuration = try read("# nothing yet\n")
    #expect(configuration.levels.isEmpty && !configuration.cluster.hasWindowsNodes && configuration.cluster.windowsTaints == nil)
  }

  /// `windows: {}` says that there are Windows nodes; an empty list of taints says that they have none.
  @Test func windowsWithoutMore() throws {
    #expect(try read("cluster: {windows: {}}").cluster.hasWindowsNodes)
    #expect(try read("cluster: {windows: {}}").cluster.windowsTaints == nil)
    #expect(try read("cluster: {windows: {taints: []}}").cluster.windowsTaints == [])
  }

  @Test func faultsHaveTheirPlaces() {
    #expect(faults("rules:\n  WIN001: of\n") == ["2:3 VAL204 rules.WIN001: expected one of off, info, warning, error, found \"of\""])
    #expect(faults("excludes: [x]\n") == ["1:1 VAL202 excludes: no such setting"])
    #expect(faults("rules: {WIN999: off}\n") == ["1:9 LINT001 there is no rule \"WIN999\""])
    #expect(faults("cluster: {windows: {builds: [2016]}}\n") == ["1:30 LINT003 \"2016\" is no build of Windows Server"])
    #expect(faults("cluster: {windows: {taints: [windows]}}\n") == ["1:30 LINT004 \"windows\" is no taint"])
    #expect(faults("cluster: {kubernetes: 1.33}\n") == ["1:11 VAL201 cluster.kubernetes: expected string, found 1.33"])
    #expect(
      faults("podTemplates: [{apiVersion: v1, kind: A, path: spec..x}]\n") == ["1:42 LINT002 \"spec..x\" is no way to a pod template"])
    #expect(faults("rules: [a\n").count == 1)
  }
}
