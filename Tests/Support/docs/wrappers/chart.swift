import Wingen

struct Settings: ChartValues {
  @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
  @SettingGroup("HostProcess pods.") var hostProcess = HostProcessExporterSettings()
  @SettingGroup("An exporter that is there.") var preinstalled = PreinstalledExporterSettings()
  @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
  @SettingGroup("Rules and dashboards.") var monitoring = MonitoringSettings()
  @SettingGroup("All collectors.") var collectors = CollectorSettings()
  @SettingGroup("The collector.") var collector = ClusterCollectorSettings()
  @SettingGroup("Logz.io.") var logzio = LogzioMetricsSettings()
}

func chart(_ values: Settings) -> Chart {
  // FRAGMENT
}
