import ChartModel
import Digest
import Fleet
import HelmChart
import OutputTree
import YAML

/// What clusters have in common: folders beside theirs, and files at the repository's top.
struct SharedFiles {
  /// By the folder's path.
  private(set) var folders: [(path: String, tree: FileTree)] = []
  /// At the top, outside of all folders.
  private(set) var files: [OutputFile] = []
  /// What overlays of kustomize build on, by folder.
  private(set) var bases: [String: [YAMLValue]] = [:]
  /// SHA-256 of each chart's files, by spec.
  private(set) var chartDigests: [String: String] = [:]

  /// What clusters' own files are made with: charts and bases.
  ///
  /// - Throws: `OutputError` for a path that no folder can hold, or a `Diagnostic` for what kustomize cannot do.
  init(_ fleet: Fleet, charts: [String: FleetChart]) throws {
    let bySpec = Dictionary(grouping: fleet.clusters, by: \.spec)
    for spec in bySpec.keys.sorted() {
      guard let chart = charts[spec] else { continue }
      let tree = try FileTree(HelmChartWriter.files(chart.definition))
      chartDigests[spec] = Self.digest(of: tree)
      let isRead = bySpec[spec]?.contains { [.argocd, .flux].contains($0.delivery) } ?? false
      if isRead, fleet.chartOrigin == .repository { folders.append((RepositoryLayout.chartFolder(spec), tree)) }
    }
    try addBases(fleet.clusters, charts)
  }

  /// Adds what stands for all clusters together, once these are known.
  ///
  /// - Parameter changes: what changes at run time in each cluster.
  /// - Throws: as the initializer.
  mutating func addDeliveries(_ fleet: Fleet, charts: [String: FleetChart], changes: [String: RuntimeChanges]) throws {
    let infos = charts.mapValues(\.definition.info)
    let byArgoCD = fleet.clusters.filter { $0.delivery == .argocd }
    try add(RepositoryLayout.argocdFolder, ArgoCD.sharedFiles(byArgoCD, charts: infos, in: fleet, changes: changes))
    let byFlux = fleet.clusters.filter { $0.delivery == .flux }
    try add(RepositoryLayout.fluxFolder, Flux.sharedFiles(byFlux, charts: infos, in: fleet))
    if let sops = SecretFiles.sopsConfiguration(fleet) { files.append(try OutputFile(path: RepositoryLayout.sopsFile, text: sops)) }
    files.append(try OutputFile(path: RepositoryLayout.guideFile, text: RepositoryGuide.text(fleet)))
    folders.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The objects that the fleet's defaults make, for each group of clusters that install a spec under one name into one namespace.
  private mutating func addBases(_ clusters: [FleetCluster], _ charts: [String: FleetChart]) throws {
    for cluster in clusters where cluster.delivery == .kustomize {
      let folder = RepositoryLayout.baseFolder(of: cluster)
      guard bases[folder] == nil, let chart = charts[cluster.spec] else { continue }
      let objects = ClusterCompiler.baseObjects(for: cluster, chart)
      // Another cluster may have more; kustomize stops at a base without any.
      if objects.isEmpty { continue }
      bases[folder] = objects
      try add(folder, Kustomize.base(objects, namespace: cluster.release.namespace))
    }
  }

  private mutating func add(_ folder: String, _ files: [OutputFile]) throws {
    if !files.isEmpty { folders.append((folder, try FileTree(files))) }
  }

  private static func digest(of tree: FileTree) -> String {
    var text: [UInt8] = []
    for file in tree.files { text += Array("\(SHA256.hexDigest(file.contents))  \(file.path)\n".utf8) }
    return SHA256.hexDigest(text)
  }
}
