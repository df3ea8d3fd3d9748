import Testing
import WindowsExporterCatalogue

/// Facts of single releases, each with its source in prometheus-community/windows_exporter unless another is named.
@Suite struct ReleaseTests {
  private func release(_ version: String) throws -> WindowsExporterRelease { try #require(WindowsExporterRelease(version)) }

  @Test func theLatest() throws {
    #expect(WindowsExporterRelease.latest.version == ExporterVersion(0, 31, 8))
    // microsoft/winget-pkgs, manifests/p/Prometheus/WindowsExporter/0.31.8.
    #expect(try release("0.31.8").msiSHA256(.amd64) == "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40")
    #expect(try release("v0.31.8").msiSHA256(.arm64) == "1acc1c92040d0189aa5d2572f3d2ccd8c7d41a1a0fb2561b9a529d930d3a46d3")
  }

  /// From 0.22.0 on nobody is surprised by a checksum that is missing: these are all of them.
  @Test func checksumsThatAreNotKnown() {
    let missing = WindowsExporterRelease.all.filter { $0.version >= ExporterVersion(0, 22) && $0.msiSHA256(.amd64) == nil }
    #expect(missing.map(\.version.description) == ["0.23.0", "0.28.0", "0.28.1", "0.29.0", "0.29.1", "0.29.2", "0.30.3", "0.30.9"])
  }

  @Test func releasesThatAreNone() {
    for text in ["0.31.9", "0.32.0", "0.30.0-rc.1", "latest", "", "0", "0.-1.0", "1.2.3.4"] {
      #expect(WindowsExporterRelease(text) == nil, "\(text)")
    }
  }

  @Test func everyStableReleaseSince022() {
    let versions = WindowsExporterRelease.all.map(\.version.description).drop { $0 != "0.22.0" }
    // The tags.
    #expect(
      Array(versions) == [
        "0.22.0", "0.23.0", "0.23.1", "0.24.0", "0.25.0", "0.25.1", "0.26.0", "0.26.1", "0.26.2", "0.27.0", "0.27.1", "0.27.2", "0.27.3",
        "0.28.0", "0.28.1", "0.28.2", "0.29.0", "0.29.1", "0.29.2", "0.30.0", "0.30.1", "0.30.2", "0.30.3", "0.30.4", "0.30.5", "0.30.6",
        "0.30.7", "0.30.8", "0.30.9", "0.31.0", "0.31.1", "0.31.2", "0.31.3", "0.31.4", "0.31.5", "0.31.6", "0.31.7", "0.31.8",
      ])
  }

  @Test func theClosestRelease() {
    #expect(WindowsExporterRelease.closest(to: ExporterVersion(0, 99)).version == ExporterVersion(0, 31, 8))
    #expect(WindowsExporterRelease.closest(to: ExporterVersion(0, 22, 3)).version == ExporterVersion(0, 22))
    #expect(WindowsExporterRelease.closest(to: ExporterVersion(0, 0, 1)).version == ExporterVersion(0, 3))
  }

  // MARK: - Collectors

  /// pkg/collector/map.go of 0.31.8: 47 of them.
  @Test func collectorsOfTheLatest() {
    let collectors = WindowsExporterRelease.latest.collectors
    #expect(collectors.count == 47)
    #expect(collectors.contains("filetime") && !collectors.contains("file"))
    #expect(collectors == collectors.sorted())
  }

  @Test func removedCollectors() throws {
    // fd707035, f8805932.
    #expect(try release("0.31.0").find(collector: "cs") == .removed(since: ExporterVersion(0, 31), replacements: ["cpu", "memory", "os"]))
    #expect(try release("0.30.9").find(collector: "cs") == .known)
    #expect(try release("0.31.8").replacements(ofCollector: "logon") == ["terminal_services"])
    // 7500ad6a.
    #expect(try release("0.30.0").replacements(ofCollector: "teradici_pcoip") == ["performancecounter"])
    #expect(try release("0.29.2").find(collector: "vmware_blast") == .known)
    #expect(try release("0.28.0").replacements(ofCollector: "mscluster_node") == ["mscluster"])
    #expect(try release("0.29.0").replacements(ofCollector: "netframework_clrmemory") == ["netframework"])
    #expect(try release("0.23.0").replacements(ofCollector: "disk_drive") == ["diskdrive"])
    #expect(WindowsExporterRelease.removedCollectors.contains("cs"))
    #expect(!WindowsExporterRelease.removedCollectors.contains("cpu"))
  }

  @Test func collectorsYetToCome() throws {
    #expect(try release("0.16.0").find(collector: "physical_disk") == .notYet(since: ExporterVersion(0, 24)))
    #expect(try release("0.30.9").find(collector: "gpu") == .notYet(since: ExporterVersion(0, 31)))
    // Withdrawn for a while.
    #expect(try release("0.11.1").find(collector: "terminal_services") == .notYet(since: ExporterVersion(0, 12)))
  }

  /// There never was a collector `updates`; its flags were called so.
  @Test func misspeltCollectors() throws {
    #expect(try release("0.31.8").find(collector: "updates") == .unknown(nearest: "update"))
    #expect(try release("0.31.8").find(collector: "logicaldisk") == .unknown(nearest: "logical_disk"))
    #expect(try release("0.31.8").find(collector: "zzzzzzzzzz") == .unknown(nearest: nil))
    #expect(try release("0.31.8").find(collector: "") == .unknown(nearest: nil))
  }

  @Test func defaultCollectors() throws {
    // pkg/collector/types.go of 0.31.8; exporter.go of 0.16.0.
    #expect(
      try release("0.31.8").defaultCollectors == ["cpu", "logical_disk", "memory", "net", "os", "physical_disk", "service", "system"])
    #expect(
      try release("0.16.0").defaultCollectors == ["cpu", "cs", "logical_disk", "net", "os", "service", "system", "textfile"])
  }

  @Test func listsOfCollectors() throws {
    let latest = WindowsExporterRelease.latest
    #expect(latest.collectors(enabledBy: []).isEmpty)
    #expect(latest.collectors(enabledBy: ["cpu", "nonsense"]) == ["cpu", "nonsense"])
    #expect(latest.collectors(enabledBy: ["[defaults]"]) == Set(latest.defaultCollectors))
    #expect(latest.collectors(enabledBy: ["container", "[defaults]", "cpu"]) == Set(latest.defaultCollectors + ["container"]))
    // Each release has its own.
    #expect(try release("0.16.0").collectors(enabledBy: ["[defaults]"]).contains("cs"))
  }

  /// Each entry alone enables the collector, and no other list without these does.
  @Test func entriesThatEnable() throws {
    for release in [WindowsExporterRelease.latest, try release("0.16.0")] {
      for collector in release.collectors {
        let entries = release.entries(enabling: collector)
        #expect(entries == (release.defaultCollectors.contains(collector) ? [collector, "[defaults]"] : [collector]))
        for entry in entries { #expect(release.collectors(enabledBy: [entry]).contains(collector)) }
        let others = release.collectors.filter { $0 != collector } + ["[defaults]"]
        #expect(!release.collectors(enabledBy: others.filter { !entries.contains($0) }).contains(collector))
      }
    }
  }

  // MARK: - Flags, properties, images

  @Test(arguments: [
    ("collector.process.whitelist", "0.24.0", "0.25.0", "collector.process.include"),
    ("collector.process.blacklist", "0.24.0", "0.25.0", "collector.process.exclude"),
    ("collector.textfile.directory", "0.24.0", "0.25.0", "collector.textfile.directories"),
    ("collector.service.services-where", "0.28.2", "0.29.0", "collector.service.include"),
    ("collectors.mssql.classes-enabled", "0.29.2", "0.30.0", "collector.mssql.enabled"),
    ("collector.updates.online", "0.30.9", "0.31.0", "collector.update.online"),
    ("telemetry.addr", "0.20.0", "0.21.0", "web.listen-address"),
  ]) func renamedFlags(_ name: String, _ last: String, _ first: String, _ replacement: String) throws {
    #expect(try release(last).find(flag: name) == .known)
    #expect(
      try release(first).find(flag: name) == .removed(since: #require(ExporterVersion(first)), replacements: [replacement]))
  }

  @Test func flagsOfEveryRelease() {
    for release in WindowsExporterRelease.all {
      for name in ["collectors.enabled", "telemetry.path", "log.level", "help", "version"] { #expect(release.find(flag: name) == .known) }
    }
  }

  @Test func otherFlags() throws {
    let latest = WindowsExporterRelease.latest
    for name in ["web.listen-address", "web.config.file", "config.file", "log.format", "no-web.disable-exporter-metrics"] {
      #expect(latest.find(flag: name) == .known, "\(name)")
    }
    #expect(try release("0.31.2").find(flag: "collectors.disabled") == .notYet(since: ExporterVersion(0, 31, 3)))
    #expect(latest.find(flag: "collector.enabled") == .unknown(nearest: "collectors.enabled"))
    #expect(latest.find(flag: "no-such-thing-at-all-here") == .unknown(nearest: nil))
  }

  @Test func properties() throws {
    // installer/windows_exporter.wxs of 0.25.0 and 0.25.1, installer/main.wxs of 0.29.0.
    #expect(try release("0.25.0").find(msiProperty: "TEXTFILE_DIR") == .known)
    #expect(
      try release("0.25.1").find(msiProperty: "TEXTFILE_DIR") == .removed(since: ExporterVersion(0, 25, 1), replacements: ["TEXTFILE_DIRS"])
    )
    #expect(try release("0.28.2").find(msiProperty: "CONFIG_FILE") == .notYet(since: ExporterVersion(0, 29)))
    #expect(WindowsExporterRelease.latest.msiProperties.contains("ENABLED_COLLECTORS"))
  }

  @Test func imageTags() throws {
    #expect(try release("0.29.2").imageTagSuffixes == ["ltsc2019", "ltsc2022"])
    #expect(try release("0.25.1").imageTagSuffixes == ["1809", "ltsc2022"])
    #expect(try release("0.30.0").imageTagSuffixes.isEmpty && release("0.30.0").hasImages)
    #expect(try !release("0.16.0").hasImages)
  }

  @Test func versionsInTags() {
    #expect(ExporterVersion(tag: "0.29.2-ltsc2022") == ExporterVersion(0, 29, 2))
    #expect(ExporterVersion(tag: "v0.25.1") == ExporterVersion(0, 25, 1))
    for tag in ["latest", "0.30.0-rc.1", "0.31.0-beta.0", "", "-", "sha-1234", "99999999999999999999.1.1"] {
      #expect(ExporterVersion(tag: tag) == nil, "\(tag)")
    }
    #expect(ExporterVersion(0, 9, 9) < ExporterVersion(0, 10))
  }
}
