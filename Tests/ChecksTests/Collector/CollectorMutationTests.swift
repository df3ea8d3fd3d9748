import Checks
import CollectorSchemas
import Diagnostics
import Foundation
import Testing
import YAML

/// A good configuration with one thing taken away brings just what was broken by that.
@Suite struct CollectorMutationTests {
  private static let base = """
    receivers:
      otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
      prometheus: {config: {scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]}}
    processors:
      memory_limiter: {check_interval: 1s, limit_mib: 400}
      filter: {metric_conditions: ['metric.name == "a"']}
      batch: {}
    connectors:
      count: {}
    exporters:
      otlp_grpc: {endpoint: "b:4317", auth: {authenticator: bearertokenauth}, sending_queue: {storage: file_storage}}
      otlp_http: {endpoint: "https://b.example.com"}
    extensions:
      bearertokenauth: {filename: /t}
      file_storage: {directory: /q}
      health_check: {}
    service:
      extensions: [bearertokenauth, file_storage, health_check]
      pipelines:
        traces: {receivers: [otlp], processors: [memory_limiter, batch], exporters: [otlp_grpc, count]}
        metrics: {receivers: [prometheus, count], processors: [memory_limiter, filter, batch], exporters: [otlp_http]}
    """

  private static func codes(_ value: YAMLValue) throws -> [String] {
    try CollectorCases.lint(YAMLEmitter.text(for: value)).map(\.code.text).sorted()
  }

  private static func read() throws -> YAMLMap { try #require(YAMLReader.readValues(base, file: "base").first?.map) }

  @Test func baseIsGood() throws { #expect(try Self.codes(.map(Self.read())).isEmpty) }

  /// How often a name stands in a reference to a component.
  private static func uses(_ id: String, _ map: YAMLMap) -> Int {
    var count = 0
    func visit(_ value: YAMLValue) {
      switch value {
      case .string(id): count += 1
      case .list(let items): items.forEach(visit)
      case .map(let map): map.entries.forEach { visit($0.value) }
      default: break
      }
    }
    visit(.map(map))
    return count
  }

  /// Each name that leads nowhere is one finding.
  @Test func withoutAComponent() throws {
    let map = try Self.read()
    for kind in ComponentKind.allCases {
      for id in map[kind.section]?.map?.entries.map(\.key) ?? [] {
        var mutated = map
        var section = try #require(map[kind.section]?.map)
        section[id] = nil
        mutated[kind.section] = .map(section)
        let expected = Array(repeating: "OTEL009", count: Self.uses(id, mutated))
        #expect(try Self.codes(.map(mutated)) == expected, "without the \(kind.rawValue) \(id)")
      }
    }
  }

  /// What nobody names any more is unused, and what was held together by it comes apart.
  @Test func withoutAReference() throws {
    let map = try Self.read()
    let pipelines = try #require(map["service"]?["pipelines"]?.map)
    let besides: [String: [String]] = [
      "traces/receivers/otlp": ["OTEL013", "OTEL011"],
      "traces/processors/memory_limiter": ["OTEL020"], "traces/processors/batch": [],
      "traces/exporters/otlp_grpc": ["OTEL011"], "traces/exporters/count": ["OTEL016"],
      "metrics/receivers/prometheus": ["OTEL011"], "metrics/receivers/count": ["OTEL016"],
      "metrics/processors/memory_limiter": ["OTEL020"], "metrics/processors/filter": ["OTEL011"], "metrics/processors/batch": [],
      "metrics/exporters/otlp_http": ["OTEL011", "OTEL013"],
    ]
    var tried = 0
    for pipeline in pipelines.entries {
      for list in ["receivers", "processors", "exporters"] {
        for (index, reference) in (pipeline.value[list]?.list ?? []).enumerated() {
          var items = try #require(pipeline.value[list]?.list)
          items.remove(at: index)
          var own = try #require(pipeline.value.map)
          own[list] = .list(items)
          var all = pipelines
          all[pipeline.key] = .map(own)
          var service = try #require(map["service"]?.map)
          service["pipelines"] = .map(all)
          var mutated = map
          mutated["service"] = .map(service)
          let name = "\(pipeline.key)/\(list)/\(reference.string ?? "")"
          #expect(try Self.codes(.map(mutated)) == (besides[name] ?? ["?"]).sorted(), "\(name)")
          tried += 1
        }
      }
    }
    #expect(tried == besides.count)
  }

  @Test func withoutAnExtensionEnabled() throws {
    let map = try Self.read()
    for (id, code) in [("bearertokenauth", "OTEL010"), ("file_storage", "OTEL010"), ("health_check", "OTEL011")] {
      var service = try #require(map["service"]?.map)
      service["extensions"] = .list((service["extensions"]?.list ?? []).filter { $0.string != id })
      var mutated = map
      mutated["service"] = .map(service)
      #expect(try Self.codes(.map(mutated)) == [code], "\(id)")
    }
  }
}
