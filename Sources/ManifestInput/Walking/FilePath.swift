import Glibc

/// Paths as text: joined for being shown, and taken apart for being compared.
enum FilePath {
  private static let slash = UInt8(ascii: "/")

  /// `a` and `b` as `a/b`, `.` and `b` as `b`.
  static func join(_ folder: String, _ name: String) -> String {
    if folder == "." || folder == "./" { return name }
    return folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
  }

  /// `a/b/` into `a` and `b`, `b` into `.` and `b`.
  static func split(_ path: String) -> (folder: String, name: String) {
    let path = withoutLastSlashes(path)
    guard let cut = path.utf8.lastIndex(of: slash) else { return (".", path) }
    let folder = withoutLastSlashes(String(path[..<cut]))
    return (folder.isEmpty ? "/" : folder, String(path[path.utf8.index(after: cut)...]))
  }

  static func withoutLastSlashes(_ path: String) -> String {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == slash { path = path.dropLast() }
    return String(path)
  }

  /// The parts of an absolute path, `.` and `..` worked out without looking at the disk.
  static func parts(_ path: String, in folder: [String]) -> [String] {
    var parts = path.utf8.first == slash ? [] : folder
    for part in names(path) {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts
  }

  /// What stands between slashes, empty parts left out. Not `String.split`, for which a slash and an accent after it are one letter.
  static func names(_ path: some StringProtocol) -> [String] {
    path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a name ends with one of the endings, which are in lower case.
  static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    let bytes = name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return endings.contains { bytes.count > $0.utf8.count && bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// The order of UTF-8 bytes. `String`'s own `<` takes canonically equivalent spellings for equal.
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

  /// Whether a path leads to a folder, symbolic links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
