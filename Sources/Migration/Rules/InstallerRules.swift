import YAML

/// The Job and CronJob that install windows_exporter.
enum InstallerRules {
  static let keys = [
    OldKey.same("windowsExporterInstallerJob.interval", .text, .installerSchedule),
    OldKey.same("windowsExporterInstallerJob.successfulJobsHistoryLimit", .integer, .installerSuccessfulHistory),
    OldKey.same("windowsExporterInstallerJob.failedJobsHistoryLimit", .integer, .installerFailedHistory),
    OldKey.same("windowsExporterInstallerJob.ttlSecondsAfterFinished", .integer, .installerTTL),
    OldKey("windowsExporterInstallerJob.concurrencyPolicy", .text, .leftOut(.decidedByChart)),
    OldKey("global.windows.enabled", .boolean, .consulted(.noCollectorsOnWindows)),
    OldKey("global.windows.version", [.text, .integer], .converted(version)),
  ]

  /// The chart has proxies for 2022 and 2025; one for 2019 is put before them. Build numbers: learn.microsoft.com, "Windows Server release
  /// information".
  private static func version(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    switch value.string ?? value.int.map(String.init) {
    case "", "2022": return .leftOut(.builtIn)
    case "2019":
      // What is not said here is as in the chart's first build.
      let image = [value.entry("tag", "ltsc2019")]
      let build: [LocatedEntry] = [
        value.entry("name", "ltsc2019"), value.entry("windowsBuild", "10.0.17763"),
        LocatedEntry(key: "image", keyPosition: value.position, value: LocatedValue(.map(image), at: value.position)),
      ]
      let builds = LocatedValue(.list([LocatedValue(.map(build), at: value.position)]), at: value.position)
      return .settings(
        [Assignment(.proxyBuilds, builds, .append)],
        notes: ["proxies for Windows Server 2019 beside those for 2022 and 2025; take this out once the last node with 2019 is gone"])
    default: throw .windowsVersion(["global", "windows", "version"])
    }
  }
}

extension LocatedValue {
  /// An entry at this value's place.
  fileprivate func entry(_ key: String, _ text: String) -> LocatedEntry {
    LocatedEntry(key: key, keyPosition: position, value: LocatedValue(.string(text), at: position))
  }
}
