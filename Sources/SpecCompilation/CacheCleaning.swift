/// Keeps the cache from growing without end.
enum CacheCleaning {
  private static let day = 86_400

  /// Removes what was not used for a month, and what a run that was killed left a day ago.
  static func clean(_ folder: String) {
    for name in FileSystem.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard let age = FileFacts(path)?.age else { continue }
      if age > 30 * day || (name.hasPrefix(".new-") && age > day) { FileSystem.remove(path) }
    }
  }
}
