import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry
import Testing
import WindowsMonitoring
import YAML

/// All backends at once.
@Suite struct CombinationTests {
  private func names(_ value: YAMLValue?) -> [String] { value?.map?.entries.map(\.key) ?? [] }

  /// The tables find nothing wrong, and everything that is referred to is there.
  @Test(arguments: ["linux", "windows", "host-process"]) func isAccepted(host: String) throws {
    for values: YAMLMap in [[:], ["cluster": "c"]] {
      let configuration = try BackendSpec.configuration(on: host, values)
      for kind in ComponentKind.allCases {
        let entries = configuration[kind.section]?.map?.entries ?? []
        #expect(Set(entries.map(\.key)).count == entries.count)
        for entry in entries {
          let type = String(entry.key.prefix { $0 != "/" })
          #expect(CollectorSchemas.embedded.check(entry.value, of: kind, type, in: .standard) == [], "\(entry.key)")
          for reference in CollectorSchemas.embedded.references(in: entry.value, of: kind, type, in: .standard) {
            #expect(configuration[reference.kind.section]?[reference.id] != nil, "\(entry.key): \(reference.id)")
          }
        }
      }
      #expect(CollectorSchemas.embedded.checkService(configuration["service"] ?? .null, in: .standard) == [])
      #expect(configuration["service"]?["extensions"]?.list?.compactMap(\.string) == names(configuration["extensions"]))
    }
  }

  /// Backends that need nothing done share a pipeline.
  @Test func pipelines() throws {
    let pipelines = try BackendSpec.configuration(on: "linux", ["cluster": "c"])["service"]?["pipelines"]
    let shared = [
      "logzio", "plain", "basic", "bearer", "oauth", "mtls", "grafana", "mimir", "victoria", "azure", "amazon",
    ].map { YAMLValue.string("prometheus_remote_write/\($0)") }
    #expect(pipelines?["metrics"]?["exporters"] == .list(shared))
    #expect(
      pipelines?["metrics/newrelic"]?["processors"] == ["memory_limiter", "resource/newrelic", "cumulativetodelta/newrelic", "batch"])
    #expect(
      pipelines?["metrics/google"]?["processors"]
        == ["memory_limiter", "resource_detection/google", "resource/google", "transform/google", "batch"])
    #expect(pipelines?["logs/loki"]?["exporters"] == ["otlp_http/loki"])
    #expect(pipelines?["logs/realm"] == nil)
  }

  /// Without a cluster's name there is nothing to mark telemetry with.
  @Test func emptyLabels() throws {
    let configuration = try BackendSpec.configuration(on: "linux")
    #expect(!names(configuration["processors"]).contains { $0.hasPrefix("resource/") })
    #expect(configuration["exporters"]?["prometheus_remote_write/plain"]?["external_labels"] == nil)
    #expect(
      try BackendSpec.configuration(on: "linux", ["cluster": "a$b"])["processors"]?["resource/loki"]
        == ["attributes": [["key": "cluster", "value": "a$$b", "action": "upsert"]]])
  }

  /// Every file that the configuration reads is mounted, each at a place of its own, and every variable is set.
  @Test(arguments: [("linux", "Deployment/collector"), ("windows", "DaemonSet/node")]) func podsHaveWhatIsRead(
    host: String, workload: String
  )
    throws
  {
    let objects = try BackendSpec.render()
    let pod = objects[workload]?["spec"]?["template"]?["spec"]
    let container = pod?["containers"]?[0]
    let mounts = container?["volumeMounts"]?.list?.compactMap { $0["mountPath"]?.string } ?? []
    #expect(Set(mounts).count == mounts.count)
    #expect(
      Set(pod?["volumes"]?.list?.compactMap { $0["name"]?.string } ?? [])
        == Set(container?["volumeMounts"]?.list?.compactMap { $0["name"]?.string } ?? []))
    let configuration = try BackendSpec.configuration(on: host)
    let texts = configuration.texts
    let files = Set(texts.filter { $0.contains("/etc/wingen/") })
    #expect(files == Set(mounts.map { $0.replacing("\\", with: "/") + "/value" }))
    let variables = Set(texts.compactMap { $0.wholeMatch(of: /\$\{env:([A-Z_]+)\}/).map { String($0.1) } })
    let given = Set(container?["env"]?.list?.compactMap { $0["name"]?.string } ?? [])
    #expect(variables == given.union(["AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_FEDERATED_TOKEN_FILE"]))
    if host == "linux" { #expect(pod?["volumes"]?[0]?["secret"]?["defaultMode"] == 0o440) }
  }

  @Test func identities() throws {
    let annotations = try BackendSpec.render()["ServiceAccount/collector"]?["metadata"]?["annotations"]
    #expect(
      names(annotations).sorted() == ["azure.workload.identity/client-id", "eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account"])
    let azure = BackendSpec.Settings().azure.metrics(named: "a", on: .linux, labels: [])
    #expect(azure.identity.podLabels.map(\.key) == ["azure.workload.identity/use"])
  }

  /// Out of the tables (opentelemetry-collector-releases, distributions/*/manifest.yaml).
  @Test func distributions() {
    let settings = BackendSpec.Settings()
    func distributions(_ name: String) -> Set<CollectorDistribution> {
      settings.metrics(on: .linux).first { $0.name == name }?.distributions() ?? []
    }
    #expect(distributions("plain") == [.core, .contrib])
    #expect(distributions("bearer") == [.contrib])
    #expect(distributions("grpc") == [.contrib, .kubernetes])
    #expect(distributions("newrelic") == [.contrib, .kubernetes])
    #expect(distributions("azure") == [.contrib])
    for name in ["logzio", "amazon", "google", "datadog", "splunk", "elastic"] { #expect(distributions(name) == [.contrib], "\(name)") }
  }

  /// A backend that is turned off takes its pipeline and its extensions with it.
  @Test func turnedOff() throws {
    enum Spec: ChartSpec {
      static let info = BackendSpec.info
      struct Settings: ChartValues {
        @Setting("Whether metrics are sent to New Relic.") var isOn: Expr<Bool> = false
        @SettingGroup("New Relic.") var newrelic = NewRelicSettings()
      }
      static func chart(_ values: Settings) -> Chart {
        let backends = [
          values.newrelic.metrics(named: "newrelic", on: .linux, labels: []).when(values.isOn),
          RemoteWriteSettings<NoAuthentication>().metrics(named: "x", on: .linux, labels: []),
        ]
        let pipelines = backends.prefix(1).map { $0 }.pipelines(from: [.otlp()], through: [], batch: .batch())
        let configuration = CollectorConfiguration(
          pipelines: pipelines + [Pipeline<Logs>(from: [.otlp()], to: [.debug(verbosity: .basic)]).erased])
        return Chart {
          ChartPart.object(
            ChartObject(document: Document(apiVersion: "v1", kind: "ConfigMap", entries: configuration.entries), file: "x"))
        }
      }
    }
    let chart = try ChartDefinition(Spec.self)
    func render(_ isOn: Bool) -> YAMLValue? {
      var values = chart.settings.defaults
      values["isOn"] = .bool(isOn)
      return Evaluator(chart).render(values, release: ReleaseFacts(name: "r", namespace: "n")).objects.first?.value
    }
    #expect(names(render(false)?["service"]?["pipelines"]) == ["logs"])
    #expect(names(render(false)?["extensions"]) == ["health_check"])
    #expect(names(render(true)?["service"]?["pipelines"]) == ["metrics/newrelic", "logs"])
    #expect(names(render(true)?["extensions"]) == ["health_check", "bearertokenauth/newrelic"])
  }
}

extension YAMLValue {
  /// All texts in the value.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    case .map(let map): map.entries.flatMap { $0.value.texts }
    default: []
    }
  }
}
