import ChartModel
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

/// Windows of rates, long enough for the interval between scrapes: named templates of the chart.
struct RateWindows: Sendable {
  /// For alerts: five minutes, or four intervals.
  let usual = Expr<String>.helper(usualName)
  /// For the mixin's rules: a minute, or four intervals.
  let short = Expr<String>.helper(shortName)
  let helpers: [Helper]

  private static let usualName = "rate-window"
  private static let shortName = "short-rate-window"

  /// - Parameter interval: between scrapes, in seconds.
  init(interval: Expr<Int>) {
    let fourIntervals: Expr<String> = "\(interval.share(percent: 400))s"
    helpers = [
      Helper(
        Self.usualName, "How far rates look back: at least four scrapes.", text: .choose(if: interval > 75, then: fourIntervals, else: "5m")
      ),
      Helper(
        Self.shortName, "How far rates of a minute look back: at least four scrapes.",
        text: .choose(if: interval > 15, then: fourIntervals, else: "1m")),
    ]
  }
}
