import YAML

/// Patterns of paths as the receiver reads them: `*` stands for anything within one folder (github.com/bmatcuk/doublestar).
struct PathPattern {
  let text: String

  func matches(_ path: String) -> Bool { Self.match(Array(text)[...], Array(path)[...]) }

  private static func match(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "*" {
      var rest = path
      while true {
        if match(pattern.dropFirst(), rest) { return true }
        guard let next = rest.first, next != "/", next != "\\" else { return false }
        rest = rest.dropFirst()
      }
    }
    return path.first == first && match(pattern.dropFirst(), path.dropFirst())
  }
}

/// The files that a collector's configuration has read.
struct LogFiles {
  private let include: [PathPattern]
  private let exclude: [PathPattern]
  private let folder: String
  private let separator: String

  init(_ configuration: YAMLValue) {
    let receiver = configuration["receivers"]?["file_log/containers"]
    include = (receiver?["include"]?.strings ?? []).map(PathPattern.init)
    exclude = (receiver?["exclude"]?.strings ?? []).map(PathPattern.init)
    let isWindows = include.first?.text.hasPrefix("C:") == true
    (folder, separator) = isWindows ? ("C:\\var\\log\\pods", "\\") : ("/var/log/pods", "/")
  }

  /// - Parameter path: below the kubelet's folder, with slashes.
  func read(_ path: String) -> Bool {
    let full = folder + separator + path.replacing("/", with: separator)
    return include.contains { $0.matches(full) } && !exclude.contains { $0.matches(full) }
  }
}
