import Diagnostics

extension RuleCatalogue {
  /// What is wrong with nodes and with what pods ask of them, and what is found when both meet.
  static let placementProblems: [RuleDescription] = [
    RuleDescription(
      "PLACE001", "not-nodes", .error, "The file given by `--nodes` holds something else than nodes.",
      explanation: """
        Expected is what `kubectl get nodes -o json` prints, or the same as YAML: a List of Nodes, or Nodes as documents. The default
        output of kubectl, a table, has neither labels nor taints.
        """, sources: ["kubernetes.io, \"Nodes\""]),
    RuleDescription(
      "PLACE002", "no-nodes", .error, "The file given by `--nodes` holds no node.",
      explanation: """
        Without nodes nothing can be said of placement. Get them again, with an account that may list nodes: `kubectl get nodes -o
        json`.
        """, sources: ["kubernetes.io, \"Nodes\""]),
    RuleDescription(
      "PLACE003", "node-without-name", .error, "A node has no name.",
      explanation: """
        Findings name nodes, and pods may be bound to them by name. Written by hand, a node needs `metadata.name`; labels and taints are
        the rest that placement looks at.
        """, sources: ["kubernetes.io, \"Nodes\""]),
    RuleDescription(
      "PLACE004", "duplicate-node", .error, "Two nodes have one name.",
      explanation: """
        Names of nodes are unique in a cluster, so the nodes of several clusters were put together, or those of one twice. Place on one
        cluster at a time.
        """, sources: ["kubernetes.io, \"Nodes\""]),
    RuleDescription(
      "PLACE005", "bad-resource", .error, "A resource of a node or a request of a pod is no quantity.",
      explanation: """
        The scheduler compares requests with what nodes have allocatable, and both are quantities such as `500m`, `2` or `1.5Gi`. The
        API server would refuse the object. Correct the number or its suffix.
        """, sources: ["kubernetes/apimachinery pkg/api/resource/quantity.go"]),
    RuleDescription(
      "PLACE006", "placement-field-type", .error, "A field that decides on placement has a value of the wrong type.",
      explanation: """
        The API server would refuse the object. Values of labels, node selectors and tolerations are texts, so `true` and numbers need
        quotes.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json"]),
    RuleDescription(
      "PLACE007", "placement-field-missing", .error, "A field that decides on placement is missing.",
      explanation: """
        A workload without a pod template, or a taint without an effect, cannot be placed, and the API server would refuse it. Add the
        field.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json"]),
    RuleDescription(
      "PLACE008", "placement-word", .error, "A word that decides on placement is none of those allowed.",
      explanation: """
        Operators of node affinity are `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` and `Lt`, letter by letter. The API server would
        refuse the object.
        """, sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go"]),
    RuleDescription(
      "PLACE009", "placement-operator-values", .error, "An operator of a selector has values that do not suit it.",
      explanation: """
        `In` and `NotIn` compare with one value or more; `Exists` and `DoesNotExist` take none. The API server would refuse the object.
        """, sources: ["kubernetes/kubernetes staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go"]),
    RuleDescription(
      "PLACE101", "node-without-exporter", .warning, "A Windows node gets no windows_exporter.",
      explanation: """
        DaemonSets among the inputs run windows_exporter, but none of them reaches the node, so it has no metrics and no alert can tell
        that it is in trouble. Mostly a taint of the node is not tolerated, or the node selector names one build of Windows.

        Tolerate the taint, or widen the selector. Exporters that are installed on nodes as services are not seen; suppress the finding
        if that is how these nodes have it.
        """, sources: ["prometheus-community/windows_exporter README.md", "kubernetes.io, \"Taints and Tolerations\""]),
    RuleDescription(
      "PLACE102", "node-with-two-exporters", .warning, "A Windows node gets windows_exporter twice.",
      explanation: """
        Two DaemonSets reach the node. As HostProcess pods they share the node's network, so that the second cannot listen on the port
        of the first and restarts for ever; on ports of their own they report every metric twice, and sums over nodes are too high.

        Keep one, or part the nodes between them by node selectors.
        """,
      sources: [
        "prometheus-community/windows_exporter kubernetes/windows-exporter-daemonset.yaml",
        "kubernetes.io, \"Create a Windows HostProcess Pod\"",
      ]),
    RuleDescription(
      "PLACE103", "lands-nowhere", .warning, "A workload lands on no node.",
      explanation: """
        Each node refuses its pods: for the node selector, the required affinity, a taint, or because the pod alone requests more than
        the node has. The pods stay pending, and a DaemonSet has none at all, which no alert on pods notices.

        The finding names the reasons; `wingen place` shows them node by node. Where a node pool grows from zero, give nodes that stand
        for it.
        """,
      sources: [
        "kubernetes/kubernetes pkg/scheduler/framework/plugins",
        "kubernetes/kubernetes pkg/controller/daemon/daemon_controller.go (NodeShouldRunDaemonPod)",
      ]),
    RuleDescription(
      "PLACE104", "refused-by-kubelet", .error, "Pods are put on nodes whose kubelet refuses them.",
      explanation: """
        The kubelet refuses a pod whose `os.name`, or whose label `kubernetes.io/os`, is not its node's operating system, and the pod
        fails with `PodOSNotSupported` or `PodOSSelectorNodeLabelDoesNotMatch`. The scheduler looks at neither, so the pod comes back to
        the same nodes again and again.

        Add the node selector `kubernetes.io/os`, at which the scheduler looks.
        """,
      sources: [
        "kubernetes/kubernetes pkg/kubelet/lifecycle/predicate.go",
        "kubernetes/enhancements keps/sig-windows/2802-identify-windows-pods-apiserver-admission",
      ]),
    RuleDescription(
      "PLACE105", "chart-not-rendered", .warning, "A chart cannot be placed before it is rendered.",
      explanation: """
        Which workloads a chart has, and what they ask of nodes, its templates decide when Helm renders them. Render it with your
        values, and place the result: `helm template NAME CHART -f values.yaml | wingen place - --nodes nodes.json`.
        """, sources: ["helm.sh, \"Helm Template\""]),
    RuleDescription(
      "PLACE106", "nothing-to-place", .warning, "No object among the inputs runs pods.",
      explanation: """
        A placement of nothing looks like one in which everything is right. Looked at are Pods, Deployments, DaemonSets, StatefulSets,
        ReplicaSets, Jobs, CronJobs, and the kinds that `podTemplates` in `.wingen.yaml` names.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "PLACE107", "more-workloads", .warning, "There are more workloads than are placed.",
      explanation: """
        Each workload is judged on every node, which takes time and memory for both. Place the manifests of one release, or of one
        namespace, at a time.
        """, sources: ["docs/linting.md"]),
  ]
}
