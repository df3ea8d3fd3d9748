import ChartModel
public import Fleet

/// Where things are in a repository that wingen writes, relative to its output folder. Each of these folders is exchanged as a whole.
public enum RepositoryLayout {
  /// What belongs to one cluster, and to no other.
  public static func clusterFolder(_ cluster: String) -> String { "clusters/\(cluster)" }

  /// A chart, by the name of its spec.
  public static func chartFolder(_ spec: String) -> String { "charts/\(SpecFolder.name(for: spec))" }

  /// What kustomize's overlays have in common: clusters that install one spec under one name into one namespace.
  public static func baseFolder(of cluster: FleetCluster) -> String {
    "base/\(SpecFolder.name(for: cluster.spec))/\(cluster.release.namespace)/\(cluster.release.name)"
  }

  /// The path from one folder of the repository to another, such as `../../base/SPEC`.
  public static func path(from folder: String, to other: String) -> String {
    let (here, there) = (folder.split(separator: "/"), other.split(separator: "/"))
    let shared = zip(here, there).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: here.count - shared) + there.dropFirst(shared)).joined(separator: "/")
  }

  public static let argocdFolder = "argocd"
  public static let fluxFolder = "flux"

  /// Within a cluster's folder.
  public static let valuesFile = "values.yaml"
  public static let manifestsFolder = "manifests"
  public static let secretsFolder = "secrets"

  /// Files at the top of the output.
  static let sopsFile = ".sops.yaml"
  static let guideFile = "clusters/README.md"
  static let topFiles: Set<String> = [sopsFile, guideFile]

  /// Whether a path is one of the folders above. No other is ever removed.
  static func isFolder(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasPrefix(".git") }) else { return false }
    switch parts.first {
    case "argocd", "flux": return parts.count == 1
    case "charts", "clusters": return parts.count == 2
    case "base": return parts.count == 4
    default: return false
    }
  }

  static func isOfCluster(_ folder: String) -> Bool { folder.hasPrefix("clusters/") }

  /// A path of the output as the repository has it.
  public static func inRepository(_ path: String, _ fleet: Fleet) -> String {
    fleet.repository.path.isEmpty ? path : fleet.repository.path + "/" + path
  }
}
