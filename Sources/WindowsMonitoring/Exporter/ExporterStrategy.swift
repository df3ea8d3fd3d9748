import ChartModel
import WindowsExporterCatalogue

/// How windows_exporter comes onto Windows nodes, and how collectors reach it there.
///
/// Every strategy yields the same series: the job is `windows-exporter`, and `node` and `instance` are the node's name. Several strategies
/// may serve one cluster, each for its own nodes.
public struct ExporterStrategy: Sendable {
  /// Part of the job's name, where a chart has several strategies.
  let name: String
  /// Whether the strategy is in use.
  let isEnabled: Expr<Bool>
  /// Whether its nodes are scraped even if it is not in use, where it is the chart's only one: an installer that is switched off may have
  /// done its work.
  var outlivesItsUse = false
  /// What it installs in the cluster.
  let content: Chart
  /// Where the exporter is reached; if there are several, at most one of their conditions holds.
  let targets: [WindowsExporterTargets]
  /// The nodes that it serves.
  let nodes: NodeSelection
  /// Which releases of the exporter it may have put there.
  var releases = WindowsExporterSettings.releases
  /// The exporter's settings, if they are this chart's.
  var exporter: WindowsExporterSettings?
  var installer: WindowsExporters.Installer?

  /// The exporter runs in HostProcess pods, a DaemonSet: the way for clusters with containerd, and the one to begin with.
  ///
  /// Needs a namespace that allows Pod Security's `privileged` level.
  public static func hostProcess(_ settings: HostProcessExporterSettings, exporter: WindowsExporterSettings) -> ExporterStrategy {
    let nodes = NodeSelection.labelled(settings.pod.nodeSelector)
    return ExporterStrategy(
      name: "host-process", isEnabled: settings.enabled, content: Chart { HostProcessExporter(settings, exporter: exporter) },
      targets: [WindowsExporterTargets(place: .nodes(nodes, port: exporter.port), protection: settings.protection)], nodes: nodes,
      releases: WindowsExporterSettings.releases.filter { $0.version >= WindowsExporterRelease.firstHostProcessImage },
      exporter: exporter)
  }

  /// A Job, CronJob or loop installs the exporter on the nodes over SSH: for clusters that forbid HostProcess pods.
  ///
  /// - Parameter proxy: makes the exporter reachable from pods that may not reach nodes; where it is switched off, and if nil, collectors
  ///   scrape the nodes' own addresses.
  public static func sshInstaller(
    _ settings: InstallerSettings, exporter: WindowsExporterSettings, proxy: ProxySettings? = nil
  ) -> ExporterStrategy {
    let nodes = NodeSelection.selected(by: settings.nodeLabelSelector)
    var direct = WindowsExporterTargets(place: .nodes(nodes, port: exporter.port))
    direct.condition = proxy.map { !$0.enabled }
    let proxied = proxy.map { WindowsExporterTargets(place: .proxies, protection: $0.protection, condition: $0.enabled) }
    return ExporterStrategy(
      name: "ssh", isEnabled: settings.enabled, outlivesItsUse: true,
      content: Chart {
        if let proxy { refusals(settings, proxy, nodes) }
        WindowsExporterInstaller(settings, exporter: exporter)
        if let proxy { WindowsNodeProxy(proxy, exporter: exporter, reachedBy: WindowsExporters.scrapers) }
      }, targets: [proxied, direct].compactMap { $0 }, nodes: nodes, exporter: exporter, installer: WindowsExporterInstaller.jobs(settings))
  }

  /// Values by which nodes would be worked on and not reached.
  private static func refusals(_ settings: InstallerSettings, _ proxy: ProxySettings, _ nodes: NodeSelection) -> Chart {
    let (firewall, selector) = (settings.firewall, proxy.pod.nodeSelector)
    return Chart {
      If(settings.enabled) {
        If(proxy.enabled) {
          Refuse(
            if: !nodes.isEverything && !selector.isNonEmpty,
            "\(nodes.setting) selects some of the Windows nodes: let \(selector.settingName) select the same, or the proxy would run and be scraped on the others too"
          )
        } else: {
          // The pods of a node are those that its proxy would be among.
          Refuse(
            if: firewall.manage && !firewall.remoteAddresses.isNonEmpty,
            "without the proxy collectors come from other nodes: name in \(firewall.remoteAddresses.settingName) the addresses that scrapes arrive from, or switch \(proxy.enabled.settingName) on"
          )
        }
      }
    }
  }

  /// The exporter is there already: in the nodes' image, or installed by someone else. wmi_exporter, its predecessor, will do.
  public static func preinstalled(_ settings: PreinstalledExporterSettings) -> ExporterStrategy {
    let nodes = NodeSelection.selected(by: settings.nodeLabelSelector)
    let targets = WindowsExporterTargets(
      place: .nodes(nodes, port: settings.port), protection: settings.protection, hasLegacyNames: settings.isWMIExporter)
    let notes = Chart {
      If(settings.enabled && settings.protection.isNeeded) {
        Notes(
          "", "Collectors reach windows_exporter with what is in the Secret \(settings.protection.secretName); their pods wait for it:", "",
          "  kubectl create secret generic \(settings.protection.secretName) --namespace \(Release.namespace) --from-file=ca.crt --from-file=password",
          "", "(without the file of what is not used).")
      }
    }
    return ExporterStrategy(name: "preinstalled", isEnabled: settings.enabled, content: notes, targets: [targets], nodes: nodes)
  }

  /// AKS runs the exporter on the nodes, on port 19182, in some regions (MicrosoftDocs/azure-aks-docs, windows-best-practices.md).
  public static func aksManaged(_ settings: AKSManagedExporterSettings) -> ExporterStrategy {
    let nodes = NodeSelection.selected(by: settings.nodeLabelSelector)
    let targets = WindowsExporterTargets(place: .nodes(nodes, port: settings.port))
    return ExporterStrategy(name: "aks-managed", isEnabled: settings.enabled, content: Chart {}, targets: [targets], nodes: nodes)
  }

  /// An extension of the nodes' scale sets installs the exporter. `wingen vm-extension` writes it from the same values; the settings must
  /// be called `exporter` and `extension` for that.
  public static func vmExtension(_ settings: VMExtensionSettings, exporter: WindowsExporterSettings) -> ExporterStrategy {
    let nodes = NodeSelection.selected(by: settings.nodeLabelSelector)
    let targets = WindowsExporterTargets(place: .nodes(nodes, port: exporter.port))
    let content = Chart {
      ReadByCommand(settings.ofCommand)
      If(settings.enabled) {
        exporter.refusals
        If(settings.state.is(.present)) { settings.msi.refusal(of: exporter.version) }
        Notes(
          "", "An extension of the Windows scale sets is to install windows_exporter \(exporter.version) with the collectors",
          "\(exporter.collectors.joined(separator: ",")). wingen writes it from the values of this release, for each change of them:", "",
          "  wingen vm-extension SPEC -f VALUES -o FOLDER")
      }
    }
    return ExporterStrategy(
      name: "vm-extension", isEnabled: settings.enabled, content: content, targets: [targets], nodes: nodes, exporter: exporter)
  }
}
