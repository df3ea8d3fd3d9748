import ChartModel
import Prometheus
import WindowsMonitoring

/// Alerts about what measures: without it, no other alert fires.
struct ExporterAlerts {
  let settings: WindowsAlertSettings
  let windows: RateWindows
  /// Whether exporters are scraped by the chart: where they are not, no node is missing one.
  let scrapesExporters: Expr<Bool>
  /// Nil if nothing in the chart installs the exporter over SSH, or nobody asked for alerts about it.
  let installer: (jobs: WindowsExporters.Installer, alerts: InstallerAlertSettings)?

  var group: RuleGroup {
    RuleGroup(
      "windows.exporter.alerts", rules: exporters + [absent] + installers + [CollectorAlerts(settings: settings, windows: windows).lost]
    ).ofNodes
  }

  private static let up = #"up{job="\#(WindowsQueries.job)"}"#

  private var exporters: [Rule] {
    [
      .alert(
        "WindowsExporterDown", settings.exporterDown, "\(Self.up) == 0",
        AlertText(
          summary: "windows_exporter on {{ $labels.node }} does not answer.",
          description:
            "Scrapes of {{ $labels.instance }} have failed for \(settings.exporterDown.for): nothing is known of {{ $labels.node }}.",
          runbook: """
            Is the node ready (kubectl get node {{ $labels.node }})? Does the exporter run (its pod, or Get-Service windows_exporter on the \
            node)? Does a firewall rule let collectors reach its port? The collector's log says how the scrape failed.
            """)),
      .alert(
        "WindowsExporterMissing", settings.exporterMissing, when: scrapesExporters,
        "max by (cluster, node) (\(WindowsQueries.nodes)) unless on (cluster, node) \(Self.up)",
        AlertText(
          summary: "No exporter is scraped on the Windows node {{ $labels.node }}.",
          description: "{{ $labels.node }} runs Windows, and no target of the job windows-exporter stands for it.",
          runbook: """
            Is the node selected by what installs the exporter (node selectors, tolerations)? Does it carry the label kubernetes.io/os=windows, \
            by which targets are found? Has the installer's last run reported it?
            """)),
      .alert(
        "WindowsExporterCollectorFailed", settings.exporterCollectorFailed, "windows_exporter_collector_success == 0",
        AlertText(
          summary: "Collector {{ $labels.collector }} of windows_exporter fails on {{ $labels.node }}.",
          description:
            "Metrics of the collector {{ $labels.collector }} have been missing on {{ $labels.node }} for \(settings.exporterCollectorFailed.for).",
          runbook: """
            The exporter's log on the node names the reason: performance counters that need repair (lodctr /R), a missing Windows feature, a \
            time-out. Leave the collector out if the node has nothing for it.
            """)),
    ]
  }

  /// All at once, which no other alert sees: their queries give nothing either. A cluster whose last Windows node was removed still has
  /// nodes that kube-state-metrics knows. A day is longer than any night in which nobody looks.
  private var absent: Rule {
    .alert(
      "WindowsMetricsAbsent", settings.metricsAbsent,
      "count by (cluster) (max_over_time(\(Self.up)[1d])) unless on (cluster) \(Self.up) unless on (cluster) kube_node_info",
      AlertText(
        summary: "No metrics of Windows nodes arrive{{ with $labels.cluster }} from {{ . }}{{ end }}.",
        description:
          "{{ $value }} exporters were scraped within the last day; now nothing is known of any node, and no other alert can fire.",
        runbook: """
          Do the collectors run, and what do their logs say of the backend (credentials, limits, network)? The alert ends a day after the \
          last scrape, mended or not. Silence it if the cluster, its Windows nodes or the chart were removed.
          """))
  }

  private var installers: [Rule] {
    guard let (installer, alerts) = installer else { return [] }
    let stale = alerts.stale
    func jobs(_ metric: String, _ matcher: String = "") -> RuleQuery {
      #"\#(metric){\#(matcher)namespace="\#(Release.namespace)", job_name=~"\#(InstallerScope.names)-.*"}"#
    }
    func cronJobs(_ metric: String) -> RuleQuery {
      #"\#(metric){namespace="\#(Release.namespace)", cronjob=~"\#(InstallerScope.names)"}"#
    }
    return [
      .alert(
        "WindowsExporterInstallFailed", alerts.failed, when: installer.isEnabled,
        // Failed Jobs of a CronJob are kept for a while: those before its last success are done with.
        #"""
        max by (cluster, namespace, job_name) (\#(jobs("kube_job_failed", #"condition="true", "#))) > 0 \#
        unless on (cluster, namespace, job_name) max by (cluster, namespace, job_name) (\#(jobs("kube_job_status_start_time"))) \#
        < on (cluster, namespace) group_left () \#
        max by (cluster, namespace) (\#(cronJobs("kube_cronjob_status_last_successful_time")))
        """#,
        AlertText(
          summary: "The installation of windows_exporter failed.",
          description: "The Job {{ $labels.job_name }} in {{ $labels.namespace }} gave up.",
          runbook: """
            kubectl logs --namespace {{ $labels.namespace }} job/{{ $labels.job_name }}: the last lines name each node and what went wrong. \
            Once mended, the CronJob's next success ends the alert; without one, delete the failed Job: helm upgrade makes it anew.
            """)),
      .alert(
        "WindowsExporterInstallStale", stale, when: installer.isScheduled,
        // One that never succeeded shows no time of it.
        """
        time() - max by (cluster, namespace, cronjob) (\(cronJobs("kube_cronjob_status_last_successful_time")) \
        or \(cronJobs("kube_cronjob_created"))) > 3600 * \(stale.above)
        """,
        AlertText(
          summary: "The installer of windows_exporter has not succeeded for long.",
          description:
            #"The CronJob {{ $labels.cronjob }} in {{ $labels.namespace }} has not succeeded for {{ humanizeDuration $value }}: new nodes have no exporter."#,
          runbook: """
            kubectl get jobs --namespace {{ $labels.namespace }}: are there failed runs, or none at all (suspended, or its schedule was missed \
            too often)? Read the log of the last one.
            """)),
    ]
  }
}
