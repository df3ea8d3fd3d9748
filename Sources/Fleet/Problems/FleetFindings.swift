import ChartModel
import Diagnostics
import YAML

/// Collects findings. What is the same at the same place of several clusters, as with a template or a missing key, is said once.
struct FleetFindings {
  /// More findings than these are only counted.
  static let limit = 500

  private struct Key: Hashable {
    var path: String
    var problem: FleetProblem
    var location: SourceLocation
  }

  private struct Finding {
    var key: Key
    var clusters: [String]
    var related: [Diagnostic.Related]
    var hint: String?
  }

  private enum Item {
    case finding(Int)
    case other(Diagnostic)
  }

  private var findings: [Finding] = []
  private var places: [Key: Int] = [:]
  private var others: Set<Diagnostic> = []
  private var items: [Item] = []

  /// - Parameters:
  ///   - path: the way to the value, from the file's top or, with a cluster, from the cluster.
  ///   - hint: one that is better here than the problem's own.
  mutating func report(
    _ problem: FleetProblem, _ path: [PathElement] = [], at location: SourceLocation, cluster: String? = nil,
    related: [Diagnostic.Related] = [], hint: String? = nil
  ) {
    let key = Key(path: ValueViolation.text(of: path), problem: problem, location: location)
    if let place = places[key] {
      if let cluster { findings[place].clusters.append(cluster) }
      return
    }
    places[key] = findings.count
    items.append(.finding(findings.count))
    findings.append(Finding(key: key, clusters: cluster.map { [$0] } ?? [], related: related, hint: hint))
  }

  /// What others say about a file, once.
  mutating func report(_ diagnostic: Diagnostic) {
    if others.insert(diagnostic).inserted { items.append(.other(diagnostic)) }
  }

  /// In the order in which they were found.
  var diagnostics: [Diagnostic] {
    let shown = items.prefix(Self.limit).map { item in
      switch item {
      case .finding(let place): Self.diagnostic(for: findings[place])
      case .other(let diagnostic): diagnostic
      }
    }
    guard items.count > Self.limit else { return shown }
    let more = FleetProblem.moreFindings(items.count - Self.limit)
    return shown + [Diagnostic(more.code, .error, more.message, hint: more.hint)]
  }

  private static func diagnostic(for finding: Finding) -> Diagnostic {
    let problem = finding.key.problem
    var subject = ""
    if !finding.clusters.isEmpty {
      subject = "\(finding.clusters.count == 1 ? "cluster" : "clusters") \(Shown.list(finding.clusters, limit: 3)): "
    }
    if !finding.key.path.isEmpty { subject += "\(finding.key.path): " }
    return Diagnostic(
      problem.code, .error, subject + problem.message, at: finding.key.location, related: problem.related + finding.related,
      hint: finding.hint ?? problem.hint)
  }
}
