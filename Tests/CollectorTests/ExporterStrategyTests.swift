import ChartModel
import CollectorSchemas
import HelmValues
import Kubernetes
import Testing
import WindowsMonitoring
import YAML

/// A chart that knows every way to the exporter.
private enum EveryStrategySpec: ChartSpec {
  static let info = ChartInfo(name: "shapes", version: "1.0.0", appVersion: "1", summary: "Shapes.")

  struct Settings: ChartValues {
    @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
    @SettingGroup("In pods.") var hostProcess = HostProcessExporterSettings()
    @SettingGroup("Over SSH.") var installer = InstallerSettings(enabled: false)
    @SettingGroup("Behind proxies.") var proxy = ProxySettings()
    @SettingGroup("There already.") var preinstalled = PreinstalledExporterSettings(enabled: false)
    @SettingGroup("AKS's own.") var aksManaged = AKSManagedExporterSettings(enabled: false)
    @SettingGroup("By extension.") var vmExtension = VMExtensionSettings(enabled: false)
    @SettingGroup("All collectors.") var collectors = CollectorSettings()
    @SettingGroup("The cluster's.") var collector = ClusterCollectorSettings()
    @SettingGroup("Scraping.") var scrape = ScrapeSettings()
    @SettingGroup("Backend.") var otlp = OTLPHTTPSettings<NoAuthentication>()
  }

  static let names = ["hostProcess", "installer", "preinstalled", "aksManaged", "vmExtension"]

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(
      .hostProcess(values.hostProcess, exporter: values.exporter),
      .sshInstaller(values.installer, exporter: values.exporter, proxy: values.proxy), .preinstalled(values.preinstalled),
      .aksManaged(values.aksManaged), .vmExtension(values.vmExtension, exporter: values.exporter))
    return Chart {
      exporters
      ClusterCollector(
        values.collector, common: values.collectors, scraping: ScrapePlan(values.scrape, windowsExporters: exporters),
        to: Destinations(metrics: [values.otlp.metrics(named: "otlp", on: .linux, labels: [])]))
    }
  }

  /// Each for a pool of its own.
  static let disjoint: YAMLMap = [
    "hostProcess": ["pod": ["nodeSelector": ["pool": "a"]]], "installer": ["nodeLabelSelector": "kubernetes.io/os=windows,pool=b"],
    "preinstalled": ["nodeLabelSelector": "kubernetes.io/os=windows,pool=c"],
    "aksManaged": ["nodeLabelSelector": "kubernetes.io/os=windows,pool=d"],
    "vmExtension": ["nodeLabelSelector": "kubernetes.io/os=windows,pool=e"],
  ]

  /// Only these are in use.
  static func installed(_ enabled: Set<String>, _ values: YAMLMap = [:]) throws -> Installed {
    var all = values
    for name in names {
      var group = all[name]?.map ?? [:]
      group["enabled"] = .bool(enabled.contains(name))
      all[name] = .map(group)
    }
    return try Installed(Self.self, all)
  }
}

/// Who installs what for a strategy, and where collectors then look.
@Suite struct ExporterStrategyTests {
  private func jobs(_ enabled: Set<String>, _ values: YAMLMap = [:]) throws -> [YAMLValue] {
    try EveryStrategySpec.installed(enabled, values).configuration("collector").scrapeJobs.filter { $0["job_name"] != "otel-collector" }
  }

  @Test func eachStrategyAlone() throws {
    let expected: [(strategy: String, job: String, workloads: [String])] = [
      ("hostProcess", "windows-exporter-host-process", ["DaemonSet r-shapes-exporter"]),
      ("installer", "windows-exporter-ssh", ["DaemonSet r-shapes-proxy-ltsc2022", "DaemonSet r-shapes-proxy-ltsc2025"]),
      ("preinstalled", "windows-exporter-preinstalled", []), ("aksManaged", "windows-exporter-aks-managed", []),
      ("vmExtension", "windows-exporter-vm-extension", []),
    ]
    for (strategy, job, workloads) in expected {
      let proxy: YAMLMap = ["proxy": ["enabled": .bool(strategy == "installer")]]
      let installed = try EveryStrategySpec.installed([strategy], proxy)
      let jobs = try installed.configuration("collector").scrapeJobs.compactMap { $0["job_name"]?.string }
      #expect(jobs == [job, "otel-collector"], "\(strategy)")
      #expect(installed.names("DaemonSet").map { "DaemonSet " + $0 } == workloads, "\(strategy)")
      #expect(installed.names("CronJob").isEmpty == (strategy != "installer"), "\(strategy)")
    }
  }

  /// The labels that tell one series from another come from the same rules, whatever the way.
  @Test func allYieldTheSameSeries() throws {
    let jobs = try jobs(Set(EveryStrategySpec.names), EveryStrategySpec.disjoint)
    #expect(jobs.count == EveryStrategySpec.names.count)
    for job in jobs {
      let name = job["job_name"]?.string ?? ""
      let targets = (job["relabel_configs"]?.list ?? []).filter { $0["target_label"] != nil && $0["target_label"] != "__address__" }
      let written = targets.map { "\($0["target_label"]?.string ?? "") \($0["replacement"]?.string ?? "")" }
      #expect(written == ["instance ", "node ", "job windows-exporter"], "\(name): \(written)")
      #expect(job["honor_labels"] == true && job["metrics_path"] == "/metrics", "\(name)")
    }
  }

  @Test func withoutItsProxyTheInstallersNodesAreScrapedDirectly() throws {
    let values: YAMLMap = ["proxy": ["enabled": false], "installer": ["nodeLabelSelector": "kubernetes.io/os=windows,pool=old"]]
    let job = try #require(try jobs(["installer"], values).first)
    #expect(job["kubernetes_sd_configs"]?[0]?["role"] == "node")
    #expect(job["kubernetes_sd_configs"]?[0]?["selectors"]?[0]?["label"] == "kubernetes.io/os=windows,pool=old")
    let proxied = try #require(try jobs(["installer"]).first)
    #expect(proxied["kubernetes_sd_configs"]?[0]?["role"] == "pod")
  }

  /// Values by which nodes would be served twice, or worked on and never reached, or not at all.
  @Test func whatCannotWorkIsRefused() throws {
    let chart = try ChartDefinition(EveryStrategySpec.self)
    func refusals(_ values: YAMLMap) throws -> [String] {
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
      try #require(chart.settings.violations(of: combined) == [])
      return Evaluator(chart).refusals(combined, release: ReleaseFacts(name: "r", namespace: "n")).map(\.message)
    }
    func on(_ more: YAMLMap = [:]) -> YAMLMap { YAMLMap([.init(key: "enabled", value: true)] + more.entries) }
    let off: YAMLMap = ["enabled": false]
    let cases: [(values: YAMLMap, fragment: String?)] = [
      ([:], nil), (["aksManaged": .map(on())], "hostProcess.enabled and aksManaged.enabled both look after"),
      (["hostProcess": .map(off), "aksManaged": .map(on())], nil),
      (["hostProcess": ["pod": ["nodeSelector": ["p": "a"]]], "aksManaged": .map(on())], "aksManaged.nodeLabelSelector"),
      (
        [
          "hostProcess": ["pod": ["nodeSelector": ["p": "a"]]],
          "aksManaged": .map(on(["nodeLabelSelector": "kubernetes.io/os=windows,p=a"])),
        ], "hostProcess.pod.nodeSelector and aksManaged.nodeLabelSelector"
      ),
      (
        [
          "hostProcess": ["pod": ["nodeSelector": ["p": "a"]]],
          "aksManaged": .map(on(["nodeLabelSelector": "kubernetes.io/os=windows,p=b"])),
        ], nil
      ),
      (["hostProcess": .map(off), "installer": .map(on())], nil),
      (["hostProcess": .map(off), "installer": .map(on(["nodeLabelSelector": "p=a"]))], "let proxy.pod.nodeSelector select the same"),
      (
        ["hostProcess": .map(off), "installer": .map(on(["nodeLabelSelector": "p=a"])), "proxy": ["pod": ["nodeSelector": ["p": "a"]]]],
        nil
      ),
      (["hostProcess": .map(off), "installer": .map(on()), "proxy": .map(off)], "installer.firewall.remoteAddresses"),
      (
        [
          "hostProcess": .map(off), "installer": .map(on(["firewall": ["remoteAddresses": ["10.0.0.0/8"]]])), "proxy": .map(off),
        ], nil
      ),
      (["hostProcess": .map(off), "installer": .map(on(["firewall": ["manage": false]])), "proxy": .map(off)], nil),
      (["exporter": ["collectors": ["cs"]]], "exporter.collectors lists cs, which windows_exporter 0.31.8 does not have"),
      (["exporter": ["collectors": ["cs"], "version": "0.30.8"]], nil), (["exporter": ["version": "0.25.1"]], nil),
      (["hostProcess": .map(off), "installer": .map(on()), "exporter": ["version": "0.25.1"]], "take 0.29.0 or later"),
      (["hostProcess": .map(off), "installer": .map(on()), "exporter": ["version": "0.29.2"]], "set installer.msi.sha256"),
      (["hostProcess": .map(off), "installer": .map(on(["state": "absent"])), "exporter": ["version": "0.29.2"]], nil),
      (["hostProcess": .map(off), "vmExtension": .map(on()), "exporter": ["version": "9.9.9"]], "set vmExtension.msi.sha256"),
    ]
    for (values, fragment) in cases {
      let found = try refusals(values)
      if let fragment {
        #expect(found.contains { $0.contains(fragment) }, "\(values): \(found)")
      } else {
        #expect(found == [], "\(values)")
      }
    }
  }

  /// Quotes, commas and the order of keys come from JSON.
  @Test func nodeSelectorsBecomeLabelSelectors() throws {
    func selector(_ labels: YAMLMap) throws -> YAMLValue? {
      try jobs(["hostProcess"], ["hostProcess": ["pod": ["nodeSelector": .map(labels)]]]).first?["kubernetes_sd_configs"]?[0]?[
        "selectors"]?[0]?[
          "label"]
    }
    #expect(try selector([:]) == "kubernetes.io/os=windows")
    #expect(try selector(["pool": "a"]) == "kubernetes.io/os=windows,pool=a")
    #expect(
      try selector(["z.example.com/p": "1", "a": "", "agentpool": "win-22_x.y"])
        == "kubernetes.io/os=windows,a=,agentpool=win-22_x.y,z.example.com/p=1")
  }

  @Test func anOldExportersMetricsAreRenamed() throws {
    #expect(try jobs(["preinstalled"]).first?["metric_relabel_configs"] == nil)
    let rules = try jobs(["preinstalled"], ["preinstalled": ["isWMIExporter": true]]).first?["metric_relabel_configs"]
    #expect(rules == [["source_labels": ["__name__"], "regex": "wmi_(.+)", "target_label": "__name__", "replacement": "windows_$$1"]])
  }

  /// Every file that the job names is mounted, and nothing else of the Secret.
  @Test func collectorsHaveWhatProtectedExportersAskFor() throws {
    for (tls, username) in [(false, ""), (true, ""), (false, "scraper"), (true, "scraper")] {
      let protection: YAMLMap = ["tls": .bool(tls), "username": .string(username), "serverName": "nodes.example"]
      let installed = try EveryStrategySpec.installed(["hostProcess"], ["hostProcess": ["protection": .map(protection)]])
      let job = try #require(try installed.configuration("collector").scrapeJobs.first)
      #expect(job["scheme"] == (tls ? "https" : nil))
      #expect(job["tls_config"]?["server_name"] == (tls ? "nodes.example" : nil))
      #expect(job["basic_auth"]?["username"] == (username.isEmpty ? nil : "scraper"))
      let collector = try installed.the("Deployment", "collector")
      var mounted: [String: String] = [:]
      for mount in collector.container?["volumeMounts"]?.list ?? [] {
        let secret = collector.pod?["volumes"]?.named(mount["name"]?.string ?? "")?["secret"]
        for item in secret?["items"]?.list ?? [] {
          mounted["\(mount["mountPath"]?.string ?? "")/\(item["path"]?.string ?? "")"] = item["key"]?.string
        }
      }
      var wanted: [String: String] = [:]
      if let file = job["tls_config"]?["ca_file"]?.string { wanted[file] = "ca.crt" }
      if let file = job["basic_auth"]?["password_file"]?.string { wanted[file] = "password" }
      #expect(mounted == wanted && wanted.count == (tls ? 1 : 0) + (username.isEmpty ? 0 : 1))
    }
  }
}

/// The DaemonSet of HostProcess pods.
@Suite struct HostProcessExporterTests {
  private func daemonSet(_ values: YAMLMap = [:], exporter: YAMLMap = [:]) throws -> YAMLValue {
    try EveryStrategySpec.installed(["hostProcess"], ["hostProcess": .map(values), "exporter": .map(exporter)]).the("DaemonSet", "exporter")
  }

  @Test func theConfigurationFileSaysWhatIsMeasured() throws {
    let installed = try EveryStrategySpec.installed(
      ["hostProcess"],
      [
        "exporter": ["collectors": ["[defaults]", "container", "tcp"]],
        "hostProcess": ["collectorOptions": ["service": ["include": "docker|kubelet"]]],
      ])
    let text = try #require(try installed.the("ConfigMap", "exporter")["data"]?["config.yml"]?.string)
    let file = try YAMLReader.readSingle(text, file: "config.yml").plain
    #expect(file == ["collectors": ["enabled": "[defaults],container,tcp"], "collector": ["service": ["include": "docker|kubelet"]]])
  }

  @Test func theImageIsThatOfTheVersion() throws {
    func image(_ tag: String) throws -> YAMLValue? {
      try daemonSet(["image": ["tag": .string(tag)]], exporter: ["version": "0.30.2"]).container?["image"]
    }
    #expect(try image("") == "ghcr.io/prometheus-community/windows-exporter:0.30.2")
    #expect(try image("mine") == "ghcr.io/prometheus-community/windows-exporter:mine")
  }

  @Test func itHasNoToken() throws {
    let pod = try #require(try daemonSet().pod)
    #expect(pod["automountServiceAccountToken"] == false)
    #expect(pod["securityContext"]?["windowsOptions"]?["hostProcess"] == true)
    #expect(pod["hostNetwork"] == true)
  }

  /// Opened whenever the exporter starts, a restart in the same pod too, and closed when it stops, by the same name; cmd.exe reads the line of a HostProcess container
  /// (microsoft/hcsshim, internal/jobcontainers/jobcontainer.go), so nothing in it may mean anything to cmd.exe but the variable.
  @Test func theFirewallRuleComesAndGoes() throws {
    let values: YAMLMap = ["firewall": ["remoteAddresses": ["10.0.0.0/8", "fd00::/8"]]]
    let set = try daemonSet(values, exporter: ["port": 9999])
    let open = try #require(set.container?["lifecycle"]?["postStart"]?["exec"]?["command"]).strings
    #expect(set.pod?["initContainers"] == nil)
    let close = try #require(set.container?["lifecycle"]?["preStop"]?["exec"]?["command"]).strings
    #expect(
      Array(open.suffix(8)) == [
        "-RuleName", "wingen-n-r-exporter", "-Action", "open", "-Port", "9999", "-RemoteAddresses", "10.0.0.0/8,fd00::/8",
      ])
    #expect(Array(close.suffix(4)) == ["-RuleName", "wingen-n-r-exporter", "-Action", "close"])
    for word in open + close + (set.container?["args"]?.strings ?? []) {
      let plain = word.hasPrefix("%CONTAINER_SANDBOX_MOUNT_POINT%") || word.contains("=%CONTAINER_SANDBOX_MOUNT_POINT%/")
      #expect(!word.contains(where: { "&|<>^\"!( )".contains($0) }) && (plain || !word.contains("%")), "\(word)")
    }
    let alone = try daemonSet(["firewall": ["manage": false]])
    #expect(alone.container?["lifecycle"] == nil)
  }

  @Test func whatProtectsItIsMountedAndProbedWithoutAPassword() throws {
    let plain = try #require(try daemonSet().container)
    #expect(plain["livenessProbe"]?["httpGet"]?["path"] == "/health")
    #expect(plain["args"]?.strings.contains { $0.hasPrefix("--web.config.file") } == false)
    for (tls, username, keys) in [
      (true, "", ["web-config.yml", "tls.crt", "tls.key"]), (false, "u", ["web-config.yml"]),
      (true, "u", ["web-config.yml", "tls.crt", "tls.key"]),
    ] {
      let set = try daemonSet(["protection": ["tls": .bool(tls), "username": .string(username)]])
      let container = try #require(set.container)
      let probe = try #require(container["livenessProbe"])
      if username.isEmpty {
        #expect(probe["httpGet"] == ["path": "/health", "port": "exporter", "scheme": "HTTPS"])
      } else {
        #expect(probe["tcpSocket"]?["port"] == "exporter" && probe["httpGet"] == nil)
      }
      let argument = try #require(container["args"]?.strings.last)
      #expect(argument == "--web.config.file=%CONTAINER_SANDBOX_MOUNT_POINT%/etc/windows-exporter-web/web-config.yml")
      #expect(container["volumeMounts"]?.named("web")?["mountPath"] == "/etc/windows-exporter-web")
      let items = set.pod?["volumes"]?.named("web")?["secret"]?["items"]?.list ?? []
      #expect(items.compactMap { $0["key"]?.string } == keys && items.allSatisfy { $0["path"] == $0["key"] })
    }
  }

  @Test func theNamespaceIsThereIfWanted() throws {
    func namespaces(_ create: Bool) throws -> [YAMLValue] {
      try EveryStrategySpec.installed(["hostProcess"], ["hostProcess": ["namespace": ["create": .bool(create)]]]).all("Namespace")
    }
    #expect(try namespaces(false).isEmpty)
    let made = try #require(try namespaces(true).first)
    #expect(made.name == "n" && made["metadata"]?["labels"]?["pod-security.kubernetes.io/enforce"] == "privileged")
  }
}
