public import ChartModel
import Kubernetes
import PromQL
public import Prometheus
import WindowsExporterCatalogue
public import WindowsMonitoring

/// Rules, alerts and dashboards about Windows nodes, made for the exporters of a chart.
///
/// Queries find a metric under every name that the releases which may run on the nodes give it, so that they hold during an upgrade of the
/// exporter, and over data from before it.
public struct MonitoringContent: ChartElement {
  let settings: MonitoringSettings
  let exporters: WindowsExporters
  /// Seconds between scrapes of the exporters.
  let interval: Expr<Int>
  /// The rules, before anything is known of the values.
  public let rules: RuleFile
  let madeDashboards: [MadeDashboard]

  /// - Parameters:
  ///   - exporters: those of the chart.
  ///   - scrape: how often they are scraped; windows of rates follow.
  ///   - installerAlerts: for charts that install the exporter over SSH.
  public init(
    _ settings: MonitoringSettings, exporters: WindowsExporters, scrape: ScrapeSettings, installerAlerts: InstallerAlertSettings? = nil
  ) {
    self.settings = settings
    self.exporters = exporters
    interval = scrape.intervalSeconds
    let queries = PortableQueries(exporters.releases)
    let windows = RateWindows(interval: scrape.intervalSeconds)
    rules = RuleFile(
      groups: Self.groups(settings, exporters, scrape, installerAlerts, windows).map { $0.portable(queries) },
      alertLabels: settings.alerts.labels)
    madeDashboards = MadeDashboard.all(DashboardQueries(portable: queries), hasInstaller: exporters.installer != nil)
  }

  /// The file with the names of the metrics that are read, a line each: for keep-lists of other scrapers.
  public static let metricsFile = "metrics/windows-exporter.txt"

  private static let helper = "windows-rules"

  public var parts: [ChartPart] {
    mistakes(in: rules)
    for helper in RateWindows(interval: interval).helpers { ChartPart.helper(helper) }
    ChartPart.helper(
      Helper(
        Self.helper, "Recording rules and alerts for Prometheus.",
        .text(TreeLayout.embedded([.comment("Written by wingen; change it through the chart's values.")] + rules.entries))))
    If(settings.rules.form.is(.prometheusRule)) { PrometheusRule("windows", rules, labels: settings.rules.labels) }
    If(settings.rules.form.is(.configMap)) {
      ConfigMap(
        "windows-rules", component: "monitoring", data: [DataEntry("windows.yaml", helper: Self.helper)], userLabels: settings.rules.labels)
    }
    WrittenByCommand("rules/windows.yaml", helper: Self.helper)
    dashboardParts
    dataSourceParts
    WrittenByCommand(Self.metricsFile, text: usedMetrics.map { $0 + "\n" }.joined())
  }

  // MARK: Rules

  private static func groups(
    _ settings: MonitoringSettings, _ exporters: WindowsExporters, _ scrape: ScrapeSettings, _ installerAlerts: InstallerAlertSettings?,
    _ windows: RateWindows
  ) -> [RuleGroup] {
    let alerts = settings.alerts
    let recording = [NodeRecordingRules.group(windows), PodRecordingRules.group(windows)]
    let installer = exporters.installer.flatMap { jobs in installerAlerts.map { (jobs, $0) } }
    let alerting = [
      NodeAlerts(settings: alerts, windows: windows, collects: exporters.mayCollect).group,
      ExporterAlerts(settings: alerts, windows: windows, scrapesExporters: scrape.windowsExporter.enabled, installer: installer).group,
      PodAlerts(settings: alerts).group,
    ]
    return recording.map { $0.when(settings.rules.recording) } + alerting.map { $0.when(alerts.enabled) }
  }

  /// What Prometheus would refuse: a fault of the rules above, or of this program.
  @PartsBuilder<ChartPart> private func mistakes(in file: RuleFile) -> [ChartPart] {
    for rule in file.groups.flatMap(\.rules) {
      if case .failure(let error) = rule.query.tree {
        Mistake(.brokenQuery(rule.query.source, message: error.message, usedIn: rule.name))
      }
    }
  }
}

extension RuleGroup {
  fileprivate func portable(_ queries: PortableQueries) -> RuleGroup {
    var group = self
    for index in group.rules.indices { group.rules[index].query = group.rules[index].query.mapping(queries.portable) }
    return group
  }

  fileprivate func when(_ condition: Expr<Bool>) -> RuleGroup {
    var group = self
    group.condition = condition
    return group
  }
}
