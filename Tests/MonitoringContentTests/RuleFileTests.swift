import ChartModel
import TestSupport
import Testing
import YAML

/// Every rule file that the examples write, under promtool with all that it lints.
@Suite struct RuleFileTests {
  private static let alerts = [
    "nodeNotReady", "metricsAbsent", "exporterDown", "exporterMissing", "exporterCollectorFailed", "cpu", "memory", "commit", "diskFull",
    "diskFilling", "diskLatency", "networkErrors", "networkSaturation", "serviceStopped", "containerRestarts",
    "podNotRunning", "podOnWrongNode", "podUnschedulable", "clockSkew", "collectorDroppingData",
  ]

  /// Values under `monitoring` and `scrape`.
  private static func values(_ monitoring: YAMLMap, interval: Int = 30) -> YAMLMap {
    ["monitoring": .map(monitoring), "scrape": ["intervalSeconds": .int(interval)]]
  }

  private func check(_ files: [(name: String, text: String)]) throws {
    let run = try Promtool.check(files)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.successes.count == files.count, "\(run.output)")
  }

  @Test func theAlertsAreAllThere() throws {
    let settings = try RuleText.chart("onprem-mimir-loki").settings.declarations.map(\.path)
    let named = settings.filter { $0.prefix(2) == ["monitoring", "alerts"] && $0.last == "severity" }.map { $0[2] }
    #expect(named.sorted() == Self.alerts.sorted())
  }

  @Test func examples() throws {
    var files: [(name: String, text: String)] = []
    for example in RuleText.examples {
      let text = try #require(try RuleText.of(example), "\(example) writes no rules")
      #expect(try RuleText.groups(text).count == 5)
      files.append(("\(example).yaml", text))
    }
    try check(files)
  }

  @Test func intervals() throws {
    var files: [(name: String, text: String)] = []
    for (interval, windows) in [(15, ["[1m]", "[5m]"]), (30, ["[120s]", "[5m]"]), (75, ["[300s]", "[5m]"]), (300, ["[1200s]"])] {
      let text = try #require(try RuleText.of("onprem-mimir-loki", Self.values([:], interval: interval)))
      for window in windows { #expect(text.contains(window), "\(interval): \(window)") }
      files.append(("\(interval).yaml", text))
    }
    try check(files)
  }

  /// One alert after another is switched off, and nothing else goes with it.
  @Test func alertsOneByOne() throws {
    let all = try RuleText.groups(try #require(try RuleText.of("onprem-mimir-loki", RuleText.everything))).flatMap(\.rules)
    var files: [(name: String, text: String)] = []
    var missing: Set<String> = []
    for alert in Self.alerts {
      let values: YAMLMap = [
        "exporter": RuleText.everything["exporter"] ?? [:], "monitoring": ["alerts": .map([alert: ["enabled": false]])],
      ]
      let text = try #require(try RuleText.of("onprem-mimir-loki", values))
      let left = Set(try RuleText.groups(text).flatMap(\.rules).compactMap(\.ruleName))
      let gone = Set(all.compactMap(\.ruleName)).subtracting(left)
      #expect(gone.count == 1, "\(alert): \(gone)")
      missing.formUnion(gone)
      files.append(("\(alert).yaml", text))
    }
    #expect(missing.count == Self.alerts.count)
    try check(files)
  }

  @Test func partsAndNone() throws {
    let off: YAMLValue = ["enabled": false]
    let noAlerts = try #require(try RuleText.of("onprem-mimir-loki", Self.values(["alerts": off])))
    #expect(try RuleText.groups(noAlerts).map(\.name) == ["windows.node.rules", "windows.pod.rules"])
    let noRecording = try #require(try RuleText.of("onprem-mimir-loki", Self.values(["rules": ["recording": false]])))
    #expect(try RuleText.groups(noRecording).map(\.name) == ["windows.node.alerts", "windows.exporter.alerts", "windows.pod.alerts"])
    let eachOff = YAMLMap(Self.alerts.map { YAMLMap.Entry(key: $0, value: off) })
    var files = [("no-alerts.yaml", noAlerts), ("no-recording.yaml", noRecording)]
    for alerts in [off, .map(eachOff)] {
      let none = try RuleText.of("onprem-mimir-loki", Self.values(["rules": ["recording": false], "alerts": alerts]))
      if let none { files.append(("none-\(files.count).yaml", none)) }
    }
    let run = try Promtool.check(files)
    #expect(run.status == 0, "\(run.output)")
  }

  /// Rules see the services' names as they are, and users' labels stand beside the rules' own.
  @Test func namesAndLabels() throws {
    let monitoring: YAMLMap = [
      "alerts": [
        "labels": ["team": "windows", "severity": "mine", "text": "a \"b\" 'c' \\ % $labels: é"],
        "serviceStopped": ["names": ["containerd", "kubelet", "Kube-Proxy_1"]],
      ]
    ]
    let text = try #require(try RuleText.of("onprem-mimir-loki", Self.values(monitoring)))
    let rules = try RuleText.groups(text).flatMap(\.rules)
    let service = try #require(rules.first { $0.ruleName == "WindowsServiceStopped" })
    #expect(service["expr"]?.string?.contains(#"name=~"(?i)(containerd|kubelet|Kube-Proxy_1)""#) == true)
    #expect(
      service["labels"] == ["severity": "critical", "team": "windows", "text": "a \"b\" 'c' \\ % $labels: é"])
    try check([("labels.yaml", text)])
  }

  private static let refusals: [(path: String, value: YAMLValue)] = [
    ("monitoring.alerts.labels", ["my-team": "a"]), ("monitoring.alerts.labels", ["__name__": "a"]),
    ("monitoring.alerts.labels", ["team": "{{ $labels.node }}"]), ("monitoring.alerts.labels", ["team": "a\nb"]),
    ("monitoring.rules.labels", ["release": "no label"]), ("monitoring.alerts.cpu.for", "5"), ("monitoring.alerts.cpu.for", "30m1h"),
    ("monitoring.alerts.cpu.for", "1h1h"), ("monitoring.alerts.cpu.for", ""), ("monitoring.alerts.labels", ["alertname": "a"]),
    ("monitoring.dataSource.url", "http://user:secret@host"), ("monitoring.dataSource.url", "https://host/api?token=secret"),
    ("monitoring.dataSource.url", "host:9090"),
    ("monitoring.alerts.cpu.above", 101), ("monitoring.alerts.serviceStopped.names", ["a.*"]),
    ("monitoring.alerts.serviceStopped.names", .list([])),
  ]

  /// What Prometheus would refuse, or read as a template, is refused by the schema.
  @Test(arguments: refusals) func refused(path: String, value: YAMLValue) throws {
    let path = path.split(separator: ".").map(String.init)
    let settings = try RuleText.chart("onprem-mimir-loki").settings
    let declaration = try #require(settings.declarations.first { $0.path == path }, "\(path)")
    #expect(!declaration.type.violations(of: value).isEmpty)
  }

  private static let acceptances: [(path: String, value: YAMLValue)] = [
    ("monitoring.alerts.cpu.for", "1h30m"), ("monitoring.alerts.cpu.for", "1d2h3m4s"), ("monitoring.alerts.cpu.for", "0m"),
    ("monitoring.alerts.labels", ["a": "a", "alert": "a", "alertnam": "a", "alertnames": "a", "alert_name": "a", "alertName": "a"]),
    ("monitoring.alerts.labels", ["blertname": "a", "Alertname": "a", "alertname_": "a", "team": "a"]),
    ("monitoring.dataSource.url", "https://mimir-gateway.mimir.svc:8080/prometheus"),
    ("monitoring.dataSource.url", "http://[2001:db8::1]:9090"),
  ]

  /// What only looks like what is refused.
  @Test(arguments: acceptances) func accepted(path: String, value: YAMLValue) throws {
    let path = path.split(separator: ".").map(String.init)
    let declaration = try #require(try RuleText.chart("onprem-mimir-loki").settings.declarations.first { $0.path == path }, "\(path)")
    #expect(declaration.type.violations(of: value).isEmpty)
  }

  /// Values that the schema accepts, near its bounds, with a fixed seed.
  @Test func randomValues() throws {
    let seed: UInt64 = 20_261_122
    let declarations = try RuleText.chart("onprem-mimir-loki").settings.declarations.filter { declaration in
      ["alerts", "rules"].contains(declaration.path.dropFirst().first) && declaration.path.first == "monitoring"
    }
    try #require(declarations.count > 60)
    var sampler = ValueSampler(seed: seed)
    var random = SplitMix64(seed: seed)
    var files: [(name: String, text: String)] = []
    for number in 0..<24 {
      var values: YAMLMap = ["exporter": RuleText.everything["exporter"] ?? [:]]
      values.set(.int([15, 16, 75, 76, 300].randomElement(using: &random) ?? 15), at: ["scrape", "intervalSeconds"])
      for declaration in declarations where declaration.path.last != "enabled" && declaration.path.last != "recording" {
        values.set(sampler.value(of: declaration.type), at: declaration.path)
      }
      files.append(("\(number).yaml", try #require(try RuleText.of("onprem-mimir-loki", values), "seed \(seed), \(number)")))
    }
    let run = try Promtool.check(files)
    #expect(run.status == 0, "seed \(seed): \(run.output)")
    #expect(run.successes.count { $0.contains("54 rules") } == files.count, "seed \(seed): \(run.output)")
  }
}
