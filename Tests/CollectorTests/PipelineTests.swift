import BuiltInSpecs
import ChartModel
import Checks
import Diagnostics
import Examples
import Foundation
import HelmValues
import Kubernetes
import KubernetesSchemas
import TestSupport
import Testing
import YAML

/// No collector is ever installed without a pipeline: it would not start.
@Suite struct PipelineTests {
  /// Whether every collector has a pipeline with something at both ends; otherwise what is wrong.
  private func problems(_ chart: Installed) throws -> [String] {
    try chart.configurations().flatMap { name, configuration in
      if configuration.pipelines.isEmpty { return ["\(name) has no pipeline"] }
      return configuration.pipelines.entries.filter { pipeline in
        ["receivers", "exporters"].contains { pipeline.value[$0]?.strings.isEmpty != false }
      }.map { "\(name): \($0.key) has an open end" }
    }
  }

  /// What users add, and the release of the image, are their own business: findings are for them.
  private static let ownBusiness: Set<String> = ["config", "image", "testImage"]

  /// A rule about names of backends, which chance gives here.
  private static let unresolvable: DiagnosticCode = "OTEL045"

  private static func withoutOwnBusiness(_ values: YAMLMap) -> YAMLMap {
    YAMLMap(
      values.entries.filter { !ownBusiness.contains($0.key) }.map { entry in
        .init(key: entry.key, value: entry.value.map.map { .map(withoutOwnBusiness($0)) } ?? entry.value)
      })
  }

  /// 8 values files for each example; `WINGEN_RANDOM_CASES` asks for more.
  @Test(arguments: BuiltInSpec.all.map(\.name)) func randomValuesOfExamples(name: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["WINGEN_RANDOM_CASES"].flatMap { Int($0) } ?? 8
    let first = environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20_261_122
    let chart = try #require(try BuiltInSpec.all.first { $0.name == name }?.chart())
    let checker = Checker(schemas: KubernetesSchemas(version: nil))
    var collectors = 0
    for seed in first..<(first + UInt64(count)) {
      var sampler = ValueSampler(seed: seed)
      let values = Self.withoutOwnBusiness(sampler.values(for: chart.settings))
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
      guard chart.settings.violations(of: combined).isEmpty else { continue }
      let installed = try Installed(chart, values)
      collectors += try installed.configurations().count
      let findings = checker.check(installed.objects, isWhole: true).findings
        .filter { $0.severity > .info && $0.code.text.hasPrefix("OTEL") && $0.code != Self.unresolvable }.map {
          "\($0.code.text) \($0.message)"
        }
      let all = try problems(installed) + findings
      #expect(all == [], "seed \(seed), values \(JSONWriter.text(for: .map(values), pretty: false))")
    }
    #expect(collectors > count / 2)
  }

  /// Every combination of switches that decide whether there is anything to do.
  @Test func switches() throws {
    let charts = [
      try ChartDefinition(ContainersSpec.self), try ChartDefinition(ProcessesSpec.self), try ChartDefinition(OneSignalSpec.self),
    ]
    let switches: [[String]] = [
      ["scrape", "windowsExporter", "enabled"], ["scrape", "kubeStateMetrics", "enabled"], ["logs", "enabled"],
      ["eventLogs", "application"], ["eventLogs", "system"], ["events", "enabled"], ["process", "hostMetrics"], ["otlpTakesLogs"],
    ]
    for chart in charts {
      var wrong: [String] = []
      for choice in 0..<(1 << switches.count) {
        var values: YAMLMap = [:]
        for (index, path) in switches.enumerated() { values.set(.bool(choice >> index & 1 == 1), at: path) }
        for problem in try problems(Installed(chart, values)) {
          wrong.append("\(problem): \(JSONWriter.text(for: .map(values), pretty: false))")
        }
      }
      #expect(wrong.isEmpty, "\(wrong.count) cases, such as \(wrong.prefix(3))")
    }
  }

  /// A collector with nothing of the chart's to do, but with pipelines of the user's.
  @Test func pipelinesOfUsersAlone() throws {
    let idle: YAMLMap = ["scrape": ["windowsExporter": ["enabled": false]], "logs": ["enabled": false]]
    let endpoint: YAMLValue = ["endpoint": "https://otlp.example.com"]
    let pipeline: YAMLMap = [
      "receivers": ["otlp": ["protocols": ["grpc": [:]]]], "exporters": ["otlp_http/team": endpoint],
      "pipelines": ["traces": ["receivers": ["otlp"], "exporters": ["otlp_http/team"]]],
    ]
    let added: YAMLMap = [
      "receivers": ["otlp": ["protocols": ["grpc": [:]]]], "exporters": ["otlp_http/team": endpoint],
      "traces": ["receivers": ["otlp"], "exporters": ["otlp_http/team"]],
    ]
    for (group, suffix) in [("collector", "collector"), ("linux", "node-linux"), ("windows", "node-windows")] {
      #expect(try !Installed(ContainersSpec.self, idle).names("ConfigMap").contains("r-shapes-\(suffix)"))
      for (config, name) in [(pipeline, "traces"), (added, "traces/added")] {
        var values = idle
        values[group] = ["config": .map(config)]
        let chart = try Installed(ContainersSpec.self, values)
        #expect(try problems(chart) == [])
        #expect(try chart.configuration(suffix).pipelines.entries.map(\.key) == [name], "\(suffix)")
      }
    }
  }
}
