import Foundation
import TestSupport
import Testing

/// Configurations of collectors through `wingen lint` and `wingen render`, as processes.
@Suite struct CollectorLintTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let configuration = """
    receivers:
      otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
    processors:
      memory_limiter: {check_interval: 1s, limit_mib: 400}
    exporters:
      otlp_grpc: {endpoint: "backend:4317"}
    service:
      pipelines:
        traces: {receivers: [otlp], processors: [memory_limiter], exporters: [otlp_grpc]}

    """

  @Test func configurationByItself() throws {
    try folder.write(Self.configuration, to: "good.yaml")
    let good = try folder.wingen("lint", "good.yaml")
    #expect(good.status == 0 && good.output.isEmpty)
    #expect(good.error == "checked 1 collector configuration in 1 file\n")

    try folder.write(Self.configuration.replacing("[otlp_grpc]", with: "[otlp_grcp]"), to: "bad.yaml")
    let bad = try folder.wingen("lint", "bad.yaml")
    #expect(bad.status == 1)
    #expect(bad.output.contains("bad.yaml:9:75: error: the pipeline \"traces\" names the exporter \"otlp_grcp\""))
    #expect(bad.output.contains("hint: did you mean otlp_grpc?"))
    #expect(try folder.wingen("lint", "-", input: Self.configuration).status == 0)
  }

  /// Beside manifests in a folder, and as a ConfigMap's text.
  @Test func configurationsBesideObjects() throws {
    let text = Self.configuration.split(separator: "\n").map { "    \($0)\n" }.joined().replacing("insecure", with: "secure")
    try folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  c.yaml: |\n\(text)", to: "m/map.yaml")
    try folder.write(Self.configuration, to: "m/config.yaml")
    let outcome = try folder.wingen("lint", "m")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.error == "checked 1 Kubernetes object and 1 collector configuration in 2 files\n")
  }

  @Test func settingsDecideWhatIsChecked() throws {
    #expect(try folder.wingen("lint", "aks-logzio", "--set", "collectors.image.version=0.156.0").status == 0)
    let old = try folder.wingen("lint", "aks-logzio", "--set", "collectors.image.version=0.120.0")
    #expect(old.status == 1)
    #expect(old.output.contains("[OTEL003]"))
    try folder.write("collectors: {image: {version: \"0.120.0\"}}\n", to: "old.yaml")
    #expect(try folder.wingen("lint", "-f", "old.yaml", "aks-logzio").status == 1)
    try folder.write(Self.configuration, to: "good.yaml")
    let stray = try folder.wingen("lint", "-f", "old.yaml", "good.yaml")
    #expect(stray.status == 2 && stray.error.contains("[CLI019]"))
    let twice = try folder.wingen("lint", "-f", "-", "-", input: "")
    #expect(twice.status == 2 && twice.error.contains("[CLI011]"))
  }

  @Test func renderRefusesWhatNoCollectorTakes() throws {
    let outcome = try folder.wingen("render", "aks-logzio", "--set", "collectors.image.version=0.120.0")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("[OTEL003]"))
  }

  @Test func configuredVersionAndDistribution() throws {
    try folder.write(Self.configuration, to: "c.yaml")
    try folder.write("collector: {version: \"0.120\"}\n", to: "old.yaml")
    let old = try folder.wingen("lint", "--config", "old.yaml", "c.yaml")
    #expect(old.status == 1 && old.output.contains("[OTEL003]"))
    try folder.write(Self.configuration.replacing("otlp_grpc", with: "prometheus_remote_write"), to: "w.yaml")
    try folder.write("collector: {distribution: otelcol-k8s}\n", to: "k8s.yaml")
    #expect(try folder.wingen("lint", "--config", "k8s.yaml", "w.yaml").output.contains("[OTEL017]"))
    try folder.write("collector: {distribution: contrib}\n", to: "wrong.yaml")
    #expect(try folder.wingen("lint", "--config", "wrong.yaml", "c.yaml").status == 2)
  }
}
