import Glibc

/// The Swift compiler that specs are compiled with.
struct SwiftToolchain: Hashable {
  /// The folder that holds `swiftc` and `swift`, as it was found.
  var folder: String
  /// Tells this compiler from any other without running it: where it really is, how large, and when it was installed.
  var identity: String
  /// The folder of Swift's own libraries, which compiled specs load.
  var libraries: String

  var compiler: String { folder + "/swiftc" }
  var packageManager: String { folder + "/swift" }

  /// The first on the search path.
  static func find(in searchPath: [String]) -> SwiftToolchain? {
    for folder in searchPath where folder.hasPrefix("/") && access(folder + "/swiftc", X_OK) == 0 {
      guard let facts = FileFacts(folder + "/swiftc"), facts.isFile else { continue }
      let path = FileFacts.resolved(folder + "/swiftc") ?? folder + "/swiftc"
      let home = path.split(separator: "/").dropLast(2).joined(separator: "/")
      return SwiftToolchain(folder: folder, identity: "\(path) \(facts.identity)", libraries: "/\(home)/lib")
    }
    return nil
  }
}
