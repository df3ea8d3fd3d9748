import Checks
import CollectorSchemas
import Diagnostics
import Testing
import YAML

/// Which pod runs a configuration, and what follows from it.
@Suite struct CollectorRuntimeTests {
  private static let map = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: c}
    data:
      relay: |
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          memory_limiter: {check_interval: 1s, limit_mib: 400}
        exporters:
          prometheus_remote_write: {endpoint: "https://b.example.com", headers: {x-token: "${env:MISSING}"}}
        service:
          pipelines:
            metrics: {receivers: [otlp], processors: [memory_limiter], exporters: [prometheus_remote_write]}
    ---

    """

  private static func pod(
    image: String = "otel/opentelemetry-collector-contrib:0.156.0", arguments: String = "--config=/conf/relay.yaml",
    mount: String = "mountPath: /conf", volume: String = "configMap: {name: c, items: [{key: relay, path: relay.yaml}]}", rest: String = ""
  ) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: p}
    spec:
      nodeSelector: {kubernetes.io/os: linux}
      containers:
      - name: c
        image: \(image)
        args: [\(arguments)]
        volumeMounts: [{name: conf, \(mount)}]
        \(rest)
      volumes: [{name: conf, \(volume)}]

    """
  }

  /// Only where the pod is found is the variable known to be missing.
  private static func isFound(_ pod: String) throws -> Bool {
    try CollectorCases.lint(map + pod).contains { $0.code.text == "OTEL029" }
  }

  @Test func waysToTheFile() throws {
    #expect(try Self.isFound(Self.pod()))
    #expect(try Self.isFound(Self.pod(arguments: "--config, /conf/relay.yaml")))
    #expect(try Self.isFound(Self.pod(arguments: "--config=file:/conf/relay.yaml")))
    #expect(try Self.isFound(Self.pod(arguments: #""--config=C:\\conf\\relay.yaml""#, mount: #"mountPath: "C:\\conf""#)))
    #expect(try Self.isFound(Self.pod(arguments: "--config=%CONTAINER_SANDBOX_MOUNT_POINT%/conf/relay.yaml")))
    #expect(try Self.isFound(Self.pod(mount: "mountPath: /conf/relay.yaml, subPath: relay.yaml")))
    #expect(try Self.isFound(Self.pod(arguments: "--config=/relay.yaml", mount: "mountPath: /")))
    #expect(try Self.isFound(Self.pod(arguments: "--config=/conf/relay", volume: "configMap: {name: c}")))
    #expect(
      try Self.isFound(
        Self.pod(volume: "projected: {sources: [{secret: {name: s}}, {configMap: {name: c, items: [{key: relay, path: relay.yaml}]}}]}")))
    let standard = "configMap: {name: c, items: [{key: relay, path: config.yaml}]}"
    #expect(try Self.isFound(Self.pod(arguments: "", mount: "mountPath: /etc/otelcol-contrib", volume: standard)))

    #expect(try !Self.isFound(Self.pod(arguments: "--config=/conf/other.yaml")))
    #expect(try !Self.isFound(Self.pod(arguments: "", mount: "mountPath: /etc/other", volume: standard)))
    #expect(try !Self.isFound(Self.pod(volume: "configMap: {name: other}")))
    #expect(try !Self.isFound(Self.pod(rest: "envFrom: [{secretRef: {name: s}}]")))
    #expect(try !Self.isFound(Self.pod(rest: "env: [{name: MISSING, value: a}]")))
  }

  private static func codes(_ image: String) throws -> [String] {
    try CollectorCases.lint(map + pod(image: image, rest: "env: [{name: MISSING, value: a}]")).filter { $0.code.text.hasPrefix("OTEL") }
      .map { "\($0.severity) \($0.code)" }
  }

  @Test func imagesDecide() throws {
    #expect(try Self.codes("ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:v0.156.0").isEmpty)
    #expect(try Self.codes("otel/opentelemetry-collector-k8s:0.156.0") == ["error OTEL017"])
    #expect(try Self.codes("otel/opentelemetry-collector-contrib:0.130.0") == ["error OTEL003"])
    #expect(try Self.codes("otel/opentelemetry-collector-contrib:0.130.0-windows-2022-amd64") == ["error OTEL003"])
    // The tag of others is not the collector's release.
    #expect(try Self.codes("example.com/team/my-otel-collector:1.2.3").isEmpty)
    #expect(try Self.codes("example.com/team/collector:0.130.0").isEmpty)
  }

  /// Maps merge, lists are replaced, and findings point into the part that has the last word.
  @Test func severalConfigurations() throws {
    let second = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: d}
      data:
        more: |
          exporters:
            prometheus_remote_write: {headers: {x-token: none}}
            debug: {verbosity: loud}
          service:
            pipelines:
              metrics: {exporters: [prometheus_remote_write, debug]}
      ---

      """
    let volumes = "projected: {sources: [{configMap: {name: c, items: [{key: relay, path: relay.yaml}]}}, {configMap: {name: d}}]}"
    let pod = Self.pod(arguments: "--config=/conf/relay.yaml, --config=/conf/more", volume: volumes)
    #expect(try CollectorCases.marks(CollectorCases.lint(second + Self.map + pod)) == ["8:15 OTEL007"])
    // The other way round the first part's list holds again.
    let reversed = Self.pod(arguments: "--config=/conf/more, --config=/conf/relay.yaml", volume: volumes)
    #expect(
      try CollectorCases.marks(CollectorCases.lint(second + Self.map + reversed)) == ["8:7 OTEL011", "8:15 OTEL007", "23:78 OTEL029"])
    // What cannot be seen may bring what is missing.
    let partial = Self.pod(arguments: "--config=/conf/more, --config=https://example.com/c.yaml", volume: volumes)
    #expect(try CollectorCases.marks(CollectorCases.lint(second + partial)) == ["8:15 OTEL007"])
  }

  @Test func unreadableText() throws {
    let broken = Self.map.replacing("    receivers:\n", with: "    receivers: {\n")
    let found = try CollectorCases.lint(broken + Self.pod()).filter { $0.code.text == "OTEL044" }
    #expect(found.count == 1)
    #expect(found.first?.location.map { (6...8).contains($0.line) } == true)
    let twice = Self.map.replacing("    processors:\n", with: "    receivers: {}\n    processors:\n")
    #expect(try CollectorCases.marks(CollectorCases.lint(twice + Self.pod())) == ["8:5 OTEL044"])
    // Without a pod that reads it, it may be anything.
    #expect(try CollectorCases.lint(broken).isEmpty)
  }

  @Test func resourcesOfTheOperator() throws {
    let resource = """
      apiVersion: opentelemetry.io/v1beta1
      kind: OpenTelemetryCollector
      metadata: {name: c}
      spec:
        mode: daemonset
        image: otel/opentelemetry-collector-k8s:0.156.0
        config:
          receivers:
            k8s_cluster: {}
          processors:
            memory_limiter: {check_interval: 1s, limit_percentage: 80}
          exporters:
            prometheus_remote_write: {endpoint: "https://b.example.com"}
          service:
            pipelines:
              metrics: {receivers: [k8s_cluster], processors: [memory_limiter], exporters: [prometheus_remote_write]}

      """
    #expect(try CollectorCases.marks(CollectorCases.lint(resource)) == ["9:7 OTEL043", "13:7 OTEL017"])
  }

  @Test func factsWhereNoPodIsInView() throws {
    var facts = CollectorFacts()
    facts.version = CollectorVersion(0, 130)
    #expect(try CollectorCases.marks(CollectorCases.lint(Self.map, facts: facts)) == ["11:7 OTEL003"])
    facts.version = .standard
    facts.distribution = .kubernetes
    #expect(try CollectorCases.marks(CollectorCases.lint(Self.map, facts: facts)) == ["11:7 OTEL017"])
  }
}
