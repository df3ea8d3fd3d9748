import CollectorSchemas
import Testing
import YAML

/// Each kind of problem, and what passes.
@Suite struct CheckTests {
  typealias Problem = ConfigurationProblem.Problem

  private func problems(
    _ kind: ComponentKind, _ type: String, _ text: String, in version: CollectorVersion = .standard
  ) throws -> [ConfigurationProblem] {
    CollectorSchemas.embedded.check(try read(text), of: kind, type, in: version)
  }

  @Test func goodConfigurationsPass() throws {
    let good: [(ComponentKind, String, String)] = [
      (.exporter, "debug", "verbosity: Detailed"),
      (.exporter, "debug", ""),
      (.exporter, "prometheusremotewrite", "{endpoint: 'https://x', headers: {Authorization: 'Bearer ${env:T}'}, timeout: 30s}"),
      (
        .exporter, "otlp_grpc",
        "{endpoint: 'x:4317', headers: [{name: a, value: b}], sending_queue: {enabled: false}, tls: {insecure: true}}"
      ),
      (
        .exporter, "otlp_http", "{endpoint: '${env:URL}', retry_on_failure: {enabled: '${env:RETRY}'}, sending_queue: '${file:queue.yaml}'}"
      ),
      (.processor, "memory_limiter", "{check_interval: 1s, limit_mib: 400}"),
      (.processor, "batch", ""),
      (.processor, "resource_detection", "{detectors: 'env,system', system: {resource_attributes: {host.id: {enabled: true}}}}"),
      (.receiver, "otlp", "protocols: {grpc: }"),
      (.receiver, "file_log", "{include: [a], operators: [{type: container}, {type: json_parser, if: 'x', severity: {parse_from: y}}]}"),
      (.receiver, "file_log", "{include: a.log, max_log_size: 1MiB, fingerprint_size: 1000}"),
    ]
    for (kind, type, text) in good { #expect(try problems(kind, type, text).isEmpty, "\(type): \(text)") }
  }

  @Test(
    arguments: [
      ("debug", "loglevel: debug", ["loglevel"], .unknownKey("loglevel", nearest: nil)),
      ("debug", "verbositi: basic", ["verbositi"], .unknownKey("verbositi", nearest: "verbosity")),
      ("debug", "verbosity: loud", ["verbosity"], .notOneOf(["basic", "normal", "detailed"], found: "loud", nearest: nil)),
      ("debug", "sampling_initial: lots", ["sampling_initial"], .wrongType(expected: "an integer", found: "text \"lots\"")),
      ("file", "{}", [], .missingKey("path")),
      (
        "otlp_http", "compression: gzip", [],
        .missingKey("endpoint or traces_endpoint or metrics_endpoint or logs_endpoint or profiles_endpoint")
      ),
      ("otlp_grpc", "{endpoint: 'a:1', timeout: 5 s}", ["timeout"], .invalidDuration("5 s")),
      ("otlp_grpc", "{endpoint: 'a:1', timeout: 30}", ["timeout"], .invalidDuration("30")),
      ("otlp_grpc", "{endpoint: 'a:1', headers: {n: 5}}", ["headers", "n"], .wrongType(expected: "text", found: "the number 5")),
      (
        "otlp_grpc", "{endpoint: 'a:1', sending_queue: {queue_size: 0}}", ["sending_queue", "queue_size"],
        .outOfRange("0 is not more than 0")
      ),
      (
        "otlp_grpc", "{endpoint: 'a:1', sending_queue: {blocking: true}}", ["sending_queue", "blocking"],
        .removedKey("blocking", since: CollectorVersion(0, 129), instead: "block_on_overflow")
      ),
      (
        "prometheus_remote_write", "add_metric_suffixes: false", ["add_metric_suffixes"],
        .deprecatedKey("add_metric_suffixes", since: CollectorVersion(0, 151), instead: "translation_strategy")
      ),
      ("otlp_grpc", "[]", [], .wrongType(expected: "a map", found: "a list")),
    ] as [(String, String, [PathElement], Problem)])
  func exportersProblems(_ type: String, _ text: String, _ path: [PathElement], _ problem: Problem) throws {
    #expect(try problems(.exporter, type, text) == [ConfigurationProblem(path, problem)])
  }

  @Test func laterKeysDependOnTheRelease() throws {
    let text = "metric_conditions: ['true']"
    #expect(try problems(.processor, "filter", text).isEmpty)
    let old = try problems(.processor, "filter", text, in: CollectorVersion(0, 140))
    #expect(old.map(\.problem) == [.laterKey("metric_conditions", since: CollectorVersion(0, 146))])
  }

  @Test func componentsWithoutKeysHaveNoProblems() throws {
    #expect(try problems(.receiver, "nsxt", "{whatever: [1]}").isEmpty)
    #expect(try problems(.receiver, "nonsense", "{whatever: [1]}").isEmpty)
  }

  @Test func scrapeConfigurations() throws {
    let text = """
      config:
        global: {scrape_interval: 1d, external_labels: {a: 1}}
        scrape_configs:
          - job_name: x
            scrape_intervall: 30s
            scrape_timeout: 1.5s
            kubernetes_sd_configs: [{role: pods}]
            static_configs: [{targets: [a, 1]}]
            relabel_configs: [{action: KEEP, regex: 5, source_labels: [a]}, {action: kep}]
            basic_auth: {username: 7, password: 8}
          - metrics_path: /x
        remote_write: []
      """
    let found = try problems(.receiver, "prometheus", text)
    let scrape: [PathElement] = ["config", "scrape_configs", 0]
    #expect(found.count == 6)
    #expect(
      found.contains(ConfigurationProblem(scrape + ["scrape_intervall"], .unknownKey("scrape_intervall", nearest: "scrape_interval"))))
    #expect(found.contains(ConfigurationProblem(scrape + ["scrape_timeout"], .invalidDuration("1.5s"))))
    let roles = ["node", "pod", "service", "endpoints", "endpointslice", "ingress"]
    let role: [PathElement] = scrape + ["kubernetes_sd_configs", 0, "role"]
    #expect(found.contains(ConfigurationProblem(role, .notOneOf(roles, found: "pods", nearest: "pod"))))
    #expect(found.contains { $0.path == scrape + ["relabel_configs", 1, "action"] })
    #expect(found.contains(ConfigurationProblem(["config", "scrape_configs", 1], .missingKey("job_name"))))
    #expect(found.contains(ConfigurationProblem(["config", "remote_write"], .unknownKey("remote_write", nearest: nil))))
  }

  @Test func operatorsAreChosenByTheirType() throws {
    let text = "{include: [a], operators: [{type: regex_parser}, {type: regex_parse, regex: x}, {type: move, from: a, to: b, form: c}, {}]}"
    let found = try problems(.receiver, "file_log", text)
    #expect(found.map(\.path) == [["operators", 0], ["operators", 1, "type"], ["operators", 2, "form"], ["operators", 3]])
    #expect(found.first?.problem == .missingKey("regex"))
    #expect(found.last?.problem == .missingKey("type"))
  }

  @Test func theServiceSection() throws {
    func service(_ text: String, in version: CollectorVersion = .standard) throws -> [ConfigurationProblem] {
      CollectorSchemas.embedded.checkService(try read(text), in: version)
    }
    let good = """
      extensions: [a]
      pipelines: {metrics/x: {receivers: [b], processors: [], exporters: [c]}}
      telemetry:
        logs: {level: DEBUG, sampling: {enabled: true, tick: 10s}}
        metrics:
          level: detailed
          readers:
            - pull: {exporter: {prometheus: {host: 0.0.0.0, port: 8888, without_units: true}}}
            - periodic: {interval: 30000, exporter: {otlp: {protocol: http/protobuf, endpoint: x, headers: {a: b}}}}
        resource: {service.name: x, host: null}
      """
    #expect(try service(good).isEmpty)
    let address = "telemetry: {metrics: {address: ':8888'}}"
    #expect(
      try service(address) == [
        ConfigurationProblem(
          ["telemetry", "metrics", "address"], .removedKey("address", since: CollectorVersion(0, 123), instead: "readers"))
      ])
    #expect(try service(address, in: CollectorVersion(0, 110)).isEmpty)
    #expect(try service("pipelines: {logs: {receiver: [a]}}").map(\.problem) == [.unknownKey("receiver", nearest: "receivers")])
  }
}
