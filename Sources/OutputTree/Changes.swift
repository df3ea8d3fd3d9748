/// What a run did to an output folder. Paths are in the order of their bytes; the manifest is not among them.
public struct Changes: Sendable, Hashable {
  public internal(set) var added: [String] = []
  public internal(set) var changed: [String] = []
  public internal(set) var removed: [String] = []
  public internal(set) var unchanged: [String] = []
  /// Those of the changed and removed files that somebody had edited since wingen wrote them. Worth a warning.
  public internal(set) var discardedEdits: [String] = []
  /// The folder did not exist before.
  public internal(set) var createdFolder = false
  /// The manifest was written; it can be out of date alone.
  public internal(set) var updatedManifest = false
  /// The folder with the former files, if it could not be deleted, as a path beside the output folder. Output is complete nevertheless;
  /// the next run that writes tries again.
  public internal(set) var leftBehind: String?

  /// Nothing on disk was touched.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty && !createdFolder && !updatedManifest }

  mutating func sort() {
    added.sort(by: bytesPrecede)
    changed.sort(by: bytesPrecede)
    removed.sort(by: bytesPrecede)
    unchanged.sort(by: bytesPrecede)
    discardedEdits.sort(by: bytesPrecede)
  }
}
