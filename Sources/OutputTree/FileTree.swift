/// All files of one output folder, in the order of their paths' bytes, so that no order of making them shows in the output.
public struct FileTree: Sendable, Hashable {
  public let files: [OutputFile]

  /// Sorts the files and makes sure that they can stand beside each other in one folder, on any system a repository is checked out on.
  ///
  /// - Throws: `OutputError.pathCollision` for two paths that are equal or differ only in case or in how Unicode spells a letter (folders'
  ///   names too); `OutputError.fileAndFolder` for a path that would have to be both.
  public init(_ files: [OutputFile]) throws {
    var sorted = files
    let isSorted = zip(files, files.dropFirst()).allSatisfy { !bytesPrecede($1.path, $0.path) }
    if !isSorted { sorted.sort { bytesPrecede($0.path, $1.path) } }
    if let collision = firstCollision(in: sorted) { throw collision }
    self.files = sorted
  }
}
