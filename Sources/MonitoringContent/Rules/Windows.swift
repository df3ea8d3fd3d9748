import ChartModel
import PromQL
import Prometheus

/// What queries about Windows nodes have in common.
enum WindowsQueries {
  /// The label job of everything that scrapes windows_exporter on the cluster's nodes, whatever the job is called.
  static let job = "windows-exporter"

  /// Kubernetes' nodes that run Windows, as kube-state-metrics shows them (kubernetes/kube-state-metrics, docs/metrics/cluster/node-metrics.md).
  static let nodes = #"kube_node_info{os_image=~"Windows.*"}"#

  /// Pods that have been given to a Windows node, with the labels cluster, namespace, pod, node. One series a pod, even while a pod of the
  /// same name on another node is still known: joins would fail.
  static let pods =
    """
    topk by (cluster, namespace, pod) (1, max by (cluster, namespace, pod, node) (kube_pod_info) \
    * on (cluster, node) group_left () (max by (cluster, node) (\(nodes))))
    """

  /// Volumes with a letter or a folder: the others are parts of disks that nobody sees.
  static let volumes = #"volume!~"HarddiskVolume.*""#
}

extension RuleGroup {
  /// The group reading the exporters of the cluster's nodes alone: a Prometheus may scrape windows_exporter on other machines too, which
  /// are no nodes.
  var ofNodes: RuleGroup {
    let recorded = Set(rules.map(\.name))
    var group = self
    for index in group.rules.indices {
      group.rules[index].query = group.rules[index].query.mapping { query in
        query.mapping { part in
          switch part.kind {
          case .selector(let selector): PromQLExpression(.selector(selector.ofNodes(except: recorded)))
          case .range(let selector, let duration): PromQLExpression(.range(selector.ofNodes(except: recorded), duration))
          default: part
          }
        }
      }
    }
    return group
  }
}

extension VectorSelector {
  fileprivate func ofNodes(except recorded: Set<String>) -> VectorSelector {
    guard let name = name?.literal, name.hasPrefix("windows_"), !recorded.contains(name) else { return self }
    var selector = self
    selector.matchers.insert(LabelMatcher("job", .equal, QueryText(WindowsQueries.job)), at: 0)
    return selector
  }
}

/// Windows of rates, long enough for the interval between scrapes.
struct RateWindows: Sendable {
  /// For alerts: five minutes, or four intervals.
  let usual: Expr<String>
  /// For the mixin's rules: a minute, or four intervals.
  let short: Expr<String>

  /// - Parameter interval: between scrapes, in seconds.
  init(interval: Expr<Int>) {
    let fourIntervals: Expr<String> = "\(interval.share(percent: 400))s"
    usual = .choose(if: interval > 75, then: fourIntervals, else: "5m")
    short = .choose(if: interval > 15, then: fourIntervals, else: "1m")
  }
}
