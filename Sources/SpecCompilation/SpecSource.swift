/// The Swift files of one spec.
public struct SpecSource: Sendable, Hashable {
  public struct File: Sendable, Hashable {
    /// As the user named it, or below the folder that the user named: messages show it so.
    public var path: String
    public var contents: [UInt8]

    public init(path: String, contents: [UInt8]) {
      self.path = path
      self.contents = contents
    }

    /// The path's last part. Swift tells the files of a module apart by it.
    var name: Substring { path.split(separator: "/").last ?? "" }
  }

  /// In the order of their paths.
  public var files: [File]
  /// The folder in which the spec runs; relative paths that it reads are relative to it.
  public var folder: String

  /// The file that messages about the spec as a whole name.
  var mainFile: String { (files.first { $0.name == "Stack.swift" } ?? files.first)?.path ?? folder }

  public init(files: [File], folder: String) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.folder = folder
  }
}
