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
  @Test(arguments: ["linux", "windows"]) func isAccepted(host: String) throws {
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

  /// What a backend needs done is done in its pipeline alone.
  @Test func processors() throws {
    let pipelines = try BackendSpec.configuration(on: "linux", ["cluster": "c"])["service"]?["pipelines"]
    #expect(pipelines?["metrics/plain"]?["processors"] == ["memory_limiter", "batch"])
    #expect(
      pipelines?["metrics/newrelic"]?["processors"] == ["memory_limiter", "resource/newrelic", "cumulativetodelta/newrelic", "batch"])
    #expect(
      pipelines?["metrics/google"]?["processors"]
        == ["memory_limiter", "resource_detection/google", "resource/google", "transform/google", "batch"])
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

  /// Every file and variable that the configuration reads is a credential, each with a place of its own.
  @Test(arguments: CollectorSystem.allCases) func credentials(system: CollectorSystem) throws {
    let credentials = BackendSpec.Settings().credentials(on: system)
    let places = credentials.map { credential in
      switch credential.delivery {
      case .file: Credential.path(credential.name, on: system)
      case .variable(let name): "${env:\(name)}"
      }
    }
    #expect(Set(places).count == places.count)
    let read = try BackendSpec.configuration(on: system.rawValue).texts.filter { $0.contains("wingen") || $0.hasPrefix("${env:") }
    #expect(
      Set(read)
        == Set(places).union(["${env:AZURE_CLIENT_ID}", "${env:AZURE_TENANT_ID}", "${env:AZURE_FEDERATED_TOKEN_FILE}"]))
  }

  @Test func identities() {
    let settings = BackendSpec.Settings()
    func identity(_ backend: some MetricsBackend) -> [[String]] {
      let identity = backend.metrics(named: "x", on: .linux, labels: []).identity
      return [identity.serviceAccountAnnotations.map(\.key), identity.podLabels.map(\.key)]
    }
    #expect(identity(settings.azure) == [["azure.workload.identity/client-id"], ["azure.workload.identity/use"]])
    #expect(identity(settings.amazon) == [["eks.amazonaws.com/role-arn"], []])
    #expect(identity(settings.google) == [["iam.gke.io/gcp-service-account"], []])
    #expect(identity(settings.plain) == [[], []])
  }

  /// Out of the tables (opentelemetry-collector-releases, distributions/*/manifest.yaml).
  @Test func distributions() {
    let settings = BackendSpec.Settings()
    func distributions(_ name: String) -> Set<CollectorDistribution> {
      settings.metrics(on: .linux).first { $0.exporter.component.id.name?.hasPrefix(name) == true }?.distributions() ?? []
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
        let backend = values.newrelic.metrics(named: "newrelic", on: .linux, labels: []).when(values.isOn)
        let configuration = CollectorConfiguration(
          Pipeline<Metrics>(from: [.otlp()], through: backend.processors + [.batch()], to: [backend.exporter]),
          Pipeline<Logs>(from: [.otlp()], to: [.debug(verbosity: .basic)]))
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
    #expect(names(render(true)?["service"]?["pipelines"]) == ["metrics", "logs"])
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
