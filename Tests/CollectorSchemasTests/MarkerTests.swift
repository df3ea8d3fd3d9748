import CollectorSchemas
import Testing
import YAML

/// References, endpoints, credentials and defaults, which the tables mark.
@Suite struct MarkerTests {
  private let schemas = CollectorSchemas.embedded

  private func addresses(_ kind: ComponentKind, _ type: String, _ text: String) throws -> [String] {
    schemas.endpoints(of: try read(text), of: kind, type, in: .standard).map {
      "\($0.transport) \($0.address)\($0.isDefault ? " default" : "")"
    }
  }

  @Test func whereComponentsListen() throws {
    #expect(try addresses(.extension, "health_check", "") == ["http localhost:13133 default"])
    #expect(try addresses(.extension, "health_check", "endpoint: '${env:IP}:13133'") == ["http ${env:IP}:13133"])
    #expect(try addresses(.extension, "pprof", "") == ["http localhost:1777 default"])
    #expect(try addresses(.extension, "zpages", "{}") == ["http localhost:55679 default"])
    #expect(
      try addresses(.receiver, "otlp", "protocols: {grpc: , http: {endpoint: '0.0.0.0:4318'}}") == [
        "grpc localhost:4317 default", "http 0.0.0.0:4318",
      ])
    #expect(try addresses(.receiver, "otlp", "protocols: {http: {}}") == ["http localhost:4318 default"])
    #expect(try addresses(.receiver, "otlp", "protocols: {grpc: {enabled: false}}").isEmpty)
    #expect(try addresses(.exporter, "prometheus", "endpoint: 0.0.0.0:8889") == ["http 0.0.0.0:8889"])
    #expect(try addresses(.receiver, "prometheus", "{}").isEmpty)
    #expect(try addresses(.receiver, "prometheus", "api_server: {enabled: true}") == ["http 127.0.0.1:9090 default"])
    #expect(try addresses(.exporter, "otlp_grpc", "endpoint: far:4317").isEmpty)
  }

  @Test func olderReleasesWereOpenByDefault() {
    func address(_ minor: Int) -> String? {
      schemas.endpoints(of: .null, of: .extension, "health_check", in: CollectorVersion(0, minor)).first?.address
    }
    #expect(address(103) == "0.0.0.0:13133")
    #expect(address(104) == "localhost:13133")
    #expect(schemas.endpoints(ofService: .null, in: CollectorVersion(0, 110)).map(\.address) == ["0.0.0.0:8888"])
    #expect(schemas.endpoints(ofService: .null, in: CollectorVersion(0, 111)).map(\.address) == ["localhost:8888"])
  }

  @Test func whereTheCollectorServesItsOwnMetrics() throws {
    func addresses(_ text: String) throws -> [String] {
      schemas.endpoints(ofService: try read(text), in: .standard).map { "\($0.address)\($0.isDefault ? " default" : "")" }
    }
    #expect(try addresses("{}") == ["localhost:8888"])
    #expect(try addresses("telemetry: {metrics: {level: None}}").isEmpty)
    #expect(
      try addresses("telemetry: {metrics: {readers: [{pull: {exporter: {prometheus: {host: 0.0.0.0, port: 9999}}}}]}}") == ["0.0.0.0:9999"])
    #expect(try addresses("telemetry: {metrics: {readers: [{periodic: {exporter: {otlp: {protocol: grpc}}}}]}}").isEmpty)
  }

  @Test func references() throws {
    let text = "{auth: {authenticator: basicauth/x}, sending_queue: {storage: file_storage}, middlewares: [{id: mine}]}"
    let found = schemas.references(in: try read(text), of: .exporter, "otlphttp", in: .standard)
    #expect(found.map(\.id).sorted() == ["basicauth/x", "file_storage", "mine"])
    #expect(found.allSatisfy { $0.kind == .extension })
    #expect(found.contains { $0.path == ["middlewares", 0, "id"] })
    let scraped = schemas.references(in: try read("storage: a"), of: .receiver, "filelog", in: .standard)
    #expect(scraped.map(\.path) == [["storage"]])
  }

  @Test func secrets() throws {
    func paths(_ kind: ComponentKind, _ type: String, _ text: String) throws -> [[PathElement]] {
      schemas.secrets(in: try read(text), of: kind, type, in: .standard)
    }
    #expect(try paths(.exporter, "logzio", "{account_token: x, region: us}") == [["account_token"]])
    #expect(try paths(.exporter, "otlp_http", "headers: {Authorization: x}") == [["headers", "Authorization"]])
    #expect(try paths(.exporter, "otlp_http", "headers: [{name: a, value: x}]") == [["headers", 0, "value"]])
    let scrape = "config: {scrape_configs: [{job_name: a, basic_auth: {username: u, password: p}, http_headers: {x: {secrets: [s]}}}]}"
    let job: [PathElement] = ["config", "scrape_configs", 0]
    #expect(try paths(.receiver, "prometheus", scrape) == [job + ["basic_auth", "password"], job + ["http_headers", "x", "secrets", 0]])
  }

  @Test func standardValues() {
    func value(_ kind: ComponentKind, _ type: String, _ path: PathElement...) -> YAMLValue? {
      schemas.standardValue(of: path, of: kind, type, in: .standard)
    }
    #expect(value(.processor, "batch", "timeout") == "200ms")
    #expect(value(.processor, "batch", "send_batch_size") == 8192)
    #expect(value(.exporter, "prometheus_remote_write", "retry_on_failure", "initial_interval") == "50ms")
    #expect(value(.exporter, "otlp_http", "sending_queue", "num_consumers") == 10)
    #expect(value(.receiver, "prometheus", "config", "scrape_configs", 3, "honor_labels") == false)
    #expect(value(.receiver, "prometheus", "config", "global", "scrape_interval") == "1m")
    #expect(value(.processor, "batch", "nonsense") == nil)
    #expect(value(.processor, "batch", "metadata_keys") == nil)
  }
}
