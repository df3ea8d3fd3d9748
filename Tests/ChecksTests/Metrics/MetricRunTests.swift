import Checks
import Diagnostics
import TestSupport
import Testing
import WindowsExporterCatalogue
import YAML

/// What is found only when all inputs are read.
@Suite struct MetricRunTests {
  private static let recording = """
    groups:
    - name: r
      rules:
      - record: instance:windows_memory:ratio
        expr: windows_memory_available_bytes / windows_memory_physical_total_bytes

    """

  private static func exporter(_ tag: String, _ arguments: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: e\(tag)}
    spec:
      selector: {matchLabels: {a: b}}
      template:
        metadata: {labels: {a: b}}
        spec:
          containers:
          - {name: e, image: "ghcr.io/prometheus-community/windows-exporter:\(tag)", args: [\(arguments)]}

    """
  }

  /// Rules of one file are known to dashboards of another, whoever reads which first.
  @Test(arguments: [1, 4]) func namesOfOtherFiles(_ workers: Int) async {
    let dashboard = MetricCases.dashboard(["instance:windows_memory:ratio", "instance:windows_memory:rate"])
    let result = await MetricCases.run([("a.json", dashboard), ("b.yaml", Self.recording)], workers: workers)
    #expect(MetricCases.marks(result) == ["a.json:5:21 MET010"])
    #expect(result.contents == 2)
    #expect(MetricCases.marks(await MetricCases.run([("a.json", dashboard)])).isEmpty)
  }

  /// The exporter's release and collectors come from another file.
  @Test func exporters() async {
    let rules = MetricCases.rule("windows_memory_physical_total_bytes < 1")
    let old = await MetricCases.run([("a", rules), ("b", Self.exporter("0.28.2", "\"--collectors.enabled=memory,cs\""))])
    #expect(MetricCases.marks(old) == ["a:5:11 MET004"])
    #expect(old.findings.first { $0.code == "MET004" }?.severity == .warning)
    let both = await MetricCases.run([("a", rules), ("b", Self.exporter("0.28.2")), ("c", Self.exporter("0.31.8"))])
    #expect(both.findings.first { $0.code == "MET004" }?.severity == .info)
    let off = await MetricCases.run([("a", rules), ("b", Self.exporter("0.31.8", "\"--collectors.enabled=cpu\""))])
    #expect(MetricCases.marks(off) == ["a:5:11 MET005"])
    let on = await MetricCases.run([("a", rules), ("b", Self.exporter("0.31.8", "\"--collectors.enabled=[defaults]\""))])
    #expect(MetricCases.marks(on).isEmpty)
  }

  @Test func severities() async {
    let rules = MetricCases.rule("windows_cs_physical_memory_bytes < 1")
    let assumed = await MetricCases.run([("a", rules)])
    #expect(assumed.findings.map(\.severity) == [.warning])
    var configuration = LintConfiguration()
    configuration.exporter.version = ExporterVersion(0, 31, 8)
    #expect(await MetricCases.run([("a", rules)], configuration).findings.map(\.severity) == [.error])
    configuration.exporter.version = ExporterVersion(0, 25, 0)
    #expect(await MetricCases.run([("a", rules)], configuration).findings.isEmpty)
    configuration.exporter.version = ExporterVersion(0, 31, 8)
    configuration.levels["MET003"] = .off
    #expect(await MetricCases.run([("a", rules)], configuration).findings.isEmpty)
  }

  @Test func suppressions() async {
    let rules = MetricCases.rule("windows_cs_physical_memory_bytes < 1 # wingen:ignore MET003 old nodes")
    #expect(await MetricCases.run([("a", rules)]).findings.isEmpty)
    let object =
      "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: a\n  annotations: {ignore.wingen/MET003: old}\n"
    let spec = rules.replacing(" # wingen:ignore MET003 old nodes", with: "").split(separator: "\n").map { "  \($0)\n" }.joined()
    #expect(await MetricCases.run([("a", object + "spec:\n" + spec)]).findings.isEmpty)
  }

  /// Rules over all inputs are covered as others are: by a comment above the rule, or above its query.
  @Test(arguments: ["  - alert", "    expr"]) func suppressionsAbove(_ line: String) async {
    let rules = MetricCases.rule("|\n      up\n      + windows_cs_physical_memory_bytes")
    #expect(MetricCases.marks(await MetricCases.run([("a", rules)])) == ["a:7:9 MET003"])
    let blanks = String(line.prefix { $0 == " " })
    let covered = rules.replacing("\n\(line)", with: "\n\(blanks)# wingen:ignore MET003 old nodes\n\(line)")
    #expect(MetricCases.marks(await MetricCases.run([("a", covered)])).isEmpty)
  }

  private static func collector(_ jobs: String, processors: String = "", names: String = "") -> String {
    """
    receivers:
      prometheus:
        config:
          scrape_configs:
    \(jobs)
    processors:
      memory_limiter: {check_interval: 1s, limit_mib: 100}
    \(processors)
    exporters: {otlp_grpc: {endpoint: "a:4317"}}
    service: {pipelines: {metrics: {receivers: [prometheus], processors: [memory_limiter\(names)], exporters: [otlp_grpc]}}}

    """
  }

  private static let needs = MetricCases.rule("windows_memory_available_bytes{job=\"windows\"} < 1")

  @Test func keepLists() async {
    let job = "      - {job_name: windows, scrape_interval: 30s, kubernetes_sd_configs: [{role: node}]"
    func codes(_ collector: String) async -> [String] {
      MetricCases.marks(await MetricCases.run([("a", Self.needs), ("b", collector)])).map { String($0.suffix(6)) }
    }
    func relabeled(_ action: String, _ regex: String) -> String {
      job + ", metric_relabel_configs: [{source_labels: [__name__], regex: \"\(regex)\", action: \(action)}]}"
    }
    #expect(await codes(Self.collector(relabeled("keep", "windows_cpu.*"))) == ["MET014"])
    #expect(await codes(Self.collector(relabeled("keep", "windows_(cpu|memory)_.*"))).isEmpty)
    #expect(await codes(Self.collector(relabeled("drop", "windows_memory_.*"))) == ["MET014"])
    #expect(await codes(Self.collector(relabeled("drop", "windows_cpu_.*"))).isEmpty)
    // Another job lets it through.
    #expect(
      await codes(Self.collector(relabeled("keep", "windows_cpu.*") + "\n" + job.replacing("windows", with: "windows2") + "}")).isEmpty)
    for (type, names, isDropped) in [
      ("strict", "windows_cpu_time_total", true), ("strict", "windows_memory_available_bytes", false), ("regexp", "windows_mem", false),
      ("regexp", "^windows_mem$", true),
    ] {
      let filter = "  filter: {metrics: {include: {match_type: \(type), metric_names: [\"\(names)\"]}}}"
      let found = await codes(Self.collector(job + "}", processors: filter, names: ", filter"))
      #expect(found == (isDropped ? ["MET014"] : []), "\(type) \(names)")
    }
  }

  @Test func jobs() async {
    let job = "      - {job_name: NAME, kubernetes_sd_configs: [{role: node}]RULES}"
    func codes(_ name: String, _ rules: String = "") async -> [String] {
      let text = Self.collector(job.replacing("NAME", with: name).replacing("RULES", with: rules))
      return MetricCases.marks(await MetricCases.run([("a", Self.needs), ("b", text)])).map { String($0.suffix(6)) }
    }
    #expect(await codes("windows-exporter") == ["MET015"])
    #expect(await codes("windows").isEmpty)
    #expect(await codes("other", ", relabel_configs: [{target_label: job, replacement: windows}]").isEmpty)
    #expect(await codes("other", ", relabel_configs: [{source_labels: [a], target_label: job}]").isEmpty)
    let monitor = "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {endpoints: [{port: http}]}\n"
    let text = Self.collector(job.replacing("NAME", with: "b").replacing("RULES", with: ""))
    let result = await MetricCases.run([("a", Self.needs), ("b", text), ("c", monitor)])
    #expect(MetricCases.marks(result).isEmpty)
  }

  @Test func windows() async {
    func codes(_ window: String, _ interval: String) async -> Int {
      let job = "      - {job_name: windows, scrape_interval: \(interval), kubernetes_sd_configs: [{role: node}]}"
      let rules = MetricCases.rule("sum by (instance) (rate(windows_net_bytes_total{job=\"windows\"}[\(window)])) > 1")
      return MetricCases.marks(await MetricCases.run([("a", rules), ("b", Self.collector(job))])).count
    }
    #expect(await codes("2m", "30s") == 0)
    #expect(await codes("1m", "30s") == 1)
    #expect(await codes("1m", "15s") == 0)
    #expect(await codes("3m", "1m") == 1)
    // Nothing tells the interval.
    for (window, count) in [("30s", 1), ("1m", 0)] {
      let result = await MetricCases.run([("a", MetricCases.rule("rate(a_total[\(window)]) > 1"))])
      #expect(MetricCases.marks(result).count == count)
    }
  }

  /// Who scrapes rarely, and whether that matters.
  @Test func longIntervals() async {
    func severities(_ interval: String, _ others: [(name: String, text: String)] = []) async -> [Severity] {
      let job = "      - {job_name: windows, scrape_interval: \(interval), kubernetes_sd_configs: [{role: node}]}"
      return await MetricCases.run([("b", Self.collector(job))] + others).findings.filter { $0.code == "MET020" }.map(\.severity)
    }
    let asked = ("a", MetricCases.rule("windows_memory_available_bytes < 1"))
    // Nobody knows who asks the backend.
    #expect(await severities("10m").isEmpty)
    #expect(await severities("10m", [asked]) == [.warning])
    #expect(await severities("5m", [asked]) == [.warning])
    #expect(await severities("4m", [asked]) == [.info])
    #expect(await severities("150s", [asked]).isEmpty)
    let pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: p, image: p, args: [--query.lookback-delta=1h]}]}\n"
    #expect(await severities("10m", [asked, ("c", pod)]).isEmpty)
  }

  /// A job that brings the old name back.
  @Test func renamedLabels() async {
    let rules = MetricCases.rule("sum by (pod_name) (container_memory_working_set_bytes) > 1")
    let job = "scrape_configs:\n- {job_name: a, metric_relabel_configs: [{source_labels: [pod], target_label: pod_name}]}\n"
    let monitor =
      "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\n"
      + "spec: {endpoints: [{port: http, metricRelabelings: [{sourceLabels: [pod], targetLabel: pod_name}]}]}\n"
    let result = await MetricCases.run([("a", rules)])
    #expect(MetricCases.marks(result) == ["a:5:19 MET006"])
    #expect(result.findings.first?.hint == "it is called pod since Kubernetes 1.16")
    #expect(MetricCases.marks(await MetricCases.run([("a", rules), ("b", job)])).isEmpty)
    #expect(MetricCases.marks(await MetricCases.run([("a", rules), ("b", monitor)])).isEmpty)
  }

  /// Dashboards of Helm's templates, other languages, and what only looks like rules.
  @Test func othersAreLeftAlone() async {
    let victoria =
      "apiVersion: operator.victoriametrics.com/v1beta1\nkind: VMRule\nmetadata: {name: a}\nspec:\n  groups:\n  - name: a\n    rules:\n"
    for text in [
      victoria + "    - {alert: A, expr: 'up default 0 > 1'}\n",
      "groups:\n- name: a\n  rules:\n  - {alert: A, expr: 'rate({app=\"a\"} | json | level=\"error\" [5m]) > 1'}\n",
      "groups: [{name: a, rules: [{match: a}]}]\n", "groups: [a, b]\nrules: c\n", "groups: {a: {rules: []}}\n",
      "{\"title\": \"a\", \"panels\": 3, \"expr\": \"(\"}\n",
    ] {
      #expect(await MetricCases.run([("a", text)]).findings.isEmpty, "\(text)")
    }
  }

  /// Anything may stand anywhere in rules and dashboards.
  @Test func strayShapes() async {
    let base = ["groups", "rules", "expr", "labels", "annotations", "name", "record", "alert", "for"]
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      func value(_ depth: Int) -> YAMLValue {
        switch Int.random(in: 0..<(depth > 4 ? 4 : 7), using: &random) {
        case 0: return .null
        case 1: return .int(3)
        case 2: return .string(["up", "rate(up[5m])", "((", "", "{{ $x", "5m"].randomElement(using: &random) ?? "")
        case 3: return .bool(true)
        case 4: return .list((0..<2).map { _ in value(depth + 1) })
        default:
          let keys = Set((0..<4).compactMap { _ in base.randomElement(using: &random) }).sorted()
          return .map(YAMLMap(keys.map { .init(key: $0, value: value(depth + 1)) }))
        }
      }
      let rules: YAMLValue = ["groups": .list([["name": "a", "rules": .list([["alert": "A", "expr": "up"], value(0)])], value(0)])]
      let result = await MetricCases.run([("a", JSONWriter.text(for: rules, pretty: true))])
      #expect(result.contents == 1, "\(rules)")
    }
  }
}
