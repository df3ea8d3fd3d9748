import Wingen

struct Settings: ChartValues {
  @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
  @SettingGroup("HostProcess pods.") var hostProcess = HostProcessExporterSettings()
  @SettingGroup("An exporter that is there.") var preinstalled = PreinstalledExporterSettings()
}

func exporters(_ values: Settings) -> WindowsExporters {
  // FRAGMENT
}
