public import ChartModel
import Kubernetes
import OpenTelemetry
import Prometheus
import YAML

/// Scrapes every Windows node through its proxy and sends the metrics to Logz.io: one OpenTelemetry collector on a Linux node.
public struct WindowsMetricsCollector: ChartElement {
  /// The component label.
  public static let component = "collector"

  private let settings: CollectorSettings

  public init(_ settings: CollectorSettings) { self.settings = settings }

  private enum Folder {
    static let configuration = "/etc/otelcol"
    static let token = "/etc/wingen/logzio"
    static let tokenFile = token + "/token"
  }

  public var parts: [ChartPart] {
    If(settings.enabled) {
      ServiceAccount("collector")
      permissions
      ChartPart.helper(Helper("collector-endpoint", "Where metrics are sent: the listener of the account's region.", .string(endpoint)))
      ChartPart.helper(
        Helper("collector-config", "The collector's configuration.", .text(TreeLayout.embedded(configuration))))
      ConfigMap("collector", data: [DataEntry("config.yaml", helper: "collector-config")])
      // One replica, and never two at once: each would scrape every node.
      Deployment("collector", replicas: 1, strategy: .recreate, pod: pod)
      Service(
        "collector",
        ports: [
          ServicePort("health", Expr(CollectorConfiguration.healthPort)),
          ServicePort("telemetry", Expr(CollectorConfiguration.telemetryPort)),
        ])
      testPod
      Notes(
        "",
        "Metrics are sent to Logz.io with the token in the Secret \(settings.logzio.tokenSecretName), key \(settings.logzio.tokenSecretKey). If it is not there yet:",
        "",
        "  kubectl create secret generic \(settings.logzio.tokenSecretName) --namespace \(Release.namespace) --from-file=\(settings.logzio.tokenSecretKey)=./token",
        "", "Whether the collector is well:", "",
        "  helm test \(Release.name) --namespace \(Release.namespace)")
    }
  }

  /// Pods of the release's own namespace are all that is looked for.
  private var permissions: Chart {
    Chart {
      Role("collector", rules: [PolicyRule(apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"])])
      RoleBinding("collector", role: "collector", serviceAccounts: ["collector"])
    }
  }

  // MARK: Configuration

  private var configuration: [MapEntry] {
    let collector = CollectorConfiguration(
      Pipeline<Metrics>(
        from: [.prometheus([job])], through: [.memoryLimiter(), .batch(size: 8192, timeout: "5s")],
        to: [
          .prometheusRemoteWrite(
            named: "logzio", endpoint: Expr(.helper("collector-endpoint")),
            externalLabels: [("p8s_logzio_name", settings.logzio.environment), ("cluster", settings.clusterName)],
            http: HTTPClient(authenticator: .bearerToken(named: "logzio", .file(Expr(literal: Folder.tokenFile)))))
        ]))
    return [.comment("Written by wingen; change it through the chart's values.")] + collector.entries
  }

  private var endpoint: Expression {
    let region = settings.logzio.region
    let regional: Expr<String> = "https://listener-\(region.text).logz.io:8053"
    return .choice(
      if: settings.logzio.endpoint.isNonEmpty.expression, then: settings.logzio.endpoint.expression,
      else: .choice(if: region.is(.us).expression, then: .string("https://listener.logz.io:8053"), else: regional.expression))
  }

  /// Finds exactly the proxy's pods: by their labels, in the release's namespace, at their one port.
  ///
  /// The job's name is what dashboards select (prometheus-community/helm-charts, kube-prometheus-stack). The instance is the node, so
  /// that series survive a restart of the proxy. The exporter's own labels namespace, pod and container must win over the target's.
  private var job: ScrapeJob {
    ScrapeJob(
      "windows-exporter", interval: settings.scrape.intervalSeconds, timeout: settings.scrape.intervalSeconds, path: "/metrics",
      honorsLabels: true, limits: ScrapeLimits(samples: settings.scrape.sampleLimit),
      discoveries: [
        KubernetesDiscovery(
          .pod, namespaces: .these([Release.namespace]),
          selectors: [
            .init(
              .pod,
              label:
                "app.kubernetes.io/name=\(Expr<String>.helper("name")),app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(WindowsNodeProxy.component)"
            )
          ])
      ],
      relabeling: [
        .keep("__meta_kubernetes_pod_container_port_name", matching: "\(WindowsNodeProxy.portName)"),
        .drop("__meta_kubernetes_pod_phase", matching: "Pending|Succeeded|Failed"),
        .copy("__meta_kubernetes_pod_node_name", to: "instance"),
        .copy("__meta_kubernetes_pod_node_name", to: "node"),
      ])
  }

  // MARK: Pods

  private var pod: PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: "collector", mountsServiceAccountToken: true, placement: settings.pod.placement(),
      securityContext: .restricted(user: 10001, fsGroup: 10001), terminationGracePeriod: 30,
      imagePullSecrets: settings.image.pullSecrets,
      annotations: [Pair("checksum/config", Expr(.apply(.sha256, .helper("collector-config"))))],
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      Container(
        "collector", image: settings.image.reference, pullPolicy: settings.image.pullPolicy.text,
        args: [Expr("--config=\(Folder.configuration)/config.yaml")], resources: .setting(settings.resources), securityContext: .restricted,
        livenessProbe: Probe(.httpGet(path: "/", port: "health"), initialDelay: 10),
        readinessProbe: Probe(.httpGet(path: "/", port: "health"))
      ) {
        Port("health", Expr(CollectorConfiguration.healthPort))
        Port("telemetry", Expr(CollectorConfiguration.telemetryPort))
        Mount("configuration", at: Expr(literal: Folder.configuration), readOnly: true)
        Mount("token", at: Expr(literal: Folder.token), readOnly: true)
      }
      Volume.configMap("configuration", "collector")
      Volume.secret("token", .exact(settings.logzio.tokenSecretName), key: settings.logzio.tokenSecretKey, path: "token", mode: 0o440)
    }
  }

  private var testPod: Pod {
    Pod(
      "collector-test", component: "test", hook: .test, file: "tests/collector-health",
      pod: PodSpec<Linux>(
        restartPolicy: .never, placement: settings.pod.placement(), securityContext: .restricted(user: 10001),
        imagePullSecrets: settings.testImage.pullSecrets
      ) {
        Container(
          "curl", image: settings.testImage.reference, pullPolicy: settings.testImage.pullPolicy.text,
          command: [
            "curl", "--fail", "--silent", "--show-error", "--max-time", "10", "--retry", "6", "--retry-connrefused",
            "http://\(ObjectName("collector").expression()):\(CollectorConfiguration.healthPort)/",
          ], securityContext: .restricted)
      })
  }
}
