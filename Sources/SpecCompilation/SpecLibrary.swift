import Digest
import Glibc

/// What specs are compiled against and linked with: the modules that `import Wingen` brings, and one shared library.
struct SpecLibrary: Hashable {
  /// Holds `libWingenSpec.so`.
  var folder: String
  /// Tells this library from any other: a spec that was compiled with another one is compiled again.
  var identity: String

  static let file = "libWingenSpec.so"

  var modules: String { folder + "/Modules" }
  /// Says what libyaml's header is to the compiler: a module that was compiled with it asks for it again.
  var moduleMap: String

  /// A library that somebody built, such as the package manager in its own folder.
  ///
  /// - Parameter sources: what it was built from.
  init?(builtIn folder: String, from sources: SpecLibrarySources) {
    guard let facts = FileFacts(folder + "/" + Self.file), let path = FileFacts.resolved(folder) else { return nil }
    (self.folder, identity, moduleMap) = (path, facts.identity, sources.moduleMap)
  }

  /// One in the cache.
  init(cached folder: String, identity: String) {
    (self.folder, self.identity, moduleMap) = (folder, identity, folder + "/CLibYAML/module.modulemap")
  }
}

/// The library's sources, as they are installed beside the program or lie in its repository.
struct SpecLibrarySources: Hashable {
  var folder: String

  var moduleMap: String { folder + "/Sources/CLibYAML/module.modulemap" }

  /// Where an installation has them, seen from the folder of the program.
  static let installed = "../share/wingen/spec-library"

  /// Beside an installed program, else in the repository that the program was built in.
  static func find(for program: String) -> SpecLibrarySources? {
    var folder = parent(program)
    let installed = SpecLibrarySources(folder: folder + "/" + installed)
    if installed.isThere { return installed }
    while folder != "" {
      let repository = SpecLibrarySources(folder: folder)
      if repository.isThere { return repository }
      folder = parent(folder)
    }
    return nil
  }

  private var isThere: Bool { access(folder + "/Package.swift", R_OK) == 0 && access(folder + "/Sources/SpecProcess", R_OK) == 0 }

  private static func parent(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// Changes when a source changes. An installation has a file that says it; else the names, sizes and times of all files that the library
  /// may be built from do.
  var identity: String {
    if let digest = try? FileSystem.read(folder + "/DIGEST") { return String(decoding: digest, as: UTF8.self) }
    var facts: [String] = []
    collect("Package.swift", &facts)
    collect("Sources", &facts)
    collect("templates", &facts)
    return SHA256.hexDigest(facts.joined(separator: "\n"))
  }

  private func collect(_ path: String, _ facts: inout [String]) {
    guard let found = FileFacts("\(folder)/\(path)") else { return }
    if found.isFile { return facts.append("\(path) \(found.identity)") }
    for name in FileSystem.names(in: "\(folder)/\(path)") where !name.hasPrefix(".") && !Self.isElsewhere(path, name) {
      collect("\(path)/\(name)", &facts)
    }
  }

  /// What of the program is no part of the library: it changes more often.
  private static func isElsewhere(_ folder: String, _ name: String) -> Bool {
    folder == "Sources" && ["Checks", "SpecCompilation", "WingenCommands", "WingenCLI"].contains(name)
  }
}
