import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus
import WindowsMonitoring

/// Every kind of exporter with every kind of collector: their scrape jobs, as a collector's configuration has them, and their rights.
struct ScrapePlanSpec: ChartSpec {
  static let info = ChartInfo(name: "scraping", version: "1.0.0", appVersion: "1", summary: "Scrape plans.")

  struct Settings: ChartValues {
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
    @SettingGroup("Over SSH.") var installer = InstallerSettings()
    @SettingGroup("The proxy.") var proxy = ProxySettings()
    @SettingGroup("In pods.") var hostProcess = HostProcessExporterSettings()
    @SettingGroup("There already.") var preinstalled = PreinstalledExporterSettings()
    @SettingGroup("AKS's own.") var aksManaged = AKSManagedExporterSettings()
    @SettingGroup("By extension.") var vmExtension = VMExtensionSettings()
    @Setting("Shards.", .range(1...100)) var shards: Expr<Int> = 1
  }

  static func chart(_ values: Settings) -> Chart {
    let ssh = ExporterStrategy.sshInstaller(values.installer, exporter: values.exporter, proxy: values.proxy)
    let hostProcess = ExporterStrategy.hostProcess(values.hostProcess, exporter: values.exporter)
    let preinstalled = ExporterStrategy.preinstalled(values.preinstalled)
    let exporters: [(name: String, exporters: WindowsExporters)] = [
      ("proxy", WindowsExporters(ssh)), ("host", WindowsExporters(hostProcess)),
      ("aks", WindowsExporters(.aksManaged(values.aksManaged))), ("old", WindowsExporters(preinstalled)),
      ("mixed", WindowsExporters(ssh, hostProcess, preinstalled, .vmExtension(values.vmExtension, exporter: values.exporter))),
    ]
    let collectors: [(name: String, collector: ScrapingCollector)] = [
      ("central", .central), ("linux", .node(.linux)), ("windows", .node(.windows)), ("process", .node(.windows, hostProcess: true)),
    ]
    let systems: [Set<CollectorSystem>] = [[], [.linux], [.linux, .windows]]
    return Chart {
      for (name, exporters) in exporters {
        for (index, systems) in systems.enumerated() {
          let plan = ScrapePlan(
            values.scrape, windowsExporters: exporters, central: index == 1 ? .shards(values.shards) : .single,
            nodeCollectors: systems)
          for (kind, collector) in collectors where !plan.jobs(of: collector).isEmpty {
            parts("\(name)-\(index)-\(kind)", plan, collector)
          }
        }
      }
    }
  }

  private static func parts(_ name: String, _ plan: ScrapePlan, _ collector: ScrapingCollector) -> Chart {
    let jobs = MapEntry.field("scrape_configs", .list(plan.jobs(of: collector).map { $0.item(in: .collector) }))
    let permissions = plan.permissions(of: collector)
    return Chart {
      ConfigMap(.scoped(name), data: [DataEntry("jobs.yaml", lines: TreeLayout.embedded([.comment("Jobs."), jobs]))])
      If(permissions.cluster.areNeeded) { ClusterRole(.clusterScoped(name), rules: permissions.cluster) }
      If(permissions.release.areNeeded) { Role(.scoped(name), rules: permissions.release) }
      If(plan.hasJobs(collector)) { ConfigMap(.scoped("\(name)-needed"), data: [DataEntry("needed", value: "yes")]) }
    }
  }
}
