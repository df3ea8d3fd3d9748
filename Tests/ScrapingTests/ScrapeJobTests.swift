import ChartModel
import Kubernetes
import OpenTelemetry
import Prometheus
import Testing
import WindowsMonitoring
import YAML

/// How jobs are written for a collector and for Prometheus itself.
@Suite struct ScrapeJobTests {
  private static let node = EnvironmentVariable("NODE_NAME")

  /// A job with everything that a job can have.
  private static func full(_ settings: PlanChart.Settings) -> ScrapeJob {
    ScrapeJob(
      "full", interval: settings.scrape.intervalSeconds, timeout: 10, path: "/$probe", scheme: .https,
      params: [("$module", ["http_2xx"]), ("node", ["\(node)"])], honorsLabels: true, acceptsUntypedText: true,
      client: ScrapeClient(
        credentials: .basic(username: "scraper$", passwordFile: "token"),
        tls: .init(serverName: "exporter.example", skipsVerification: true)),
      limits: ScrapeLimits(bodyMegabytes: 5, samples: 1000, targets: 10, labels: 63, labelNameLength: 511, labelValueLength: 1023),
      staticTargets: [StaticTargets(["127.0.0.1:\(settings.exporter.port)"], labels: [("node", "\(node)")])],
      discoveries: [
        KubernetesDiscovery(
          .pod, namespaces: .listed(settings.scrape.applications.namespaces),
          selectors: [.init(.pod, label: "app=a$", field: "spec.nodeName=\(node)")], attachesNode: true)
      ],
      relabeling: [
        RelabelRule(from: ["__address__"], regex: "(.+):\\d+$", to: "__address__", replacement: "$1:\(settings.exporter.port)"),
        .set("node", to: "\(node)"), .hash("__address__", modulus: settings.shards, to: "__tmp"), .keep("__tmp", matching: "0|\(node)"),
        .drop("a", "b", matching: "x;y").when(settings.scrape.kubelet.enabled),
        RelabelRule(from: ["a"], separator: "/", to: "b", action: .lowercase),
        RelabelRule(from: ["a", "c"], separator: "$", regex: "([a-z]+)\\$.*", to: "tmp_${1}", replacement: "x"),
      ], metricRelabeling: [.drop("__name__", matching: "go_.*"), RelabelRule(regex: "tmp_(.*)", action: .labeldrop)])
  }

  private func collector(_ values: YAMLMap = [:]) throws -> YAMLValue {
    let texts = try PlanChart.texts(values) { settings in
      let pipeline = Pipeline<Metrics>(
        from: [.prometheus([Self.full(settings)])], through: [.memoryLimiter()],
        to: [.prometheusRemoteWrite(named: "x", endpoint: "https://example.com", externalLabels: [("cluster", "a\(settings.cluster)")])])
      return [("collector", CollectorConfiguration(pipeline).entries)]
    }
    return try #require(YAMLReader.readValues(texts["collector"] ?? "", file: "collector").first)
  }

  private func job(_ collector: YAMLValue) -> YAMLValue? { collector["receivers"]?["prometheus"]?["config"]?["scrape_configs"]?[0] }

  /// Groups are escaped, the environment is not, and both stand in one text.
  @Test func collectorsReadGroupsAndTheEnvironment() throws {
    let job = try #require(job(try collector()))
    #expect(job["relabel_configs"]?[0]?["regex"] == "(.+):\\d+$$")
    #expect(job["relabel_configs"]?[0]?["replacement"] == "$$1:9182")
    #expect(job["relabel_configs"]?[1]?["replacement"] == "${env:NODE_NAME}")
    #expect(job["relabel_configs"]?[3]?["regex"] == "0|${env:NODE_NAME}")
    #expect(
      job["kubernetes_sd_configs"]?[0]?["selectors"]?[0] == ["role": "pod", "label": "app=a$$", "field": "spec.nodeName=${env:NODE_NAME}"])
    #expect(job["static_configs"]?[0]?["labels"]?["node"] == "${env:NODE_NAME}")
    #expect(job["params"]?["node"]?[0] == "${env:NODE_NAME}")
    #expect(job["basic_auth"]?["username"] == "scraper$$")
    #expect(job["fallback_scrape_protocol"] == "PrometheusText0.0.4")
    #expect(
      job["relabel_configs"]?.list?.last
        == [
          "source_labels": ["a", "c"], "separator": "$$", "regex": "([a-z]+)\\$$.*", "target_label": "tmp_$${1}", "replacement": "x",
        ])
    #expect(job["metrics_path"] == "/$$probe")
    // The collector expands nothing in keys, and leaves them as they are.
    #expect(job["params"]?["$module"]?[0] == "http_2xx")
  }

  /// What is written out in a text beside a setting is escaped once, where it is written.
  @Test func usersDollarsAreDoubledAlone() throws {
    let labels = try collector(["cluster": "$b${env:HOME}"])["exporters"]?["prometheus_remote_write/x"]?["external_labels"]
    #expect(labels?["cluster"] == "a$$b$${env:HOME}")
  }

  @Test func settingsDecideRulesAndNamespaces() throws {
    let off = try #require(job(try collector()))
    #expect(off["relabel_configs"]?.list?.count == 6)
    #expect(off["kubernetes_sd_configs"]?[0]?["namespaces"] == nil)
    let values: YAMLMap = ["scrape": ["kubelet": ["enabled": true], "applications": ["namespaces": ["a", "b"]]], "shards": 3]
    let on = try #require(job(try collector(values)))
    #expect(on["relabel_configs"]?.list?.count == 7)
    #expect(on["kubernetes_sd_configs"]?[0]?["namespaces"] == ["names": ["a", "b"]])
    #expect(on["relabel_configs"]?[2] == ["source_labels": ["__address__"], "modulus": 3, "target_label": "__tmp", "action": "hashmod"])
  }

  @Test func prometheusNeedsTheEnvironmentsValues() throws {
    let job = ScrapeJob("a", relabeling: [.set("node", to: "\(Self.node)"), .keep("x", matching: "\(EnvironmentVariable("SHARD"))")])
    let one = #expect(throws: PrometheusFile.MissingEnvironment.self) {
      try PrometheusFile(jobs: [job]).entries(environment: [Self.node: "n"])
    }
    #expect(one?.variables == [EnvironmentVariable("SHARD")])
    let error = #expect(throws: PrometheusFile.MissingEnvironment.self) { try PrometheusFile(jobs: [job]).entries() }
    #expect(error?.description == "prometheus.yml cannot read the environment: expected a value for NODE_NAME, SHARD")
  }

  /// Prometheus expands variables in external labels; dollars that the code wrote come through, and those of users.
  @Test func dollarsInExternalLabels() throws {
    func texts(_ context: ScrapeContext? = nil) throws -> String {
      let values: YAMLMap = ["cluster": "u$HOME"]
      let texts = try PlanChart.texts(values) { settings in
        let globals = ScrapeGlobals(externalLabels: [
          ("written", "a$HOME"), ("users", settings.cluster), ("both", "$${HOME}\(settings.cluster)"), ("plain", "b"),
        ])
        if let context { return [("file", globals.entries(in: context))] }
        return [("file", try PrometheusFile(globals: globals, jobs: []).entries())]
      }
      return try #require(texts["file"])
    }
    let labels = try ScrapeTool.ask("labels", .string(texts()))
    #expect(labels == ["both": "$${HOME}u$HOME", "plain": "b", "users": "u$HOME", "written": "a$HOME"])
    let collector = try YAMLReader.readValues(texts(.collector), file: "collector").first?["external_labels"]
    #expect(collector?["written"] == "a$$$$HOME")
    #expect(collector?["users"] == "u$$HOME")
  }

  /// Every field that a job can have, accepted by promtool; and what it finds when a rule is wrong.
  @Test func promtoolAcceptsEveryField() throws {
    let globals = ScrapeGlobals(interval: 30, timeout: 10, evaluationInterval: 30, externalLabels: [("cluster", "c"), ("empty", "")])
    func check(_ change: @escaping @Sendable (inout ScrapeJob) -> Void = { _ in }) throws -> String? {
      let texts = try PlanChart.texts { settings in
        var job = Self.full(settings)
        change(&job)
        return [("file", try PrometheusFile(globals: globals, jobs: [job]).entries(environment: [Self.node: "lin-1"]))]
      }
      let file = try #require(texts["file"])
      #expect(file.contains("$1:9182") && file.contains("spec.nodeName=lin-1"))
      return try ScrapeTool.ask("check", .string(file)).string
    }
    #expect(try check() == "")
    #expect(try check { $0.limits = ScrapeLimits(bodyMegabytes: 0, samples: 0, labels: 0) } == "")
    #expect(try check { $0.relabeling.append(RelabelRule(from: ["a"], to: "b", action: .hashmod)) }?.contains("modulus") == true)
    #expect(try check { $0.timeout = 60 }?.contains("timeout") == true)
  }
}
