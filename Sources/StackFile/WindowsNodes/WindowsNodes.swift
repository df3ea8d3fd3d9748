package import ChartModel
import CollectorSchemas
import Kubernetes
import MonitoringContent
import OpenTelemetry
import WindowsMonitoring

/// The general stack: one way for windows_exporter onto Windows nodes, one collector that scrapes the cluster, collectors on the nodes if logs
/// are wanted, and any backends. A spec that says the same is what `SpecText` of Scaffold writes.
package struct WindowsNodes: Sendable {
  package let options: StackOptions
  private let strategy: StrategyParts
  private let backends: [(backend: StackBackend, parts: BackendParts)]

  // What every such chart has, and what comes with logs.
  private let scrape = ScrapeSettings()
  private let logs = ContainerLogSettings()
  private let eventLogs = EventLogSettings()
  private let events = KubernetesEventSettings()
  private let monitoring = MonitoringSettings()
  private let installerAlerts = InstallerAlertSettings()
  private let collectors = CollectorSettings()
  private let collector = ClusterCollectorSettings()
  private let linuxNodes = LinuxNodeCollectorSettings()
  private let windowsNodes = WindowsNodeCollectorSettings()
  private let windowsProcesses = HostProcessCollectorSettings()

  /// - Parameter options: without contradictions.
  package init(_ options: StackOptions) {
    self.options = options
    strategy = options.strategy.parts
    backends = options.backends.map { ($0, $0.parts(logs: options.logs)) }
  }

  /// - Throws: mistakes of the stack's own, of which no options should make any.
  package func chart() throws(DeclarationProblems) -> ChartDefinition {
    try ChartDefinition(info: info, settings: settings.map(\.values)) { content }
  }

  /// Where HostProcess pods are allowed, collectors run as processes of Windows nodes, of any build, and see event logs.
  package var readsEventLogs: Bool { options.logs && options.strategy == .hostProcess }
  package var hasInstaller: Bool { options.strategy == .sshInstaller }

  /// The strategy as a spec says it.
  package var strategyInSwift: String { strategy.swift }

  /// Groups of settings with a backend for a signal, by the backend's name.
  package var metricsBackends: [(name: String, group: String)] {
    backends.compactMap { backend in backend.parts.metricsName.map { (backend.backend.rawValue, $0) } }
  }
  package var logsBackends: [(name: String, group: String)] {
    backends.compactMap { backend in backend.parts.logsName.map { (backend.backend.rawValue, $0) } }
  }

  /// The groups of settings that say where telemetry is sent.
  package var backendGroups: [String] { backends.flatMap(\.parts.settings).map(\.name) }

  // MARK: Settings

  /// The groups of settings, in the order of values.yaml.
  package var settings: [SettingsPart] {
    strategy.settings + telemetry + alerts + collectorGroups + backends.flatMap(\.parts.settings)
  }

  private var telemetry: [SettingsPart] {
    var parts = [SettingsPart("scrape", "What is scraped.", scrape)]
    guard options.logs else { return parts }
    parts.append(SettingsPart("logs", "Which logs of containers are read.", logs))
    if readsEventLogs { parts.append(SettingsPart("eventLogs", "Which event logs of Windows nodes are read.", eventLogs)) }
    parts.append(SettingsPart("events", "The cluster's events.", events))
    return parts
  }

  private var alerts: [SettingsPart] {
    let parts = [SettingsPart("monitoring", "Rules, alerts and dashboards about Windows nodes.", monitoring)]
    guard hasInstaller else { return parts }
    return parts + [
      SettingsPart("installerAlerts", "Alerts about the installation over SSH, beside those of monitoring.alerts.", installerAlerts)
    ]
  }

  private var collectorGroups: [SettingsPart] {
    let parts = [
      SettingsPart("collectors", "What all collectors have in common.", collectors),
      SettingsPart("collector", "The collector for the cluster, which scrapes.", collector),
    ]
    guard options.logs else { return parts }
    let onWindows =
      readsEventLogs
      ? SettingsPart("windowsNodes", "The collectors that run as processes of Windows nodes.", windowsProcesses)
      : SettingsPart("windowsNodes", "The collectors on Windows nodes, which read logs.", windowsNodes)
    return parts + [SettingsPart("linuxNodes", "The collectors on Linux nodes, which read logs.", linuxNodes), onWindows]
  }

  // MARK: Content

  private var content: Chart {
    let exporters = WindowsExporters(strategy.strategy())
    let content = MonitoringContent(
      monitoring, exporters: exporters, scrape: scrape, installerAlerts: hasInstaller ? installerAlerts : nil)
    let plan = ScrapePlan(
      scrape, windowsExporters: exporters, clusterName: collectors.clusterName, usedMetrics: content.usedMetrics)
    return Chart {
      Notes("\(Release.name) \(noteText)")
      exporters
      content
      ClusterCollector(
        collector, common: collectors, scraping: plan, events: options.logs ? events : nil, to: destinations(on: .linux))
      if options.logs {
        LinuxNodeCollector(linuxNodes, common: collectors, logs: logs, to: Destinations(logs: logBackends(on: .linux)))
        if readsEventLogs {
          HostProcessCollector(
            windowsProcesses, common: collectors, logs: logs, eventLogs: eventLogs, to: destinations(on: .windows))
        } else {
          WindowsNodeCollector(windowsNodes, common: collectors, logs: logs, to: Destinations(logs: logBackends(on: .windows)))
        }
      }
    }
  }

  private func destinations(on system: CollectorSystem) -> Destinations {
    Destinations(
      metrics: backends.compactMap { $0.parts.metrics?.metrics(named: $0.backend.rawValue, on: system, labels: []) },
      logs: logBackends(on: system))
  }

  private func logBackends(on system: CollectorSystem) -> [Backend<Logs>] {
    backends.compactMap { $0.parts.logs?.logs(named: $0.backend.rawValue, on: system, labels: []) }
  }
}
