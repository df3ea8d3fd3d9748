import Diagnostics
import Scheduling

extension PlacementProblem {
  func diagnostic(at location: SourceLocation? = nil, related: [Diagnostic.Related] = []) -> Diagnostic {
    switch self {
    case .nodesWithoutExporter(let nodes, let total, let exporter, let reasons):
      Diagnostic(
        "PLACE101", .warning,
        "\(nodes.count) of \(count(total, "Windows node")) \(nodes.count == 1 ? "gets" : "get") no windows_exporter (\(listed(nodes))); "
          + "\(exporter) does not land there: "
          + words(reasons, of: nodes.count), at: location, related: related,
        hint: "let its node selector and tolerations take in these nodes, unless they have the exporter in another way")
    case .nodesWithSeveralExporters(let nodes, let exporters):
      Diagnostic(
        "PLACE102", .warning,
        "\(count(nodes.count, "Windows node")) \(nodes.count == 1 ? "gets" : "get") windows_exporter more than once (\(listed(nodes))): from "
          + exporters.joined(separator: " and "),
        at: location, related: related, hint: "keep one of them, or part the nodes between them by their node selectors")
    case .landsNowhere(let workload, let nodes, let reasons):
      Diagnostic(
        "PLACE103", .warning, "\(workload) lands on none of \(count(nodes, "node")): \(words(reasons, of: nodes))", at: location,
        related: related, hint: "wingen place shows the reasons node by node")
    case .refusedByKubelet(let workload, let nodes, let total, let reason, let landsElsewhere):
      Diagnostic(
        "PLACE104", .error,
        "nothing keeps pods of \(workload) off \(nodes.count) of \(count(total, "node")) (\(listed(nodes))), where the kubelet refuses them: "
          + reason.words + (landsElsewhere ? "" : "; no other node takes them"), at: location, related: related, hint: reason.hint)
    case .chartNotRendered(let path):
      Diagnostic(
        "PLACE105", .warning, "this is a chart, whose templates cannot be placed before they are rendered", in: path,
        hint: "helm template NAME CHART | wingen place - --nodes nodes.json")
    case .nothingToPlace:
      Diagnostic(
        "PLACE106", .warning, "there is no object in the input that runs pods, so nothing was placed",
        hint: "name manifests with Pods, Deployments, DaemonSets, StatefulSets, Jobs or CronJobs")
    case .moreWorkloads(let count):
      Diagnostic(
        "PLACE107", .warning, "\(count) more workloads were not placed; at most \(PlacementInput.limit) are",
        hint: "place the manifests of one release at a time")
    }
  }

  private func listed(_ nodes: [String]) -> String { PlacementReport.listed(nodes, limit: 5) }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// The widest reasons; whom they concern is said where that is not all nodes.
  private func words(_ reasons: [PlacementReport.NodeGroup], of total: Int) -> String {
    let shown = reasons.prefix(3).map { $0.nodes.count == total ? $0.line : "\($0.line) (\(listed($0.nodes)))" }
    return shown.joined(separator: "; ") + (reasons.count > 3 ? "; and \(count(reasons.count - 3, "other reason"))" : "")
  }
}

extension PlacementProblem.KubeletReason {
  fileprivate var words: String {
    switch self {
    case .field(let system): "os.name is \(system)"
    case .label(let system): "their label kubernetes.io/os is \(system)"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .field("linux"), .field("windows"), .label("linux"), .label("windows"):
      "add the node selector kubernetes.io/os: \(system); the scheduler looks at it, and not at \(source)"
    case .field: "os.name is linux or windows"
    case .label: "remove the label, or set it to linux or windows"
    }
  }

  private var system: String {
    switch self {
    case .field(let system), .label(let system): system
    }
  }

  private var source: String {
    switch self {
    case .field: "os.name"
    case .label: "labels of the pod"
    }
  }
}
