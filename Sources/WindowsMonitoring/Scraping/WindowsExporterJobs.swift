import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// The jobs that scrape windows_exporter, one for each way to it.
extension ScrapePlan {
  func windowsExporterJobs(of collector: ScrapingCollector) -> [ScrapeJob] {
    guard systems(of: collector).contains(.windows) else { return [] }
    return windowsExporters.sources.map { job($0, of: collector) }
  }

  private func job(_ source: WindowsExporters.Source, of collector: ScrapingCollector) -> ScrapeJob {
    let targets = source.targets
    // The exporter's labels namespace, pod and container are those of the containers that it measures, and must stay.
    var job = ScrapeJob(
      source.job, interval: settings.intervalSeconds, timeout: settings.intervalSeconds, path: "/metrics",
      scheme: targets.protection.map { .httpsIf($0.tls) }, honorsLabels: true, client: targets.client(of: source.job, on: collector.system),
      limits: ScrapeLimits(samples: settings.windowsExporter.sampleLimit),
      condition: .all([settings.windowsExporter.enabled, targets.condition]))
    switch targets.place {
    case .proxies:
      job.discoveries = [pods(of: collector, in: .these([Release.namespace]), labelled: Self.proxyLabels)]
      job.relabeling =
        [.keep(Meta.portName, matching: "\(WindowsNodeProxy.portName)"), .dropNotRunning] + nodeIdentity(from: Meta.podNode)
    case .nodes(let nodes, let port): reach(nodes, port: port, isOnly: source.isOnly, by: collector, &job)
    }
    if source.job != WindowsExporters.jobLabel { job.relabeling.append(.set("job", to: "\(WindowsExporters.jobLabel)")) }
    if let hasLegacyNames = targets.hasLegacyNames {
      job.metricRelabeling = [
        RelabelRule(from: ["__name__"], regex: "wmi_(.+)", to: "__name__", replacement: "windows_$1").when(hasLegacyNames)
      ]
    }
    if let keepRule { job.metricRelabeling.append(keepRule) }
    return job
  }

  /// What Prometheus adds itself, such as `up`, is not asked.
  private var keepRule: RelabelRule? {
    guard let usedMetrics else { return nil }
    let windows = settings.windowsExporter
    let names: Expr<String> = "\(usedMetrics)\n\(windows.keepAlso.joined(separator: "\n"))"
    return RelabelRule.keep("__name__", matching: "\(names.distinctLines(separator: "|"))").when(windows.keep.is(.used))
  }

  /// - Parameter isOnly: whether no other job scrapes Windows nodes.
  private func reach(
    _ nodes: NodeSelection, port: Expr<Int>, isOnly: Bool, by collector: ScrapingCollector, _ job: inout ScrapeJob
  ) {
    guard case .node(_, hostProcess: true) = collector else {
      job.discoveries = [self.nodes(of: collector, [.windows], selected: nodes)]
      // Discovered with the kubelet's port.
      job.relabeling =
        [RelabelRule(from: ["__address__"], regex: "(.+):\\d+", to: "__address__", replacement: "$1:\(port)")]
        + nodeIdentity(from: Meta.nodeName)
      return
    }
    // In the host's own network there is nothing to find, unless the node's labels are wanted or decide.
    let mustFind: Expr<Bool> = isOnly ? wantsNodeLabels || !nodes.isEverything : true
    if isOnly { job.staticTargets = [StaticTargets(["127.0.0.1:\(port)"], condition: !mustFind)] }
    job.discoveries = [self.nodes(of: collector, [.windows], selected: nodes, condition: mustFind)]
    job.relabeling = [
      nodeLabelRule, .set("__address__", to: "127.0.0.1:\(port)"), .set("instance", to: "\(Self.nodeName)"),
      .set("node", to: "\(Self.nodeName)"),
    ]
  }

  private static var proxyLabels: ScrapeText {
    let name = Expr<String>.helper("name")
    return
      "app.kubernetes.io/name=\(name),app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(WindowsNodeProxy.component)"
  }
}
