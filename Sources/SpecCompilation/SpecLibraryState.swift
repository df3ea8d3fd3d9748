/// How far the library for specs is there.
public enum SpecLibraryState: Sendable, Hashable {
  /// In that folder, for the compiler that would be used.
  case built(folder: String)
  /// Its sources are in that folder; the first spec builds it from them, which takes minutes.
  case sources(folder: String)
}

extension SpecEnvironment {
  /// Nil if neither the library nor its sources are there.
  public var libraryState: SpecLibraryState? {
    guard let sources = SpecLibrarySources.find(for: program) else { return nil }
    if let library = builtLibrary.flatMap({ SpecLibrary(builtIn: $0, from: sources) }) { return .built(folder: library.folder) }
    if let cache, let toolchain = SwiftToolchain.find(in: searchPath) {
      let build = SpecLibraryBuild(sources: sources, toolchain: toolchain, cache: cache, seconds: limits.librarySeconds)
      if build.isDone { return .built(folder: build.folder) }
    }
    return .sources(folder: sources.folder)
  }
}
