import ChartModel
public import Fleet

/// Where kustomize's folders are in the repository that wingen writes.
public enum KustomizeLayout {
  /// The base of a cluster: `base/SPEC/NAMESPACE/RELEASE`, since the names of objects depend on all three. It stays where it is when
  /// other clusters come and go.
  public static func baseFolder(for cluster: FleetCluster) -> String {
    "\(RepositoryLayout.baseFolder(cluster.spec))/\(cluster.release.namespace)/\(cluster.release.name)"
  }

  /// The path from one folder of the repository to another, such as `../../base/SPEC`.
  public static func path(from folder: String, to other: String) -> String {
    let (here, there) = (folder.split(separator: "/"), other.split(separator: "/"))
    let shared = zip(here, there).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: here.count - shared) + there.dropFirst(shared)).joined(separator: "/")
  }
}
