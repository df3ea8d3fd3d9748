import ChartModel
public import Checks
import Diagnostics
public import Fleet
import OutputTree
import Synchronization
import YAML

/// Writes or checks the repository of a fleet.
///
/// Everything is computed and checked before the first byte is written. Each cluster's folder is exchanged in one step, so a run that is
/// killed leaves every cluster wholly old or wholly new, and the next run completes it.
public struct FleetRun: Sendable {
  public struct Options: Sendable {
    /// Writes the clusters that are not broken, though others are.
    public var keepsGoing = false
    /// Writes into folders that wingen did not make.
    public var force = false
    /// Removes the last cluster's folder too.
    public var removesAll = false
    public var workers = 2
    public var toolVersion = ""

    public init() {}
  }

  /// A file that the fleet was read from, relative to the fleet file, and its SHA-256.
  public typealias Input = (path: String, sha256: String)

  private let fleet: Fleet
  private let unread: Set<String>
  private let charts: [String: FleetChart]
  private let configuration: LintConfiguration
  private let inputs: [RepositoryManifest.Digested]
  private let options: Options

  /// - Parameters:
  ///   - unread: names of clusters that could not be read, whose folders stay as they are.
  ///   - charts: by the spec that clusters name.
  public init(
    _ fleet: Fleet, unread: Set<String> = [], charts: [String: FleetChart], configuration: LintConfiguration = LintConfiguration(),
    inputs: [Input] = [], options: Options = Options()
  ) {
    self.fleet = fleet
    self.unread = unread
    self.charts = charts
    self.configuration = configuration
    self.inputs = inputs.map { RepositoryManifest.Digested(path: $0.path, sha256: $0.sha256) }
    self.options = options
  }

  /// Makes the folder hold what the fleet declares, and takes away what wingen wrote for clusters that are gone.
  ///
  /// - Parameter progress: called with the share that is done, from 0 to 1, on any thread.
  /// - Throws: `OutputError` or `Diagnostic` for a folder that cannot be written; clusters may be written by then, each as a whole.
  public func write(to folder: String, progress: @escaping @Sendable (Double) -> Void = { _ in }) async throws -> FleetReport {
    let plan = try await plan(for: folder) { progress($0 / 2) }
    var report = report(of: plan)
    if report.isRefused { return report }
    try RepositoryWriter.makeFolder(folder)
    var writer = try RepositoryWriter(plan, folder, options, inputs)
    try await writer.write(into: &report) { progress(0.5 + $0 / 2) }
    return report
  }

  /// What `write` would change. Nothing is written.
  ///
  /// - Parameter difference: takes each difference as a text, in order; false stops them.
  /// - Throws: `OutputError` or `Diagnostic` for a folder that cannot be read.
  public func check(
    against folder: String, progress: @escaping @Sendable (Double) -> Void = { _ in }, difference: (String) throws -> Bool
  ) async throws -> FleetReport {
    let plan = try await plan(for: folder) { progress($0 / 2) }
    var report = report(of: plan)
    if report.isRefused { return report }
    let check = try RepositoryCheck(plan, folder, options, inputs)
    try await check.compare(into: &report, difference: difference)
    return report
  }

  private func report(of plan: FleetPlan) -> FleetReport {
    var report = FleetReport()
    report.findings = plan.findings
    report.clusters = fleet.clusters.count + unread.count
    report.broken = plan.brokenNames
    // An error that belongs to no cluster concerns all.
    let isWhole = plan.findings.allSatisfy { $0.severity < .error || $0.causes.contains { if case .clusters = $0 { true } else { false } } }
    report.isRefused = !isWhole || !report.broken.isEmpty && !options.keepsGoing
    return report
  }

  /// Computes and checks every cluster.
  ///
  /// - Parameter folder: the repository, in which users fill in what makes Secrets.
  private func plan(for folder: String, progress: @escaping @Sendable (Double) -> Void) async throws -> FleetPlan {
    var shared = try SharedFiles(fleet, charts: charts)
    let files = ClusterFiles(fleet: fleet, bases: shared.bases, chartDigests: shared.chartDigests)
    let budget = KeptBytes(FleetPlan.keptBytes)
    let (charts, configuration, fleet) = (charts, configuration, fleet)
    let results = await concurrentMap(
      fleet.clusters.count, workers: options.workers, makeState: { ClusterCompiler(fleet, charts: charts, configuration: configuration) },
      progress: progress
    ) { index, compiler -> Result<Planned, any Error> in
      Result {
        let cluster = fleet.clusters[index]
        var compiled = compiler.compile(cluster)
        compiled.findings += try FilledSecrets.findings(of: cluster, in: folder)
        guard let release = compiled.release, !compiled.findings.contains(where: { $0.severity == .error }) else {
          return Planned(cluster: .broken, findings: compiled.findings)
        }
        do {
          let tree = try files.tree(of: release, known: &compiler.objectFiles)
          let isKept = budget.take(tree.files.reduce(0) { $0 + $1.contents.count })
          return Planned(
            cluster: FleetPlan.PlannedCluster(isBroken: false, tree: isKept ? tree : nil), findings: compiled.findings,
            changes: RuntimeChanges(of: release.objects))
        } catch let error as any DiagnosticError {
          return Planned(cluster: .broken, findings: compiled.findings + [error.diagnostic.located(at: cluster.origin)])
        } catch let error as DiagnosticList {
          return Planned(cluster: .broken, findings: compiled.findings + error.diagnostics.map { $0.located(at: cluster.origin) })
        }
      }
    }
    var findings = ClusterFindings()
    var clusters: [FleetPlan.PlannedCluster] = []
    var changes: [String: RuntimeChanges] = [:]
    for (cluster, result) in zip(fleet.clusters, results) {
      let planned = try result.get()
      findings.add(planned.findings, cluster: cluster.name, origin: cluster.origin)
      clusters.append(planned.cluster)
      changes[cluster.name] = planned.changes
    }
    try shared.addDeliveries(fleet, charts: charts, changes: changes)
    let ofAll = Flux.findings(fleet.clusters.filter { $0.delivery == .flux }, in: fleet) + DeliveryNames.findings(fleet)
    return FleetPlan(
      fleet: fleet, shared: shared, files: files, charts: charts, clusters: clusters, findings: findings.merged + ofAll, unread: unread)
  }

  /// What came of one cluster.
  private struct Planned: Sendable {
    var cluster: FleetPlan.PlannedCluster
    var findings: [Diagnostic]
    var changes: RuntimeChanges?
  }
}

/// How many bytes may still be kept in memory.
private final class KeptBytes: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  func take(_ count: Int) -> Bool {
    left.withLock { left in
      if count > left { return false }
      left -= count
      return true
    }
  }
}

extension Diagnostic {
  /// Objects have no place of their own; their cluster has.
  fileprivate func located(at origin: SourceLocation) -> Diagnostic {
    var located = self
    if affectedFile == nil { located.location = origin }
    return located
  }
}
