import Diagnostics

extension RuleCatalogue {
  /// What keeps inputs out of a picture. The words for findings are in GraphProblemWording.swift.
  static let graphProblems: [RuleDescription] = [
    RuleDescription(
      "GRAPH001", "graph-of-nothing", .error, "Nothing is named that could be drawn.",
      explanation: """
        `wingen graph` draws a spec, manifests from files, folders and standard input (`-`), or with `--fleet` the clusters of a fleet.
        """, sources: ["docs/graph.md"]),
    RuleDescription(
      "GRAPH002", "graph-of-two-things", .error, "A fleet is to be drawn together with manifests or values.",
      explanation: """
        The picture of a fleet shows its clusters; what each of them gets is a picture of its own: draw the spec with the cluster's values.
        """, sources: ["docs/graph.md"]),
    RuleDescription(
      "GRAPH101", "graph-chart-not-rendered", .warning, "A chart cannot be shown before it is rendered.",
      explanation: """
        Which workloads a chart has, and what they connect to, its templates decide when Helm renders them. Render it with your values, and
        show the result: `helm template NAME CHART -f values.yaml | wingen graph -`.
        """, sources: ["helm.sh, \"Helm Template\""]),
    RuleDescription(
      "GRAPH102", "nothing-to-show", .error, "No object among the inputs runs pods.",
      explanation: """
        An empty picture looks like a chart that installs nothing. Shown are Pods, Deployments, DaemonSets, StatefulSets, ReplicaSets,
        Jobs, CronJobs, collectors and Prometheus of their operators, and the kinds that `podTemplates` in `.wingen.yaml` names.
        """, sources: ["docs/graph.md"]),
    RuleDescription(
      "GRAPH103", "documents-left-out", .warning, "There are more documents than a picture takes in.",
      explanation: """
        A picture holds so much at most, and what it leaves out nobody sees. Show the manifests of one release at a time.
        """, sources: ["docs/graph.md"]),
    RuleDescription(
      "GRAPH104", "fleet-without-clusters", .error, "A fleet has no clusters to show.",
      explanation: """
        A fleet file needs `clusters`, or `tables` with at least one row. Clusters that are broken are left out, too; what is wrong with
        them is reported beside.
        """, sources: ["docs/fleets.md"]),
  ]
}
