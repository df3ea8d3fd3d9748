import Glibc

/// Reads, writes and removes single files of ours in a folder that belongs to somebody else, such as the top of a repository.
///
/// A file is written beside its place and then renamed into it, so a run that is killed leaves the former file or the new one. Runs must
/// keep each other away (`RunLock`). Folders on the way are made, and never followed through a symbolic link.
public struct SingleFile: Sendable {
  /// How the file on disk compares with what it should be.
  public enum State: Sendable, Hashable { case same, different, missing, notAFile }

  private let folder: String
  private let path: String
  private let parts: [PathBytes]

  /// - Parameters:
  ///   - folder: an existing folder.
  ///   - path: relative to it, as an `OutputFile` has it.
  /// - Throws: `OutputError.invalidPath`.
  public init(_ path: String, in folder: String) throws {
    if let fault = PathFault.first(in: path) { throw OutputError.invalidPath(path, fault) }
    self.folder = folder
    self.path = path
    parts = path.split(separator: "/").map { PathBytes(String($0)) }
  }

  /// The file's bytes, or nil if there is no regular file.
  /// - Throws: `OutputError.system`.
  public func contents() throws -> [UInt8]? {
    guard let (directory, name) = try place(making: false) else { return nil }
    return try directory.contents(name)?.bytes
  }

  /// - Throws: `OutputError.system`.
  public func state(comparedWith file: OutputFile) throws -> State {
    guard let (directory, name) = try place(making: false) else { return .missing }
    switch try directory.compare(name, with: file) {
    case .same: return .same
    case .different: return .different
    case .missing: return try directory.status(name) == nil ? .missing : .notAFile
    case .notAFile: return .notAFile
    }
  }

  /// Makes the file hold these bytes, with mode 0644.
  /// - Throws: `OutputError`; the former file is then as it was.
  public func write(_ contents: [UInt8]) throws {
    guard let (directory, name) = try place(making: true) else { throw OutputError.notAFolder("\(folder)/\(path)") }
    let draft = PathBytes(".\(name.text).wingen-new")
    // What a killed run left.
    if try directory.status(draft) != nil { try directory.unlink(draft) }
    do {
      try directory.write(contents, to: draft, mode: 0o644)
      try directory.rename(draft, to: name, in: directory)
    } catch {
      if try directory.status(draft) != nil { try directory.unlink(draft) }
      throw error
    }
  }

  /// Removes the file, and then the folders on its way that are empty.
  /// - Throws: `OutputError.system`.
  public func remove() throws {
    guard let (directory, name) = try place(making: false) else { return }
    if try directory.status(name) != nil { try directory.unlink(name) }
    try EmptyFolders.remove(above: parts, in: folder)
  }

  private func place(making isMade: Bool) throws -> (OpenDirectory, PathBytes)? {
    guard let name = parts.last else { return nil }
    var directory = try OpenDirectory.open(PathBytes(folder))
    for part in parts.dropLast() {
      if let next = try directory.directoryIfPresent(part) {
        directory = next
      } else if isMade, try directory.status(part) == nil {
        directory = try directory.makeDirectory(part)
        try directory.setMode(0o755)
      } else {
        return nil
      }
    }
    return (directory, name)
  }
}

/// Folders that are there only for what was in them.
enum EmptyFolders {
  /// Removes those on the way from a folder to an entry, from the innermost outwards, as long as they are empty.
  static func remove(above parts: [PathBytes], in folder: String) throws {
    for depth in stride(from: parts.count - 1, to: 0, by: -1) {
      var directory = try OpenDirectory.open(PathBytes(folder))
      for part in parts.prefix(depth - 1) {
        guard let next = try directory.directoryIfPresent(part) else { return }
        directory = next
      }
      let result = parts[depth - 1].withCString { unlinkat(directory.descriptor, $0, AT_REMOVEDIR) }
      if result != 0 { return }
    }
  }
}
