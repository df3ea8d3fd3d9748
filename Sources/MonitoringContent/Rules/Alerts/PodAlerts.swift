import ChartModel
import Prometheus

/// Alerts about pods on Windows nodes.
struct PodAlerts {
  let settings: WindowsAlertSettings

  var group: RuleGroup { RuleGroup("windows.pod.alerts", rules: [restarts, notRunning, wrongNode, unschedulable]) }

  /// Why Windows pods that landed where they cannot run wait (kubernetes/kubernetes pkg/kubelet/images/types.go and
  /// pkg/kubelet/kuberuntime/kuberuntime_container.go).
  private static let startProblems = "ErrImagePull|ImagePullBackOff|CreateContainerError|RunContainerError"

  private func onWindows(_ query: RuleQuery) -> RuleQuery {
    "(\(query)) * on (cluster, namespace, pod) group_left (node) (\(WindowsQueries.pods))"
  }

  private var restarts: Rule {
    // Whole restarts: increase() adds a little for the ends of the hour that it does not see.
    let query: RuleQuery =
      """
      max by (cluster, namespace, pod, container) (round(increase(kube_pod_container_status_restarts_total[1h]) \
      or increase(kube_pod_init_container_status_restarts_total[1h])))
      """
    return .alert(
      "WindowsContainerRestarts", settings.containerRestarts, "\(onWindows(query)) > \(settings.containerRestarts.above)",
      AlertText(
        summary: "{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} restarts again and again.",
        description: #"It was restarted {{ printf "%.0f" $value }} times in an hour on {{ $labels.node }}."#,
        runbook: """
          kubectl logs --previous, and the exit code in kubectl describe pod: -1073741510 (0xC000013A) is a stop, -1073741819 (0xC0000005) a \
          crash. Liveness probes on Windows need longer time-outs than on Linux.
          """))
  }

  private var notRunning: Rule {
    let query: RuleQuery = #"max by (cluster, namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"})"#
    return .alert(
      "WindowsPodNotRunning", settings.podNotRunning, "\(onWindows(query)) > 0",
      AlertText(
        summary: "{{ $labels.namespace }}/{{ $labels.pod }} does not run.",
        description: "It has been on the Windows node {{ $labels.node }} without running for \(settings.podNotRunning.for).",
        runbook: """
          kubectl describe pod: pulling a Windows image takes many minutes; if the sandbox cannot be made, look at HNS and the CNI plugin on \
          the node; if volumes cannot be mounted, at csi-proxy.
          """))
  }

  private var wrongNode: Rule {
    // Between two attempts the kubelet gives other reasons; ten minutes hold two scrapes of the longest interval.
    func waiting(_ metric: String) -> RuleQuery {
      #"max_over_time(\#(metric){reason=~"\#(Self.startProblems)"}[10m])"#
    }
    let query: RuleQuery =
      """
      max by (cluster, namespace, pod, container) (\(waiting("kube_pod_container_status_waiting_reason")) \
      or \(waiting("kube_pod_init_container_status_waiting_reason")))
      """
    return .alert(
      "WindowsPodOnWrongNode", settings.podOnWrongNode, "\(onWindows(query)) > 0",
      AlertText(
        summary: "{{ $labels.namespace }}/{{ $labels.pod }} cannot start on the Windows node {{ $labels.node }}.",
        description:
          "{{ $labels.container }} cannot be started: an image of another system or build of Windows, or one that cannot be pulled.",
        runbook: """
          kubectl describe pod: "no matching manifest" and "The container operating system does not match the host operating system" mean the \
          wrong node. Give Linux pods nodeSelector kubernetes.io/os=linux, Windows pods that of their build \
          (node.kubernetes.io/windows-build). wingen lint finds them before they are installed. Other messages are about the image's name, \
          the registry's credentials or the way to it.
          """))
  }

  /// The label is made of the key in a pod's node selector; kube-state-metrics must be told to show the metric
  /// (kubernetes/kube-state-metrics, internal/store/pod.go: `createPodNodeSelectorsFamilyGenerator`).
  private var unschedulable: Rule {
    let pods = "cluster, namespace, pod"
    let asking = #"max by (\#(pods)) (kube_pod_nodeselectors{nodeselector_kubernetes_io_os="windows"})"#
    // What was put onto a Linux node by its name the kubelet there turns down.
    let onLinux = #"""
      topk by (\#(pods)) (1, max by (\#(pods), node) (kube_pod_info) \#
      * on (cluster, node) group_left () (max by (cluster, node) (kube_node_info{os_image!~"Windows.*"})))
      """#
    return .alert(
      "WindowsPodUnschedulable", settings.podUnschedulable,
      """
      \(asking) * on (\(pods)) group_left (node) (\(onLinux)) \
      or \(asking) and on (\(pods)) kube_pod_status_unschedulable > 0
      """,
      AlertText(
        summary: "{{ $labels.namespace }}/{{ $labels.pod }} asks for a Windows node and has none.",
        description:
          "{{ with $labels.node }}It was put onto {{ . }}, which runs Linux{{ else }}The scheduler finds no node for it{{ end }}.",
        runbook: """
          kubectl describe pod: the last event counts the nodes by what keeps the pod from them, such as a taint that it does not tolerate, \
          a build of Windows that no node has, or too little memory. Add the toleration or nodes, or ask for less. A pod on a Linux node \
          was put there by spec.nodeName: take that away.
          """))
  }
}
