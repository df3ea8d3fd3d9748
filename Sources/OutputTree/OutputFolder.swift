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

  /// What stands where an output folder is to be.
  public enum Occupant: Sendable, Hashable {
    /// Nothing, or an empty folder.
    case nobody
    case wingen
    /// Files of others, without a manifest of ours.
    case others
    /// A symbolic link or a file, there or on the way.
    case noFolder
  }

  /// - Parameter path: relative to the folder. No symbolic link is followed.
  /// - Throws: `OutputError`.
  public static func occupant(of path: String, in folder: String) throws -> Occupant {
    guard let top = try OutputPlace(folder).open() else { return .nobody }
    var directory = top
    for part in path.split(separator: "/") {
      let name = PathBytes(String(part))
      guard let next = try directory.directoryIfPresent(name) else {
        return try directory.status(name) == nil ? .nobody : .noFolder
      }
      directory = next
    }
    if try directory.status(FileManifest.entryName) != nil { return .wingen }
    return try directory.isEmpty() ? .nobody : .others
  }

  /// Removes the folders on the way to a path that are there for nothing else.
  /// - Throws: `OutputError`.
  public static func removeIfEmpty(parentsOf path: String, in folder: String) throws {
    try EmptyFolders.remove(above: path.split(separator: "/").map { PathBytes(String($0)) }, in: folder)
  }
}
