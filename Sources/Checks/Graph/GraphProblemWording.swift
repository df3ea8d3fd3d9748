public import Diagnostics

extension GraphProblem: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .chartNotRendered(let path):
      Diagnostic(
        "GRAPH101", .warning, "this is a chart, whose templates cannot be shown before they are rendered", in: path,
        hint: "helm template NAME CHART | wingen graph -")
    case .nothingToShow:
      Diagnostic(
        "GRAPH102", .error, "there is no workload in the input, so there is nothing to show",
        hint: "name manifests with Deployments, DaemonSets, StatefulSets, Jobs, CronJobs or Pods, or a spec")
    case .moreDocuments(let count):
      Diagnostic(
        "GRAPH103", .warning, "\(count) more documents are left out of the picture, which shows what the first ones hold",
        hint: "show the manifests of one release at a time")
    case .noClusters(let file):
      Diagnostic("GRAPH104", .error, "the fleet has no clusters, so there is nothing to show", in: file, hint: "docs/fleets.md")
    }
  }
}
