import Checks
import Diagnostics
import TestSupport
import Testing
import YAML

/// What the label `instance` of targets can be, and what it is held against.
@Suite struct InstanceTests {
  private static func rule(_ instance: String, job: String = "job=\"a\", ") -> String {
    MetricCases.rule("windows_memory_available_bytes{\(job)instance\(instance)} < 1")
  }

  /// Whether a selector is reported, given the fields of a scrape job.
  private func isReported(_ instance: String, _ job: String) async -> Bool {
    let text = "scrape_configs:\n- {job_name: a, \(job)}\n"
    let marks = MetricCases.marks(await MetricCases.run([("a", Self.rule(instance)), ("b", text)]))
    #expect(marks.isEmpty || marks == ["a:5:51 MET019"])
    return !marks.isEmpty
  }

  private static let nodes = "kubernetes_sd_configs: [{role: node}]"
  private static let nodeName = "{source_labels: [__meta_kubernetes_node_name], target_label: instance}"
  private static let podNode = "{source_labels: [__meta_kubernetes_pod_node_name], target_label: instance}"

  @Test(arguments: [
    (nodes, "=\"win-1\"", true), (nodes, "=\"10.0.0.4:9182\"", false), (nodes, "=~\"win-.*\"", false),
    (nodes, "=~\"win-1|win-2\"", true), (nodes, "=~\"win-1|win-2:9182\"", false),
    ("\(nodes), relabel_configs: [\(nodeName)]", "=\"win-1\"", false),
    ("\(nodes), relabel_configs: [\(nodeName)]", "=\"win-1:9182\"", true),
    ("\(nodes), relabel_configs: [\(nodeName)]", "=~\".+:9182\"", true), ("\(nodes), relabel_configs: [\(nodeName)]", "=~\".+\"", false),
    ("\(nodes), relabel_configs: [\(nodeName)]", "=~\"WIN-.*\"", true),
    ("kubernetes_sd_configs: [{role: pod}], relabel_configs: [\(podNode)]", "=\"win-1:9182\"", true),
    ("kubernetes_sd_configs: [{role: pod}]", "=\"win-1\"", false),
    // Some of these targets have no such label, and then the address stands for it.
    ("kubernetes_sd_configs: [{role: endpoints}], relabel_configs: [\(podNode)]", "=\"win-1:9182\"", false),
    ("static_configs: [{targets: [\"a:1\", b]}]", "=\"a:1\"", false), ("static_configs: [{targets: [\"a:1\", b]}]", "=\"b:80\"", false),
    ("static_configs: [{targets: [\"a:1\", b]}]", "=\"a:2\"", true), ("static_configs: [{targets: [\"a:1\", b]}]", "=~\"[bc]\"", false),
    ("static_configs: [{targets: [\"a:1\"], labels: {instance: web}}]", "=\"web\"", false),
    ("static_configs: [{targets: [\"a:1\"]}], file_sd_configs: [{files: [x]}]", "=\"b:1\"", false),
    ("static_configs: []", "=\"b:1\"", false), ("static_configs: [{targets: [\"{{ .Values.a }}\"]}]", "=\"b:1\"", false),
    ("\(nodes), relabel_configs: [{target_label: instance, replacement: web}]", "=\"web\"", false),
    ("\(nodes), relabel_configs: [{target_label: instance, replacement: web}]", "=\"web2\"", true),
    ("\(nodes), relabel_configs: [{source_labels: [x], regex: y, target_label: instance, replacement: web}]", "=\"n:1\"", false),
    ("\(nodes), relabel_configs: [{source_labels: [__address__], regex: '(.*):.*', target_label: instance}]", "=\"n\"", false),
    ("\(nodes), relabel_configs: [{source_labels: [ip], target_label: __address__, replacement: '$1:9182'}]", "=\"n:9100\"", true),
    ("\(nodes), relabel_configs: [{source_labels: [ip], target_label: __address__, replacement: '${1}:9182'}]", "=\"n:9182\"", false),
    ("\(nodes), relabel_configs: [{source_labels: [ip, port], target_label: __address__, replacement: '$1:$2'}]", "=\"n\"", false),
    // Maps of all labels may make one of this name; those of others do not.
    ("\(nodes), relabel_configs: [{action: labelmap, regex: __meta_kubernetes_node_label_(.+)}]", "=\"n\"", false),
    ("\(nodes), relabel_configs: [{action: labelmap, regex: __meta_kubernetes_node_label_(zone|pool)}]", "=\"n\"", true),
    ("\(nodes), relabel_configs: [{action: labelmap, regex: __meta_kubernetes_node_label_(.+)}, \(nodeName)]", "=\"n:1\"", true),
    ("\(nodes), relabel_configs: [\(nodeName), {action: labeldrop, regex: instance}]", "=\"n:1\"", false),
    ("\(nodes), relabel_configs: [{action: keep, source_labels: [x], regex: y}]", "=\"n\"", true),
    ("\(nodes), metric_relabel_configs: [{source_labels: [node], target_label: instance}]", "=\"n\"", false),
    ("\(nodes), metric_relabel_configs: [{source_labels: [instance], target_label: host}]", "=\"n\"", true),
    // The metrics may bring one, if it is not the exporter itself that is scraped.
    ("\(nodes), honor_labels: true", "=\"n\"", false), ("\(nodes), honor_labels: true, metrics_path: /windows", "=\"n\"", true),
    ("\(nodes), honor_labels: true, metrics_path: /windows/federate", "=\"n\"", false),
    ("\(nodes)", "!=\"n\"", false), ("\(nodes)", "=\"\"", false),
  ]) func jobs(_ job: String, _ instance: String, _ isWrong: Bool) async {
    #expect(await isReported(instance, job) == isWrong, "\(job) \(instance)")
  }

  private static func collector(
    _ job: String, processor: String = "batch: {}", exporter: String = "prometheus_remote_write: {endpoint: a}"
  )
    -> String
  {
    """
    receivers: {prometheus: {config: {scrape_configs: [{job_name: a, \(job)}]}}}
    processors: {\(processor)}
    exporters: {\(exporter)}
    service: {pipelines: {metrics: {receivers: [prometheus], processors: [\(processor.prefix { $0 != ":" })], exporters: [\(exporter.prefix { $0 != ":" })]}}}

    """
  }

  /// Behind the job, processors and exporters may change the label.
  @Test func collectors() async {
    func count(_ text: String, _ instance: String = "=\"win-1:9182\"") async -> Int {
      MetricCases.marks(await MetricCases.run([("a", Self.rule(instance)), ("b", text)])).count { $0.hasSuffix("MET019") }
    }
    let job = "\(Self.nodes), relabel_configs: [\(Self.nodeName)]"
    #expect(await count(Self.collector(job)) == 1)
    #expect(await count(Self.collector(job, processor: "resource: {attributes: [{key: team, value: a, action: upsert}]}")) == 1)
    #expect(
      await count(Self.collector(job, processor: "resource: {attributes: [{key: service.instance.id, value: a, action: upsert}]}")) == 0)
    #expect(await count(Self.collector(job, processor: "transform: {}")) == 0)
    #expect(await count(Self.collector(job, exporter: "prometheus: {endpoint: \"a:1\"}")) == 0)
    #expect(await count(Self.collector(job, exporter: "prometheus_remote_write: {endpoint: a, external_labels: {instance: b}}")) == 0)
    // A variable, and a group.
    func port(_ replacement: String) -> String {
      "\(Self.nodes), relabel_configs: [{source_labels: [ip], target_label: __address__, replacement: '\(replacement)'}]"
    }
    #expect(await count(Self.collector(port("${env:HOST}"))) == 0)
    #expect(await count(Self.collector(port("$$1:9182"))) == 0)
    #expect(await count(Self.collector(port("$$1:9100"))) == 1)
    #expect(await count(Self.collector(port("$${1}:9100"))) == 1)
  }

  /// Without a condition on jobs, only what is certainly scraped by one in view is looked at.
  @Test func whoIsMeant() async {
    func marks(_ expression: String, _ job: String, monitor: Bool = false) async -> [String] {
      let text = "scrape_configs:\n- {job_name: \(job), \(Self.nodes)}\n"
      let monitors = "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {endpoints: [{port: http}]}\n"
      let files = [("a", MetricCases.rule(expression)), ("b", text)] + (monitor ? [("c", monitors)] : [])
      return MetricCases.marks(await MetricCases.run(files))
    }
    #expect(await marks("windows_cpu_info{instance=\"n\"} < 1", "windows").filter { $0.hasSuffix("MET019") }.count == 1)
    #expect(await marks("windows_memory_available_bytes{instance=\"n\"} < 1", "apps").isEmpty)
    #expect(await marks("node_load1{instance=\"n\"} < 1", "windows").isEmpty)
    #expect(await marks("up{job=\"windows\", instance=\"n\"} < 1", "windows") == ["a:5:29 MET019"])
    #expect(await marks("up{job=~\"win.*\", instance=\"n\"} < 1", "windows") == ["a:5:28 MET019"])
    #expect(await marks("up{job=~\".*\", instance=\"n\"} < 1", "windows").isEmpty)
    #expect(await marks("up{job!=\"apps\", instance=\"n\"} < 1", "windows").isEmpty)
    #expect(await marks("up{job=\"windows\", instance=\"n\"} < 1", "windows", monitor: true).isEmpty)
    // Another rule says that there is no such job.
    #expect(await marks("up{job=\"linux\", instance=\"n\"} < 1", "windows") == ["a:5:14 MET015"])
    // Recorded under this name.
    #expect(await marks("a:b:c{job=\"windows\", instance=\"n\"} < 1", "windows").isEmpty)
  }

  /// Anything may stand anywhere in a job.
  @Test func strayShapes() async {
    let keys = [
      "static_configs", "targets", "labels", "instance", "kubernetes_sd_configs", "role", "relabel_configs", "source_labels",
      "target_label",
      "replacement", "regex", "action", "metric_relabel_configs", "honor_labels", "scrape_interval",
    ]
    let words = [
      "instance", "__address__", "$1:9182", "(", "labelmap", "node", "10m", "a:1", "", "$$1", "${1}", "__meta_kubernetes_node_name",
    ]
    var random = SplitMix64(seed: 19)
    for _ in 0..<200 {
      func value(_ depth: Int) -> YAMLValue {
        switch Int.random(in: 0..<(depth > 4 ? 3 : 8), using: &random) {
        case 0: return .null
        case 1: return .int(3)
        case 2: return .string(words.randomElement(using: &random) ?? "")
        case 3, 4: return .list((0..<2).map { _ in value(depth + 1) })
        default: return .map(map(depth + 1))
        }
      }
      func map(_ depth: Int) -> YAMLMap {
        YAMLMap(Set((0..<5).compactMap { _ in keys.randomElement(using: &random) }).sorted().map { .init(key: $0, value: value(depth)) })
      }
      var job = map(0)
      job["job_name"] = "a"
      let text = JSONWriter.text(for: ["scrape_configs": .list([.map(job)])], pretty: true)
      let result = await MetricCases.run([("a", Self.rule("=\"n\"")), ("b", text)])
      #expect(result.contents == 1, "seed 19: \(text)")
    }
  }

  @Test func wording() async {
    let job = "scrape_configs:\n- {job_name: a, static_configs: [{targets: [\"web-1:80\", \"web-2:80\"]}]}\n"
    let near = await MetricCases.run([("a", Self.rule("=\"web-3:80\"")), ("b", job)]).findings.first { $0.code == "MET019" }
    #expect(near?.message == "no target of the job \"a\" has the instance \"web-3:80\"")
    #expect(near?.hint == "did you mean web-1:80?")
    let names = "scrape_configs:\n- {job_name: a, \(Self.nodes), relabel_configs: [\(Self.nodeName)]}\n"
    let name = await MetricCases.run([("a", Self.rule("=\"web-3:80\"")), ("b", names)]).findings.first { $0.code == "MET019" }
    #expect(name?.hint == "there it is the name of a node, without a port")
  }
}
