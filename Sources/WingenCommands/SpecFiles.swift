import Glibc
import SpecCompilation

/// Reads the Swift files of a spec.
enum SpecFiles {
  private static let largestFile = 16 << 20
  private static let mostFiles = 500
  private static let deepest = 16

  /// A spec of one file.
  static func source(file: String) throws(Stop) -> SpecSource {
    guard file.hasSuffix(".swift") else { throw Stop(SpecError.notSwift(file), .wrongUsage) }
    let folder = file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    return SpecSource(files: [try read(file)], folder: folder)
  }

  /// A spec of all Swift files in a folder and the folders below, but for hidden ones.
  static func source(inFolder folder: String) throws(Stop) -> SpecSource {
    var paths: [String] = []
    try collect(folder, depth: 0, &paths)
    var files: [SpecSource.File] = []
    for path in paths { files.append(try read(path)) }
    return SpecSource(files: files, folder: folder)
  }

  private static func read(_ path: String) throws(Stop) -> SpecSource.File {
    do throws(InputFileError) {
      return SpecSource.File(path: path, contents: try InputFile.read(path, limit: largestFile))
    } catch { throw Stop(error, .wrongUsage) }
  }

  private static func collect(_ folder: String, depth: Int, _ paths: inout [String]) throws(Stop) {
    for name in names(in: folder) where !name.hasPrefix(".") {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      // Package.swift is for editors and other ways to build; what a link leads to is a spec of its own, or this one again.
      if name.hasSuffix(".swift") {
        if depth > 0 || name != "Package.swift" { paths.append(path) }
      } else if InputFile.isDirectory(path), !isLink(path) {
        if depth == deepest { throw Stop(SpecError.tooManyFiles(folder, limit: mostFiles), .wrongUsage) }
        try collect(path, depth: depth + 1, &paths)
      }
      if paths.count > mostFiles { throw Stop(SpecError.tooManyFiles(folder, limit: mostFiles), .wrongUsage) }
    }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }
}
