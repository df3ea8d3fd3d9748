import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry

/// Reads what containers write to their standard output, from the files that the kubelet keeps on the node.
struct ContainerLogs {
  /// The name of the collectors' own container, whose output is left out: it would tell of itself for ever.
  static let ownContainer = "collector"
  /// How much of the release's own part stays in the longest name of a collector: 63 but for the component and a build's name.
  private static let sharedLength = 63 - "-\(WindowsNodeCollector.component)-".utf8.count - 12
  /// The rule whose containers an entry is from; on the way through the operators only.
  private static let rule = "attributes[\"wingen.multiline\"]"

  /// Longer lines are split, longer entries ended: Loki refuses what is longer (grafana.com/docs/loki, "limits_config", max_line_size).
  private static let longestEntry = "256KiB"

  let settings: ContainerLogSettings
  let system: CollectorSystem

  /// The kubelet's folder of logs (kubernetes.io, "Logging Architecture"), the same on both systems but for the drive.
  static func folder(on system: CollectorSystem) -> String {
    switch system {
    case .linux: "/var/log/pods"
    case .windows: "C:\\var\\log\\pods"
    }
  }

  /// - Parameter storage: where positions are kept.
  func receiver(storage: Storage) -> Receiver<Logs> {
    .fileLog(
      named: "containers", include: include, exclude: exclude, startAt: settings.startAt, includesFileName: false, includesFilePath: true,
      maxLogSize: Expr(literal: Self.longestEntry),
      storage: storage, retry: ConsumerRetry()
    ) {
      LogOperator.container()
      // First every entry is given its rule, since what one rule has put together must not meet the next.
      ForEach(settings.multiline, as: "rule") { rule in
        LogOperator.add(Self.rule, rule.name).when("\(Self.rule) == nil\(fits(rule))")
      }
      ForEach(settings.multiline, as: "rule") { rule in
        LogOperator.recombine(
          .first("body matches `\(rule.firstLine)`"), source: "attributes[\"log.file.path\"]", maxLogSize: Expr(literal: Self.longestEntry)
        )
        .when("\(Self.rule) == \"\(rule.name)\"")
      }
      If(settings.multiline.isNonEmpty) { LogOperator.remove(Self.rule).when("\(Self.rule) != nil") }
    }
    .when(settings.enabled)
  }

  /// `NAMESPACE_POD_UID/CONTAINER/RESTARTS.log`; rotated files have other endings and have been read already.
  private func path(_ pod: Expr<String>, _ container: String = "*") -> Expr<String> {
    let separator = system == .windows ? "\\" : "/"
    return "\(Self.folder(on: system))\(separator)\(pod)\(separator)\(container)\(separator)*.log"
  }

  private var include: TextList {
    .choose(
      if: settings.namespaces.isNonEmpty, then: .each(settings.namespaces, as: "namespace") { path("\($0)_*") }, else: [path("*")])
  }

  private var exclude: TextList {
    // The names of all own pods begin so, however much had to be cut for what follows.
    let own = path("\(Release.namespace)_\(ObjectName("").expression(limit: Self.sharedLength))*", Self.ownContainer)
    return [own] + .each(settings.excludedNamespaces, as: "namespace") { path("\($0)_*") }
  }

  /// What else must hold of an entry from the containers of a rule, in the language of the operators (github.com/expr-lang/expr).
  private func fits(_ rule: MultilineRule) -> Expr<String> {
    let inNamespace: Expr<String> = .choose(
      if: rule.namespace.isNonEmpty, then: " and resource[\"k8s.namespace.name\"] == \"\(rule.namespace)\"", else: "")
    let inContainer: Expr<String> = .choose(
      if: rule.container.isNonEmpty, then: " and resource[\"k8s.container.name\"] == \"\(rule.container)\"", else: "")
    return "\(inNamespace)\(inContainer)"
  }
}
