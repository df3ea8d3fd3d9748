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
  let scrape: ScrapeSettings
  /// Seconds between scrapes of the exporters.
  var interval: Expr<Int> { scrape.intervalSeconds }
  /// The rules, before anything is known of the values.
  public let rules: RuleFile
  let madeDashboards: [MadeDashboard]
  let used: UsedMetrics

  /// - Parameters:
  ///   - exporters: those of the chart.
  ///   - scrape: how often they are scraped; windows of rates follow.
  ///   - installerAlerts: for charts that install the exporter over SSH.
  public init(
    _ settings: MonitoringSettings, exporters: WindowsExporters, scrape: ScrapeSettings, installerAlerts: InstallerAlertSettings? = nil
  ) {
    self.settings = settings
    self.exporters = exporters
    self.scrape = scrape
    let queries = PortableQueries(exporters.releases)
    let windows = RateWindows(interval: scrape.intervalSeconds)
    rules = RuleFile(
      groups: Self.groups(settings, exporters, scrape, installerAlerts, windows).map { $0.portable(queries) },
      alertLabels: settings.alerts.labels)
    madeDashboards = MadeDashboard.all(DashboardQueries(portable: queries), hasInstaller: exporters.installer != nil)
    used = UsedMetrics(rules.groups, madeDashboards.compactMap { try? $0.result.get() }, settings)
  }

  /// The metrics of windows_exporter that rules and dashboards read which the values switch on, a line each: for `ScrapePlan`. The chart must
  /// have this content in it.
  public var usedMetrics: Expr<String> { used.names }

  /// The file with the names of the metrics that are read, a line each: for keep-lists of other scrapers.
  public static let metricsFile = "metrics/windows-exporter.txt"

  private static let helper = "windows-rules"

  public var parts: [ChartPart] {
    mistakes(in: rules)
    for helper in RateWindows(interval: interval).helpers { ChartPart.helper(helper) }
    if let installer = exporters.installer { ChartPart.helper(InstallerScope.helper(installer)) }
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
    for condition in conditions { ChartPart.condition(condition) }
    dashboardParts
    dataSourceParts
    usedMetricsParts
  }

  /// What a keep-list is made of, and the list as a file.
  @PartsBuilder<ChartPart> private var usedMetricsParts: [ChartPart] {
    for helper in used.helpers { ChartPart.helper(helper) }
    If(used.names != "") { WrittenByCommand(Self.metricsFile, helper: UsedMetrics.helper) }
    let windows = scrape.windowsExporter
    Refuse(
      if: windows.enabled && windows.keep.is(.used) && !windows.keepAlso.isNonEmpty && used.names == "",
      "\(windows.keep.settingName) is used, and no rule or dashboard is switched on that reads a metric: no metric would be kept. Set it to all, list metrics in \(windows.keepAlso.settingName), or switch \(windows.enabled.settingName) off"
    )
  }

  // MARK: Rules

  /// What stands in several places of the templates, and is long.
  private var conditions: [NamedCondition] {
    let ofGroups = rules.groups.compactMap { group in
      group.ruleCondition.map {
        let name = group.name.split(separator: ".").dropFirst().joined(separator: "-")
        return NamedCondition("has-\(name)", "Whether any rule of the group \(group.name) is switched on: text if so, and none if not.", $0)
      }
    }
    let ofFile = rules.condition.map { NamedCondition("has-rules", "Whether there is any rule: text if so, and none if not.", $0) }
    return ofGroups + [ofFile].compactMap(\.self)
  }

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
