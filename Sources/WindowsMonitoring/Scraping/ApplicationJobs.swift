import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// Jobs whose targets are workloads. The annotations are those of Prometheus' own example (prometheus/prometheus,
/// documentation/examples/prometheus-kubernetes.yml): prometheus.io/scrape, scheme, path, port and param_NAME.
extension ScrapePlan {
  // MARK: Annotated pods

  /// Pods that are not ready are scraped too: then their metrics are wanted most.
  ///
  /// No label tells a pod's containers apart, so where the annotation names the port, all containers lead to one and the same target.
  func podJob(of collector: ScrapingCollector) -> ScrapeJob? {
    let systems = systems(of: collector)
    guard !systems.isEmpty else { return nil }
    let applications = settings.applications
    var job = applicationJob("kubernetes-pods", condition: applications.pods)
    job.discoveries = [pods(of: collector, in: .listed(applications.namespaces), seesSystem: true)]
    job.relabeling = [.keep(Meta.podAnnotation + "prometheus_io_scrape", matching: "true")]
    if case .central = collector, let only = systems.first, systems.count == 1 {
      job.relabeling.append(.keep(Meta.nodeSystem, matching: "\(only.rawValue)"))
    }
    job.relabeling.append(.keep(Meta.podAnnotation + Self.port, Meta.portNumber, matching: "\\d+;.*|;\\d+"))
    job.relabeling += othersPods + annotations(Meta.podAnnotation, protocol: Meta.portProtocol)
    job.relabeling += [
      nodeLabelRule, .copy(Meta.namespace, to: "namespace"), .copy(Meta.pod, to: "pod"), .copy(Meta.podNode, to: "node"),
    ]
    return job
  }

  // MARK: Annotated Services

  /// A Service's name is no label of its pods' series: a pod behind two annotated Services would be two targets.
  func serviceJob(of collector: ScrapingCollector) -> ScrapeJob? {
    guard case .central = collector else { return nil }
    let applications = settings.applications
    var job = applicationJob("kubernetes-services", condition: applications.services)
    job.discoveries = [
      KubernetesDiscovery(.endpointslice, namespaces: .listed(applications.namespaces), attachesNode: wantsNodeLabels)
    ]
    job.relabeling = [
      .keep(Meta.serviceAnnotation + "prometheus_io_scrape", matching: "true"),
      .drop(Meta.podAnnotation + "prometheus_io_scrape", matching: "true").when(applications.pods),
    ]
    // Container ports that the Service does not know are discovered as well, but without a slice's port and the node's labels.
    job.relabeling.append(.keep(Meta.serviceAnnotation + Self.port, Meta.slicePort, matching: "\\d*;\\d+"))
    job.relabeling += othersPods + annotations(Meta.serviceAnnotation, protocol: Meta.sliceProtocol)
    job.relabeling += [
      nodeLabelRule, .copy(Meta.namespace, to: "namespace"), .copy(Meta.pod, to: "pod"), .copy(Meta.sliceNode, to: "node"),
      .copy(nonEmpty: Meta.podNode, to: "node"),
      RelabelRule(from: [Meta.pod, Meta.service], regex: ";(.+)", to: "service"),
    ]
    return job
  }

  private static let port = "prometheus_io_port"

  private func applicationJob(_ name: String, condition: Expr<Bool>) -> ScrapeJob {
    let limits = settings.applications
    return ScrapeJob(
      name, interval: settings.intervalSeconds, timeout: settings.timeoutSeconds, acceptsUntypedText: true,
      limits: ScrapeLimits(bodyMegabytes: limits.bodyLimitMegabytes, samples: limits.sampleLimit, labels: limits.labelLimit),
      condition: condition)
  }

  /// Drops what does not run, and what has a job of its own.
  private var othersPods: [RelabelRule] {
    let name = Meta.podLabel + "app_kubernetes_io_name"
    return [
      .dropNotRunning, .drop(Meta.isInitContainer, matching: "true"),
      .drop(
        Meta.podLabel + "app_kubernetes_io_instance", name,
        matching: "\(Release.name.asPattern);\(Expr<String>.helper("name").asPattern)"),
      .drop(name, matching: "\(settings.kubeStateMetrics.name.asPattern)").when(settings.kubeStateMetrics.enabled),
      .drop(name, matching: "\(settings.nodeExporter.name.asPattern)").when(settings.nodeExporter.enabled),
    ]
  }

  /// Scheme, path, arguments and port as the annotations say.
  ///
  /// Without an annotation every TCP port that is declared is a target, as in Prometheus' example; a target without any port is none.
  private func annotations(_ prefix: String, protocol: String) -> [RelabelRule] {
    let annotated = prefix + Self.port
    return [
      .drop(annotated, `protocol`, matching: ";(UDP|SCTP)"),
      RelabelRule(from: [prefix + "prometheus_io_scheme"], regex: "(https?)", to: "__scheme__"),
      .copy(nonEmpty: prefix + "prometheus_io_path", to: "__metrics_path__"),
      .map(matching: "\(prefix)prometheus_io_param_(.+)", to: "__param_$1"),
      // An IPv6 address without a port has no brackets yet.
      RelabelRule(
        from: [annotated, "__address__"], regex: "(\\d+);([^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*)", to: "__address__", replacement: "[$2]:$1"),
      RelabelRule(
        from: [annotated, "__address__"], regex: "(\\d+);(\\[[^\\]]+\\]|[^:\\[\\]]+)(:\\d+)?", to: "__address__", replacement: "$2:$1"),
    ]
  }

  // MARK: kube-state-metrics

  /// Its series are about other objects: a target's namespace, pod or node would be taken for theirs.
  func kubeStateMetricsJob(of collector: ScrapingCollector) -> ScrapeJob? {
    guard case .central = collector else { return nil }
    let state = settings.kubeStateMetrics
    return ScrapeJob(
      "kube-state-metrics", interval: settings.intervalSeconds, timeout: settings.timeoutSeconds, path: "/metrics", honorsLabels: true,
      limits: ScrapeLimits(samples: state.sampleLimit),
      discoveries: [
        KubernetesDiscovery(.pod, selectors: [.init(.pod, label: "app.kubernetes.io/name=\(state.name)")])
      ],
      relabeling: [.keep(Meta.portName, matching: "\(state.portNames.joined(separator: "|"))"), .dropNotRunning],
      condition: state.enabled)
  }
}
