import MetricCatalogue
import MonitoringContent
import Testing
import WindowsExporterCatalogue
import YAML

/// What people are told of the number of series is of the exporter that their values bring.
@Suite struct SeriesReportTests {
  private func report(_ values: YAMLMap, used: [String] = []) -> SeriesReport { SeriesReport(values: values, usedMetrics: used) }

  private static let old: YAMLMap = ["exporter": ["version": "0.30.4", "collectors": ["cpu", "service"]]]

  private func hostProcess(_ group: YAMLMap) -> YAMLMap {
    var (values, all) = (Self.old, group)
    if all["enabled"] == nil { all["enabled"] = true }
    values["hostProcess"] = .map(all)
    return values
  }

  // MARK: The release

  @Test(arguments: [
    ("", "0.30.4"), ("0.31.2", "0.31.2"), ("0.31.2@sha256:00ff", "0.31.2"), ("v0.31.2", "0.31.2"), ("0.31.2-ltsc2022", "0.31.2"),
  ])
  func theImagesTagCounts(tag: String, version: String) {
    let report = report(hostProcess(["image": ["tag": .string(tag)]]))
    #expect(report.release.version.description == version && report.isReleaseKnown)
    #expect(report.lines[0].hasPrefix("windows_exporter \(version) shows about "))
  }

  /// An image that does not run is nobody's release.
  @Test func anImageThatIsOffDoesNotCount() {
    let report = report(hostProcess(["enabled": false, "image": ["tag": "0.31.2"]]))
    #expect(report.release.version == ExporterVersion(0, 30, 4) && !report.isReleaseKnown)
  }

  @Test(arguments: ["latest", "mirror-7", "0.31.0-rc.1"]) func tagsThatNameNoRelease(tag: String) {
    let report = report(hostProcess(["image": ["tag": .string(tag)]]))
    #expect(report.release == .latest && !report.isReleaseKnown)
    #expect(report.lines[0].contains("\(WindowsExporterRelease.latest.version) (assumed)"))
  }

  @Test func releasesThatAreNotKnownYet() {
    let report = report(hostProcess(["image": ["tag": "7.1.0"]]))
    #expect(report.release == .latest && report.isReleaseKnown)
    #expect(
      report.lines[0].hasPrefix("windows_exporter 7.1.0 (counted as \(WindowsExporterRelease.latest.version), the closest that is known)"))
  }

  @Test(arguments: ["installer", "extension"]) func thoseWhoInstallAVersion(group: String) {
    var values = Self.old
    values[group] = ["enabled": true]
    #expect(report(values).isReleaseKnown)
    values[group] = ["enabled": false]
    #expect(!report(values).isReleaseKnown)
  }

  /// The settings of an exporter that is there already name no version.
  @Test(arguments: [["exporter": ["enabled": true, "port": 9182]], ["aksManaged": ["enabled": true]], [:]] as [YAMLMap])
  func preinstalledOnesAreAssumed(values: YAMLMap) {
    let report = report(values)
    #expect(report.release == .latest && !report.isReleaseKnown)
    #expect(report.collectors == WindowsExporterRelease.latest.defaultCollectors)
    #expect(report.lines[0].contains("(assumed)") && report.lines.contains { $0.hasPrefix("The release is assumed") })
  }

  // MARK: Services

  private func services(_ options: YAMLValue) -> SeriesReport { report(hostProcess(["collectorOptions": options])) }

  @Test(arguments: [
    ("docker|kubelet", 2), ("containerd|kubelet|kubeproxy|kubelet", 3), ("(?i)(docker|kubelet)", 2), ("^(?:w32time)$", 1),
    ("W32-Time_2", 1),
  ])
  func listsOfServicesAreCounted(pattern: String, count: Int) {
    let (all, some) = (services([:]), services(["service": ["include": .string(pattern)]]))
    #expect(some.all.total < all.all.total)
    #expect(some.lines[0].contains(" and \(count) services: "))
    #expect(!some.lines.contains { $0.contains("expression") })
    let start = some.all.entries.first { $0.metric.name == "windows_service_start_mode" }
    #expect(start?.series == 5 * count)
  }

  @Test(
    arguments: [
      ["include": "kube.*"], ["include": "(a|b)|c"], ["include": "a||b"], ["include": "docker|kubelet", "exclude": "docker"],
      ["exclude": "x"],
      ["include": ".*", "exclude": "x"],
    ] as [YAMLMap])
  func otherExpressionsAreToldOf(service: YAMLMap) {
    let report = services(["service": .map(service)])
    #expect(report.all.total == services([:]).all.total)
    #expect(report.lines.contains { $0.contains("no list of names") })
  }

  @Test(
    arguments: [[:], ["service": ["include": ".+"]], ["service": ["include": ""]], ["service": ["exclude": ""]], ["cpu": ["x": 1]]]
      as [YAMLMap])
  func allServices(options: YAMLMap) {
    let report = services(.map(options))
    #expect(report.all.total == self.report(Self.old).all.total)
    #expect(!report.lines.contains { $0.contains("no list of names") })
  }

  /// Options of an exporter in pods say nothing of one that is installed otherwise.
  @Test func optionsOfPodsThatAreOff() {
    let report = report(hostProcess(["enabled": false, "collectorOptions": ["service": ["include": "a"]]]))
    #expect(report.all.total == self.report(Self.old).all.total)
  }

  @Test func whatIsReadIsCounted() {
    let report = report(Self.old, used: ["windows_cpu_time_total", "windows_process_handles"])
    #expect(report.used.entries.map(\.metric.name) == ["windows_cpu_time_total"])
    #expect(report.lines[1].contains(" read about \(report.used.total) of them"))
  }
}
