import Glibc

/// Patterns with the folder that they are relative to.
struct PathExclusions: Sendable {
  private let patterns: [PathPattern]
  private let base: [String]
  private let currentFolder: [String]

  init(_ patterns: [PathPattern], base: String) {
    self.patterns = patterns
    var current: [String] = []
    if !patterns.isEmpty, let path = getcwd(nil, 0) {
      current = FilePath.parts(String(cString: path), in: [])
      free(path)
    }
    currentFolder = current
    self.base = FilePath.parts(base, in: current)
  }

  /// Whether a path, which is relative to the current folder or absolute, matches. Nothing outside of the patterns' folder does.
  func excludes(_ path: String, isFolder: Bool) -> Bool {
    if patterns.isEmpty { return false }
    let parts = FilePath.parts(path, in: currentFolder)
    guard parts.count > base.count, parts.starts(with: base) else { return false }
    let relative = Array(parts[base.count...])
    return patterns.contains { $0.matches(relative, isFolder: isFolder) }
  }
}
