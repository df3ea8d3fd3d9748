public import Diagnostics
import OutputTree

/// What a run over a fleet found, and what it changed or would change.
public struct FleetReport: Sendable {
  /// One output folder, by its path in the repository.
  public struct Folder: Sendable, Hashable {
    public var path: String
    public var added: [String] = []
    public var changed: [String] = []
    public var removed: [String] = []

    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
  }

  /// Findings of all clusters; equal ones once, with the clusters that have them.
  public var findings: [Diagnostic] = []
  /// Folders in which something changed, in order; single files at the top stand under the path "".
  public var folders: [Folder] = []
  public var clusters = 0
  /// Names of clusters for which nothing was written because they are broken.
  public var broken: [String] = []
  /// Names of clusters for which nothing was written because what they share with a broken one would have to change.
  public var heldBack: [String] = []
  /// Shared folders that stay as they are for the sake of broken clusters.
  public var heldFolders: [String] = []
  /// Nothing at all was written, because of errors.
  public var isRefused = false
  /// Files that somebody had edited since wingen wrote them, and that were overwritten.
  public var discardedEdits: [String] = []

  public init() {}

  public var hasChanges: Bool { !folders.isEmpty }

  /// Clusters with changes.
  public var changedClusters: [String] {
    folders.compactMap { $0.path.hasPrefix("clusters/") ? String($0.path.dropFirst("clusters/".count)) : nil }
  }
}

extension FleetReport.Folder {
  init(_ path: String, _ changes: Changes) {
    self.init(path: path, added: changes.added, changed: changes.changed, removed: changes.removed)
  }

  init(_ path: String, _ stale: [StaleFile]) {
    self.init(
      path: path, added: stale.filter { $0.reason == .missing }.map(\.path),
      changed: stale.filter { $0.reason == .different || $0.reason == .notAFile }.map(\.path),
      removed: stale.filter { $0.reason == .leftOver }.map(\.path))
  }
}
