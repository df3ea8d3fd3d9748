import Glibc

/// A folder that holds output folders and single files of ours beside what belongs to others.
public enum OutputFolder {
  /// Makes the folder, and its parents if need be.
  /// - Throws: `OutputError`.
  public static func make(_ folder: String) throws {
    let place = try OutputPlace(folder)
    if try place.open() != nil { return }
    let (parent, _) = try place.openParent()
    do { try parent.makeDirectory(place.name).setMode(0o755) } catch OutputError.system(_, _, EEXIST) {
      // Another run may have made it meanwhile.
    }
  }

  /// The bytes of a file in the folder; nil if there is none, or no folder.
  /// - Throws: `OutputError`.
  public static func contents(_ path: String, in folder: String) throws -> [UInt8]? {
    guard try OutputPlace(folder).open() != nil else { return nil }
    return try SingleFile(path, in: folder).contents()
  }

  /// Removes the folders on the way to a path that are there for nothing else.
  /// - Throws: `OutputError`.
  public static func removeIfEmpty(parentsOf path: String, in folder: String) throws {
    try EmptyFolders.remove(above: path.split(separator: "/").map { PathBytes(String($0)) }, in: folder)
  }
}
