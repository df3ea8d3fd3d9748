import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry
import WindowsMonitoring

/// The settings of the specs below: all that collectors have, and backends of every way to prove who one is.
struct CollectorSpecSettings: ChartValues {
  @SettingGroup("Scraping.") var scrape = ScrapeSettings()
  @SettingGroup("There already.") var exporter = PreinstalledExporterSettings()
  @SettingGroup("What is installed.") var installed = WindowsExporterSettings()
  @SettingGroup("Over SSH.") var installer = InstallerSettings()
  @SettingGroup("Behind proxies.") var proxy = ProxySettings()
  @SettingGroup("Logs.") var logs = ContainerLogSettings()
  @SettingGroup("Event logs.") var eventLogs = EventLogSettings()
  @SettingGroup("Events.") var events = KubernetesEventSettings()
  @SettingGroup("All collectors.") var collectors = CollectorSettings()
  @SettingGroup("The cluster's.") var collector = ClusterCollectorSettings()
  @SettingGroup("Shards.") var shards = ShardSettings()
  @SettingGroup("Linux.") var linux = LinuxNodeCollectorSettings()
  @SettingGroup("Windows.") var windows = WindowsNodeCollectorSettings()
  @SettingGroup("Windows, as a process.") var process = HostProcessCollectorSettings()
  @SettingGroup("The gateway.") var gateway = GatewaySettings()
  @Setting("Whether the first backend takes logs, where it takes nothing else.") var otlpTakesLogs: Expr<Bool> = true
  @SettingGroup("Takes all signals.") var otlp = OTLPHTTPSettings<BasicAuthentication>()
  @SettingGroup("Takes certificates.") var mutual = RemoteWriteSettings<CertificateAuthentication>()
  @SettingGroup("Takes a variable.") var logzio = LogzioLogsSettings()
  @SettingGroup("Takes an identity of Azure's.") var azure = AzureManagedPrometheusSettings()
  @SettingGroup("Takes an identity of Amazon's.") var amazon = AmazonManagedPrometheusSettings()

  init() {}

  func destinations(on system: CollectorSystem) -> Destinations {
    Destinations(
      metrics: [
        otlp.metrics(named: "otlp", on: system, labels: []), mutual.metrics(named: "mutual", on: system, labels: []),
        azure.metrics(named: "azure", on: system, labels: []), amazon.metrics(named: "amazon", on: system, labels: []),
      ],
      logs: [otlp.logs(named: "otlp", on: system, labels: []), logzio.logs(named: "logzio", on: system, labels: [])],
      traces: [otlp.traces(named: "otlp", on: system, labels: [])])
  }
}

/// One collector for the cluster, containers on nodes of both systems, and a gateway; all send to all backends.
enum ContainersSpec: ChartSpec {
  static let info = ChartInfo(name: "shapes", version: "1.0.0", appVersion: "1", summary: "Shapes.")

  static func chart(_ values: CollectorSpecSettings) -> Chart {
    let plan = ScrapePlan(
      values.scrape, windowsExporters: WindowsExporters(.preinstalled(values.exporter)), nodeCollectors: [.linux, .windows],
      clusterName: values.collectors.clusterName)
    return Chart {
      ClusterCollector(
        values.collector, common: values.collectors, scraping: plan, events: values.events, to: values.destinations(on: .linux))
      LinuxNodeCollector(
        values.linux, common: values.collectors, scraping: plan, logs: values.logs, to: values.destinations(on: .linux))
      WindowsNodeCollector(
        values.windows, common: values.collectors, scraping: plan, logs: values.logs, to: values.destinations(on: .windows))
      CollectorGateway(values.gateway, common: values.collectors, to: values.destinations(on: .linux))
    }
  }
}

/// Collectors that share the cluster's targets, and processes of Windows nodes.
enum ProcessesSpec: ChartSpec {
  static let info = ChartInfo(name: "shapes", version: "1.0.0", appVersion: "1", summary: "Shapes.")

  static func chart(_ values: CollectorSpecSettings) -> Chart {
    let plan = ScrapePlan(
      values.scrape, windowsExporters: WindowsExporters(.preinstalled(values.exporter)), central: .shards(values.shards.count),
      nodeCollectors: [.windows])
    return Chart {
      ClusterCollector(
        values.collector, common: values.collectors, scraping: plan, events: values.events, to: values.destinations(on: .linux))
      HostProcessCollector(
        values.process, common: values.collectors, scraping: plan, logs: values.logs, eventLogs: values.eventLogs,
        to: values.destinations(on: .windows))
    }
  }
}

/// Collectors whose backends take only one of the signals that the collectors could have.
enum OneSignalSpec: ChartSpec {
  static let info = ChartInfo(name: "shapes", version: "1.0.0", appVersion: "1", summary: "Shapes.")

  static func chart(_ values: CollectorSpecSettings) -> Chart {
    let plan = ScrapePlan(
      values.scrape, windowsExporters: WindowsExporters(.sshInstaller(values.installer, exporter: values.installed, proxy: values.proxy)),
      nodeCollectors: [.linux, .windows])
    func logs(on system: CollectorSystem) -> Destinations {
      Destinations(logs: [values.otlp.logs(named: "otlp", on: system, labels: []).when(values.otlpTakesLogs)])
    }
    func metrics(on system: CollectorSystem) -> Destinations {
      Destinations(metrics: [values.otlp.metrics(named: "otlp", on: system, labels: [])])
    }
    return Chart {
      ClusterCollector(values.collector, common: values.collectors, scraping: plan, events: values.events, to: metrics(on: .linux))
      LinuxNodeCollector(
        values.linux, common: values.collectors, scraping: plan, logs: values.logs, to: metrics(on: .linux))
      HostProcessCollector(
        values.process, common: values.collectors, scraping: plan, logs: values.logs, eventLogs: values.eventLogs,
        to: logs(on: .windows))
    }
  }
}
