import YAML

/// Whether each Windows node has one windows_exporter, as far as DaemonSets in view bring it.
///
/// Exporters that are installed on nodes, or that come from elsewhere, are not seen; so without an exporter in view nothing is said.
public enum ExporterCoverage: Sendable, Hashable {
  /// No DaemonSet in view runs windows_exporter: nodes may have it in other ways.
  case noExporterInView
  case seen(Findings)

  public struct Findings: Sendable, Hashable {
    /// The DaemonSets that run the exporter, by title.
    public var exporters: [String]
    /// Windows nodes that none of them reaches, by name.
    public var unreached: [UnreachedNode]
    /// Windows nodes that two or more reach, by name: they fight for a port, or report everything twice.
    public var doubled: [DoubledNode]

    public init(exporters: [String], unreached: [UnreachedNode], doubled: [DoubledNode]) {
      self.exporters = exporters
      self.unreached = unreached
      self.doubled = doubled
    }

    /// Whether each Windows node has exactly one.
    public var isComplete: Bool { unreached.isEmpty && doubled.isEmpty }
  }

  public struct UnreachedNode: Sendable, Hashable {
    public var node: String
    /// Why not, for each exporter in the order of `exporters`.
    public var refusals: [[Refusal]]

    public init(node: String, refusals: [[Refusal]]) {
      self.node = node
      self.refusals = refusals
    }
  }

  public struct DoubledNode: Sendable, Hashable {
    public var node: String
    /// The titles of the DaemonSets that land on it.
    public var exporters: [String]

    public init(node: String, exporters: [String]) {
      self.node = node
      self.exporters = exporters
    }
  }

  public init(_ workloads: [Workload], on nodes: [ClusterNode]) {
    let exporters = workloads.filter(\.runsWindowsExporter).sorted(by: Workload.precedes)
    guard !exporters.isEmpty else {
      self = .noExporterInView
      return
    }
    var findings = Findings(exporters: exporters.map(\.title), unreached: [], doubled: [])
    for node in nodes.filter(\.isWindows).sorted(by: { $0.name < $1.name }) {
      let verdicts = exporters.map { $0.placement.verdict(on: node) }
      let landing = zip(exporters, verdicts).filter { $1.fits }.map { $0.0.title }
      if landing.isEmpty { findings.unreached.append(UnreachedNode(node: node.name, refusals: verdicts.map(\.refusals))) }
      // Manifests of one name are one object, of which the cluster has the last.
      if Set(landing).count > 1 { findings.doubled.append(DoubledNode(node: node.name, exporters: landing)) }
    }
    self = .seen(findings)
  }
}

extension Workload {
  /// Whether it is a DaemonSet, not for Linux, with a container that is windows_exporter: by its image's repository, as
  /// `ghcr.io/prometheus-community/windows-exporter` (prometheus-community/windows_exporter, .github/workflows/release.yml), or by its
  /// command. Other kinds are left out: an installer's Job may name the program without running it, and a Deployment reaches some nodes.
  public var runsWindowsExporter: Bool {
    guard kind == "DaemonSet", operatingSystem != "linux" else { return false }
    return podSpec["containers"]?.list?.contains { container in
      let words = (container["command"]?.list ?? []) + (container["args"]?.list ?? [])
      return container["image"]?.string.map(Self.isExporterImage) ?? false
        || words.contains { $0.string?.lowercased().contains("windows_exporter") ?? false }
    } ?? false
  }

  /// Whether the repository, without registry, tag and digest, ends in windows-exporter or windows_exporter.
  private static func isExporterImage(_ image: String) -> Bool {
    let name = image.prefix { $0 != "@" }.split(separator: "/").last ?? ""
    let repository = name.prefix { $0 != ":" }
    return repository.hasSuffix("windows-exporter") || repository.hasSuffix("windows_exporter")
  }
}
