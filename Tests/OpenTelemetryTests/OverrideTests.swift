import ChartModel
import HelmValues
import OpenTelemetry
import Testing
import YAML

/// What users add to the chart's configuration.
@Suite struct OverrideTests {
  private func names(_ value: YAMLValue?) -> [String] { value?.map?.entries.map(\.key) ?? [] }

  @Test func standsBesideOurs() throws {
    let value = try CollectorSpec.render([
      "overrides": [
        "receivers": ["redis/b": ["endpoint": "redis:6379", "password": "${env:REDIS}"], "redis/a": [:], "otlp": ["protocols": [:]]],
        "processors": ["redaction": ["allow_all_keys": true]],
        "exporters": ["file/x": ["path": "/x"], "debug": ["verbosity": "detailed"]],
        "connectors": ["count": [:]],
        "extensions": ["host_observer": [:], "health_check": [:]],
        "pipelines": [
          "metrics/own": ["receivers": ["redis/a"], "exporters": ["file/x"]], "metrics": ["receivers": ["x"], "exporters": ["x"]],
        ],
        "metrics": ["receivers": ["redis/b"], "processors": ["redaction"], "exporters": ["file/x"]],
      ]
    ])
    #expect(names(value["receivers"]) == ["prometheus", "otlp", "redis/a", "redis/b"])
    #expect(value["receivers"]?["redis/b"]?["password"] == "${env:REDIS}")
    #expect(value["receivers"]?["otlp"]?["protocols"]?["grpc"]?["endpoint"] == "0.0.0.0:4317")
    #expect(value["exporters"]?["debug"]?["verbosity"] == "basic")
    #expect(value["connectors"] == ["count": [:]])
    #expect(value["service"]?["extensions"] == ["health_check", "zpages", "azure_auth/w", "bearertokenauth", "host_observer"])
    let pipelines = value["service"]?["pipelines"]
    #expect(pipelines?["metrics/own"] == ["receivers": ["redis/a"], "exporters": ["file/x"]])
    #expect(
      pipelines?["metrics"] == [
        "receivers": ["prometheus", "redis/b"], "processors": ["memory_limiter", "transform", "redaction", "batch"],
        "exporters": ["otlp_grpc/a", "debug", "file/x"],
      ])
    #expect(pipelines?["traces"]?["exporters"] == ["otlp_http"])
  }

  /// A pipeline that has lost all its exporters is there again with a user's.
  @Test func keepsPipelineAlive() throws {
    let none: YAMLMap = ["debug": false, "otlp": false]
    #expect(try CollectorSpec.render(none)["service"]?["pipelines"]?["metrics"] == nil)
    var values = none
    values["overrides"] = ["exporters": ["file": ["path": "/x"]], "metrics": ["exporters": ["file"]]]
    #expect(try CollectorSpec.render(values)["service"]?["pipelines"]?["metrics"]?["exporters"] == ["file"])
  }

  @Test(
    arguments: [
      (["receivers": ["prometheuz": [:]]], "overrides.receivers"),
      (["receivers": ["windows_event_log/a b": [:]]], "overrides.receivers"),
      (["exporters": ["logging": [:]]], "overrides.exporters"),
      (["exporters": ["debug": "x"]], "overrides.exporters.debug"),
      (["exporters": ["debug": ["x": .null]]], "overrides.exporters.debug.x"),
      (["pipelines": ["metric": ["receivers": ["a"], "exporters": ["b"]]]], "overrides.pipelines"),
      (["pipelines": ["logs": ["receivers": [], "exporters": ["b"]]]], "overrides.pipelines.logs.receivers"),
      (["pipelines": ["logs": ["receivers": ["a"]]]], "overrides.pipelines.logs"),
      (["pipelines": ["logs": ["receivers": ["a"], "exporters": ["b"], "processor": []]]], "overrides.pipelines.logs.processor"),
      (["metrics": ["exporters": ["a", "a"]]], "overrides.metrics.exporters"),
    ] as [(YAMLMap, String)])
  func refuses(overrides: YAMLMap, place: String) throws {
    let chart = try CollectorSpec.definition()
    let values = try ValuesMerge.combine(files: [["overrides": .map(overrides)]], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: values).map { ValueViolation.text(of: $0.path) } == [place])
  }

  /// Older names that the release still knows are accepted.
  @Test func acceptsAliases() throws {
    let value = try CollectorSpec.render(["overrides": ["exporters": ["otlphttp/x": ["endpoint": "http://x"]]]])
    #expect(value["exporters"]?["otlphttp/x"] != nil)
  }
}
