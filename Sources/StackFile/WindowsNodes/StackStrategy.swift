import WindowsMonitoring

/// How windows_exporter comes onto Windows nodes: those of `ExporterStrategy` that need no more than a chart.
public enum StackStrategy: String, Sendable, Hashable, CaseIterable {
  case hostProcess, sshInstaller, aksManaged, preinstalled

  /// What it means, for those who choose.
  public var meaning: String {
    switch self {
    case .hostProcess: "a DaemonSet of HostProcess pods; the namespace must allow Pod Security's level privileged"
    case .sshInstaller: "installed over SSH from a Linux node, for clusters that forbid HostProcess pods; needs an administrator's key"
    case .aksManaged: "the exporter that AKS runs itself on port 19182, in some regions"
    case .preinstalled: "it is there already: in the nodes' image, or installed by someone else"
    }
  }

  /// The clouds that have it; nil: all.
  public var clouds: [StackCloud]? { self == .aksManaged ? [.aks] : nil }

  /// For the chart's README.
  var prerequisites: [String] {
    switch self {
    case .hostProcess:
      ["Windows nodes with containerd 1.6 or later, and a namespace that allows HostProcess pods: Pod Security's level `privileged`."]
    case .sshInstaller:
      [
        "Windows nodes with SSH enabled, and an administrator's private key or password in the Secret `windows-node-credentials` (a password needs the nodes' host keys too, or `installer.hostKeys.learnWithPassword`).",
        "Nodes must reach GitHub for windows_exporter's MSI, or a mirror (`installer.msi.mirrorUrl`); Windows pods must reach nginx.org, or a mirror (`proxy.nginx.url`).",
      ]
    case .aksManaged: ["Windows node pools on which AKS runs windows_exporter (port 19182)."]
    case .preinstalled: ["windows_exporter on the Windows nodes, reachable from pods (`exporter`)."]
    }
  }

  /// The strategy with its settings, in the order in which values.yaml has them.
  var parts: StrategyParts {
    switch self {
    case .hostProcess:
      let (exporter, pods) = (WindowsExporterSettings(), HostProcessExporterSettings())
      return StrategyParts(
        [
          SettingsPart("exporter", "The windows_exporter that runs on Windows nodes.", exporter),
          SettingsPart("hostProcess", "Runs windows_exporter on Windows nodes, in HostProcess pods.", pods),
        ], swift: ".hostProcess(values.hostProcess, exporter: values.exporter)"
      ) { .hostProcess(pods, exporter: exporter) }
    case .sshInstaller:
      let (exporter, installer, proxy) = (WindowsExporterSettings(), InstallerSettings(), ProxySettings())
      return StrategyParts(
        [
          SettingsPart("exporter", "The windows_exporter that runs on Windows nodes.", exporter),
          SettingsPart("installer", "Gets windows_exporter onto Windows nodes over SSH.", installer),
          SettingsPart("proxy", "Makes node metrics reachable from pods.", proxy),
        ], swift: ".sshInstaller(values.installer, exporter: values.exporter, proxy: values.proxy)"
      ) { .sshInstaller(installer, exporter: exporter, proxy: proxy) }
    case .aksManaged:
      let exporter = AKSManagedExporterSettings()
      return StrategyParts(
        [SettingsPart("aksManaged", "The windows_exporter that AKS runs.", exporter)], swift: ".aksManaged(values.aksManaged)"
      ) { .aksManaged(exporter) }
    case .preinstalled:
      let exporter = PreinstalledExporterSettings()
      return StrategyParts(
        [SettingsPart("exporter", "The windows_exporter that is on the nodes.", exporter)], swift: ".preinstalled(values.exporter)"
      ) { .preinstalled(exporter) }
    }
  }
}

/// A strategy's settings, what is made of them, and how a spec says that.
struct StrategyParts: Sendable {
  var settings: [SettingsPart]
  var swift: String
  /// To be called when the settings have their places.
  var strategy: @Sendable () -> ExporterStrategy

  init(_ settings: [SettingsPart], swift: String, _ strategy: @escaping @Sendable () -> ExporterStrategy) {
    self.settings = settings
    self.swift = swift
    self.strategy = strategy
  }
}
