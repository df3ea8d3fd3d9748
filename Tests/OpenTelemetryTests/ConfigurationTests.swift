import ChartModel
import CollectorSchemas
import OpenTelemetry
import Testing
import YAML

/// Whole configurations: what is listed when, and users' additions.
@Suite struct ConfigurationTests {
  private func names(_ value: YAMLValue?) -> [String] { value?.map?.entries.map(\.key) ?? [] }
  private func texts(_ value: YAMLValue?) -> [String] { value?.list?.compactMap(\.string) ?? [] }

  @Test func listsWhatPipelinesUse() throws {
    let value = try CollectorSpec.render()
    #expect(names(value) == ["extensions", "receivers", "processors", "exporters", "service"])
    #expect(names(value["extensions"]) == ["health_check", "zpages", "azure_auth/w", "bearertokenauth"])
    #expect(texts(value["service"]?["extensions"]) == ["health_check", "zpages", "azure_auth/w", "bearertokenauth"])
    #expect(names(value["receivers"]) == ["prometheus", "otlp"])
    #expect(names(value["exporters"]) == ["otlp_grpc/a", "debug", "otlp_http"])
    #expect(names(value["service"]?["pipelines"]) == ["metrics", "traces"])
    #expect(value["processors"]?["batch/maybe"] == [:])
    #expect(value["extensions"]?["health_check"]?["endpoint"] == "0.0.0.0:13133")
  }

  /// A condition takes with it what nothing else uses, and nothing more.
  @Test func conditions() throws {
    let value = try CollectorSpec.render(["logs": true, "debug": false, "otlp": false, "size": 5, "exclude": ["/z", "a$b"]])
    #expect(names(value["service"]?["pipelines"]) == ["logs/files", "traces"])
    #expect(names(value["receivers"]) == ["otlp", "file_log"] || names(value["receivers"]) == ["file_log", "otlp"])
    #expect(names(value["exporters"]) == ["debug", "otlp_http"])
    #expect(texts(value["service"]?["extensions"]) == ["health_check", "zpages", "file_storage", "bearertokenauth"])
    #expect(value["processors"]?["batch/maybe"] == ["send_batch_size": 5, "send_batch_max_size": 5])
    #expect(texts(value["receivers"]?["file_log"]?["exclude"]) == ["/y", "/z", "a$b"])
  }

  /// What users write is text; what the code wrote of variables stays.
  @Test func dollars() throws {
    let value = try CollectorSpec.render(["text": "a$b${env:X}", "logs": true])
    let statement = value["processors"]?["transform"]?["metric_statements"]?[0]?["statements"]?[0]
    #expect(statement == "set(datapoint.attributes[\"x\"], \"a$$b$${env:X}$$\")")
    #expect(value["exporters"]?["otlp_grpc/a"]?["endpoint"] == "gateway-a$$b$${env:X}:4317")
    #expect(value["processors"]?["resource"]?["attributes"]?[0]?["value"] == "a$$b$${env:X}")
  }

  @Test func isAccepted() throws {
    for values: YAMLMap in [[:], ["logs": true, "size": 3], ["otlp": false]] {
      let value = try CollectorSpec.render(values)
      #expect(CollectorSchemas.embedded.checkService(value["service"] ?? .null, in: .standard) == [])
      for kind in ComponentKind.allCases {
        for entry in value[kind.section]?.map?.entries ?? [] {
          let type = String(entry.key.prefix { $0 != "/" })
          #expect(CollectorSchemas.embedded.check(entry.value, of: kind, type, in: .standard) == [], "\(entry.key)")
        }
      }
    }
  }

  @Test func spellingFollowsTheRelease() throws {
    func components(_ version: CollectorVersion) -> [String] {
      CollectorConfiguration(
        version: version,
        Pipeline<Logs>(
          from: [.fileLog(include: ["/x"])], through: [.kubernetesAttributes(extract: KubernetesMetadata(["k8s.pod.name"]))],
          to: [
            .otlpGRPC(endpoint: "x:4317"), .otlpHTTP(endpoint: "x", HTTPClient(authenticator: .azure(.managed(clientID: nil), scopes: []))),
          ])
      ).components.map { $0.name(in: version) }.sorted()
    }
    #expect(components(.standard) == ["azure_auth", "file_log", "health_check", "k8s_attributes", "otlp_grpc", "otlp_http"])
    #expect(
      components(CollectorVersion(0, 140)) == ["azureauth", "filelog", "health_check", "k8sattributes", "otlp", "otlphttp"])
    let old = Exporter<Logs>.otlpHTTP(endpoint: "x", HTTPClient(authenticator: .azure(.managed(clientID: nil), scopes: [])))
    let configuration = Tree.folding(old.component.configuration(in: CollectorVersion(0, 140))).fixedValue
    #expect(configuration?["auth"]?["authenticator"] == "azureauth")
  }

  @Test func keysFollowTheRelease() {
    let filter = Processor<Logs>.filter([.log(["a"]), .resource(["b"])]).component
    #expect(
      Tree.folding(filter.configuration(in: CollectorVersion(0, 145))).fixedValue
        == ["error_mode": "ignore", "logs": ["log_record": ["a"], "resource": ["b"]]])
    let detection = Processor<Logs>.resourceDetection([.kubernetesNode(nodeVariable: "N")]).component
    #expect(Tree.folding(detection.configuration(in: CollectorVersion(0, 153))).fixedValue?["detectors"] == ["k8snode"])
    func telemetry(_ version: CollectorVersion) -> YAMLValue? {
      Tree.folding(CollectorConfiguration(version: version, pipelines: []).entries).fixedValue?["service"]?["telemetry"]?["metrics"]
    }
    #expect(telemetry(CollectorVersion(0, 110)) == ["level": "normal", "address": "0.0.0.0:8888"])
    #expect(
      telemetry(.standard)
        == ["level": "normal", "readers": [["pull": ["exporter": ["prometheus": ["host": "0.0.0.0", "port": 8888]]]]]])
  }

  /// One name with two configurations is a key that stands twice: the chart is refused.
  @Test func twoConfigurationsOfOneName() {
    enum Spec: ChartSpec {
      static let info = CollectorSpec.info
      struct Settings: ChartValues {}
      static func chart(_ values: Settings) -> Chart {
        let configuration = CollectorConfiguration(
          Pipeline<Logs>(from: [.otlp()], through: [.batch(size: 1)], to: [.debug()]),
          Pipeline<Traces>(from: [.otlp()], through: [.batch(size: 2)], to: [.debug()]))
        return Chart {
          ChartPart.object(
            ChartObject(document: Document(apiVersion: "v1", kind: "ConfigMap", entries: configuration.entries), file: "x"))
        }
      }
    }
    struct None: ChartValues {}
    do {
      _ = try ChartDefinition(Spec.self, standard: None()) { _ in [] }
      Issue.record("accepted")
    } catch {
      #expect(error.problems == [.repeatedKey("batch", usedIn: "templates/x.yaml")])
    }
  }
}
