import ChartModel
import CollectorSchemas
import Prometheus
import WindowsMonitoring
import YAML

/// A plan for the made-up cluster of Tests/Support/prometheus/cluster.py, and all its collectors.
struct PlanCase: Sendable {
  enum Exporter: String, CaseIterable, Sendable {
    case proxy, hostNetwork, aksManaged
    /// One node each by two strategies, told apart by the zone.
    case mixed
  }

  static let nodes: KeyValuePairs<String, CollectorSystem> = [
    "lin-1": .linux, "lin-2": .linux, "lin-6": .linux, "win-1": .windows, "win-2": .windows,
  ]

  var exporter: Exporter
  var nodeCollectors: Set<CollectorSystem>
  var isHostProcess: Bool
  /// 0 is a Deployment.
  var shards: Int
  /// The end of the name.
  var note = ""
  /// What a test does to the jobs before they are written.
  var change: @Sendable (ScrapeJob) -> ScrapeJob = { $0 }

  /// Every combination; what a collector on Windows nodes is matters only where there is one.
  static let all: [PlanCase] = Exporter.allCases.flatMap { exporter in
    [[], [.linux], [.windows], [.linux, .windows]].flatMap { (systems: Set<CollectorSystem>) in
      (systems.contains(.windows) ? [false, true] : [false]).flatMap { isHostProcess in
        [0, 1, 3].map { PlanCase(exporter: exporter, nodeCollectors: systems, isHostProcess: isHostProcess, shards: $0) }
      }
    }
  }

  var name: String {
    let systems = nodeCollectors.map(\.rawValue).sorted().joined(separator: "+")
    return "\(exporter) nodes=\(systems.isEmpty ? "none" : systems)\(isHostProcess ? " hostProcess" : "") shards=\(shards)\(note)"
  }

  func plan(_ settings: PlanChart.Settings) -> ScrapePlan {
    let exporters =
      switch exporter {
      case .proxy: WindowsExporters(.sshInstaller(settings.installer, exporter: settings.exporter, proxy: settings.proxy))
      case .hostNetwork: WindowsExporters(.hostProcess(settings.hostProcess, exporter: settings.exporter))
      case .aksManaged: WindowsExporters(.aksManaged(settings.aksManaged))
      case .mixed:
        WindowsExporters(.hostProcess(settings.hostProcess, exporter: settings.exporter), .preinstalled(settings.preinstalled))
      }
    return ScrapePlan(
      settings.scrape, windowsExporters: exporters, central: shards == 0 ? .single : .shards(settings.shards),
      nodeCollectors: nodeCollectors)
  }

  /// Each collector's prometheus.yml, by the names that the tool expects.
  func configurations(_ scrape: YAMLMap = PlanChart.everything) throws -> [String: String] {
    var values: YAMLMap = ["scrape": .map(scrape), "exporter": ["port": 9183], "shards": .int(max(1, shards))]
    if exporter == .mixed {
      values = values.overridden(by: [
        "hostProcess": ["pod": ["nodeSelector": ["topology.kubernetes.io/zone": "eu-1"]]],
        "preinstalled": ["port": 9183, "nodeLabelSelector": "kubernetes.io/os=windows,topology.kubernetes.io/zone in (eu-2, eu-3)"],
      ])
    }
    return try PlanChart.texts(values) { settings in
      let plan = plan(settings)
      func file(_ collector: ScrapingCollector, _ environment: [EnvironmentVariable: String]) throws -> [MapEntry] {
        try PrometheusFile(jobs: plan.jobs(of: collector).map(change)).entries(environment: environment)
      }
      let central = try (0..<max(1, shards)).map { ("central-\($0)", try file(.central, [ScrapePlan.shard: String($0)])) }
      return try central
        + Self.nodes.filter { nodeCollectors.contains($0.value) }.map { name, system in
          let collector = ScrapingCollector.node(system, hostProcess: system == .windows && isHostProcess)
          return (name, try file(collector, [ScrapePlan.nodeName: name]))
        }
    }
  }

  /// The case as the tool wants it.
  func request(_ scrape: YAMLMap = PlanChart.everything) throws -> YAMLValue {
    let port: YAMLValue =
      switch exporter {
      case .proxy: 0
      case .hostNetwork, .mixed: 9183
      case .aksManaged: 19182
      }
    let jobs: YAMLMap =
      exporter == .mixed ? ["win-1": "windows-exporter-host-process", "win-2": "windows-exporter-preinstalled"] : [:]
    return [
      "name": .string(name), "exporterPort": port, "exporterJobs": .map(jobs),
      "isLoopback": .bool(isHostProcess && nodeCollectors.contains(.windows)),
      "nodeCollectors": .list(nodeCollectors.map { .string($0.rawValue) }),
      "collectors": .map(
        YAMLMap(try configurations(scrape).sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) })),
    ]
  }
}
