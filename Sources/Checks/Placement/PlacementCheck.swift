import Diagnostics
import Scheduling

/// What the workloads of all inputs together come to on a cluster's nodes.
struct PlacementCheck {
  /// By their places.
  private let placed: [PlacedWorkload]
  private let omitted: Int
  /// In the order of the names of the nodes, and of the workloads.
  let report: PlacementReport

  init(_ input: PlacementInput, on nodes: [ClusterNode]) {
    omitted = input.omitted
    placed = input.workloads.map { placed in
      var placed = placed
      placed.workload = placed.joined(with: input.runtimeClasses)
      return placed
    }.sorted { $0.name.location.precedes($1.name.location) }
    report = PlacementReport(placed.map(\.workload), on: nodes)
  }

  var findings: [LintFinding] {
    let coverage = coverage
    var findings = coverage.findings
    for workload in placed {
      if let finding = landing(workload, isTold: coverage.told.contains(workload.workload.title)) { findings.append(finding) }
    }
    if omitted > 0 { findings.append(LintFinding(PlacementProblem.moreWorkloads(omitted).diagnostic())) }
    return findings
  }

  /// - Parameter isTold: whether it was said already which nodes the workload misses.
  private func landing(_ placed: PlacedWorkload, isTold: Bool) -> LintFinding? {
    let row = PlacementReport.Row(placed.workload, on: report.nodes)
    let title = placed.workload.title
    var refusing: [String] = []
    var reason: PlacementProblem.KubeletReason?
    for node in row.nodes where node.verdict.outcome == .refusedByKubelet {
      guard let found = node.verdict.refusals.lazy.compactMap(\.cause.kubeletReason).first else { continue }
      refusing.append(node.node)
      reason = reason ?? found
    }
    let landsOn = row.landsOn
    if let reason {
      if placed.suppressed.contains("PLACE104") { return nil }
      let problem = PlacementProblem.refusedByKubelet(
        title, by: refusing, of: row.nodes.count, reason: reason, landsElsewhere: !landsOn.isEmpty)
      return LintFinding(problem.diagnostic(at: placed.system.location), excerpt: placed.system.excerpt)
    }
    guard landsOn.isEmpty, !isTold, !placed.suppressed.contains("PLACE103") else { return nil }
    let problem = PlacementProblem.landsNowhere(title, nodes: row.nodes.count, reasons: row.reasons)
    return LintFinding(problem.diagnostic(at: placed.name.location), excerpt: placed.name.excerpt)
  }

  /// What there is to say of windows_exporter, and the titles of the DaemonSets that it is said of.
  private var coverage: (findings: [LintFinding], told: Set<String>) {
    guard case .seen(let seen) = ExporterCoverage(placed.map(\.workload), on: report.nodes) else { return ([], []) }
    let exporters = placed.filter { seen.exporters.contains($0.workload.title) }
    var findings: [LintFinding] = []
    if let finding = missing(seen, exporters) { findings.append(finding) }
    var groups: [[String]: [String]] = [:]
    for node in seen.doubled { groups[Self.unique(node.exporters), default: []].append(node.node) }
    for (titles, nodes) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if let finding = doubled(nodes, exporters.filter { titles.contains($0.workload.title) }) { findings.append(finding) }
    }
    return (findings, seen.unreached.isEmpty ? [] : Set(seen.exporters))
  }

  private func missing(_ seen: ExporterCoverage.Findings, _ exporters: [PlacedWorkload]) -> LintFinding? {
    guard !seen.unreached.isEmpty, let first = exporters.first, !Self.suppress("PLACE101", exporters) else { return nil }
    let names = Set(seen.unreached.map(\.node))
    let nodes = report.nodes.filter { names.contains($0.name) }
    let problem = PlacementProblem.nodesWithoutExporter(
      nodes.map(\.name), of: report.nodes.count(where: \.isWindows), exporter: first.workload.title,
      reasons: PlacementReport.Row(first.workload, on: nodes).reasons)
    let related = exporters.dropFirst().map { Diagnostic.Related("\($0.workload.title) does not either", at: $0.name.location) }
    return LintFinding(problem.diagnostic(at: first.name.location, related: related), excerpt: first.name.excerpt)
  }

  private func doubled(_ nodes: [String], _ exporters: [PlacedWorkload]) -> LintFinding? {
    guard let last = exporters.last, !Self.suppress("PLACE102", exporters) else { return nil }
    let problem = PlacementProblem.nodesWithSeveralExporters(nodes, exporters: Self.unique(exporters.map(\.workload.title)))
    let related = exporters.dropLast().map { Diagnostic.Related("\($0.workload.title) stands here", at: $0.name.location) }
    return LintFinding(problem.diagnostic(at: last.name.location, related: related), excerpt: last.name.excerpt)
  }

  private static func suppress(_ code: String, _ workloads: [PlacedWorkload]) -> Bool {
    workloads.contains { $0.suppressed.contains(code) }
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Refusal.Cause {
  fileprivate var kubeletReason: PlacementProblem.KubeletReason? {
    switch self {
    case .operatingSystem(let pod, _): .field(pod)
    case .operatingSystemLabel(let pod, _): .label(pod)
    default: nil
    }
  }
}

extension SourceLocation {
  fileprivate func precedes(_ other: SourceLocation) -> Bool {
    file == other.file ? (line, column) < (other.line, other.column) : file.utf8.lexicographicallyPrecedes(other.file.utf8)
  }
}
