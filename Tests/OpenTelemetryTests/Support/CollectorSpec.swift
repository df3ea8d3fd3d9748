import ChartModel
import CollectorSchemas
import HelmValues
import OpenTelemetry
import Prometheus
import Testing
import YAML

/// A chart whose only object is a collector's configuration.
enum CollectorSpec: ChartSpec {
  static let info = ChartInfo(name: "collector", version: "1.0.0", appVersion: "1", summary: "A collector.")

  struct Settings: ChartValues {
    @Setting("Whether logs are collected.") var logs: Expr<Bool> = false
    @Setting("Whether metrics are written to the log.") var debug: Expr<Bool> = true
    @Setting("Whether they are sent by OTLP.") var otlp: Expr<Bool> = true
    @Setting("A size that may be left out.") var size: Expr<Int?>
    @Setting("Any text.") var text: Expr<String> = "a"
    @Setting("Paths.") var exclude: Expr<[String]> = []
    @SettingGroup("What users add.") var overrides = CollectorOverrides()

    init() {}
  }

  static func configuration(_ values: Settings, in version: CollectorVersion = .standard) -> CollectorConfiguration {
    let otlp = Receiver<Logs>.otlp()
    return CollectorConfiguration(
      version: version,
      pipelines: [
        Pipeline<Metrics>(
          from: [.prometheus([ScrapeJob("self", interval: 30)])],
          through: [.memoryLimiter(), .transform([.dataPoint(["set(datapoint.attributes[\"x\"], \"\(values.text)$\")"])]), .batch()],
          to: [
            .otlpGRPC(
              named: "a", endpoint: "gateway-\(values.text):4317",
              GRPCClient(authenticator: .azure(named: "w", .managed(clientID: nil), scopes: ["s"]))
            ).when(values.otlp), .debug(verbosity: .basic).when(values.debug),
          ]
        ).erased,
        Pipeline<Logs>(
          "files",
          from: [.fileLog(include: ["/x"], exclude: ["/y"] + .setting(values.exclude), storage: .file(directory: "/s")), otlp],
          through: [.memoryLimiter(), .resource([.insert("a", .text(values.text))])], to: [.debug(verbosity: .basic)]
        ).when(values.logs).erased,
        Pipeline<Traces>(
          from: [.otlp()], through: [.batch(named: "maybe", size: values.size.orAbsent)],
          to: [.otlpHTTP(endpoint: "https://x", HTTPClient(authenticator: .bearerToken(.file("/t"))))]
        ).erased,
      ], extensions: [.zPages()], overrides: values.overrides)
  }

  static func chart(_ values: Settings) -> Chart {
    let text = TreeLayout.embedded([.comment("A collector.")] + configuration(values).entries)
    return Chart {
      ChartPart.object(
        ChartObject(
          document: Document(
            apiVersion: "v1", kind: "ConfigMap",
            entries: MapBuilder.entries { map in
              map.map("metadata") { $0.put("name", "collector") }
              map.map("data") { $0.put("config.yaml", tree: .text(.lines(text))) }
            }), file: "collector"))
    }
  }

  private struct None: ChartValues {}

  static func definition() throws -> ChartDefinition { try ChartDefinition(CollectorSpec.self, standard: None()) { _ in [] } }

  /// The configuration that the collector reads.
  static func render(_ values: YAMLMap = [:]) throws -> YAMLValue {
    let chart = try definition()
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: combined) == [])
    let rendering = Evaluator(chart).render(combined, release: ReleaseFacts(name: "r", namespace: "n"))
    let text = try #require(rendering.objects.first?.value["data"]?["config.yaml"]?.string)
    return try YAMLReader.readSingle(text, file: "config.yaml").plain
  }
}
