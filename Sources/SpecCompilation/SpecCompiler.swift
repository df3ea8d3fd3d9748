public import ChartModel

/// Makes the chart of a spec in Swift files: compiles it against the library for specs, runs it in a process of its own with little time,
/// little memory, no network and no files to write, and takes back the chart over a private channel.
///
/// As the Swift package manager does with its manifests (SwiftPM, Sources/PackageLoading/ManifestLoader.swift).
public struct SpecCompiler: Sendable {
  private let environment: SpecEnvironment

  public init(_ environment: SpecEnvironment) { self.environment = environment }

  /// What is told of the work while it goes on.
  public struct Listener {
    public var progress: (SpecProgress) -> Void
    /// What the compiler remarked about a spec that compiles.
    public var warnings: ([UInt8]) -> Void
    public var printed: (SpecPrinting) -> Void

    public init(
      progress: @escaping (SpecProgress) -> Void = { _ in }, warnings: @escaping ([UInt8]) -> Void = { _ in },
      printed: @escaping (SpecPrinting) -> Void = { _ in }
    ) {
      self.progress = progress
      self.warnings = warnings
      self.printed = printed
    }
  }

  public func chart(of source: SpecSource, telling listener: Listener = Listener()) throws(SpecFault) -> ChartDefinition {
    let spec = try Self.spec(of: source)
    guard let cache = environment.cache else { throw .noCache }
    guard let toolchain = SwiftToolchain.find(in: environment.searchPath) else {
      throw .noCompiler(spec: source.mainFile)
    }
    let library = try library(for: toolchain, cache: cache, listener)
    let program = try SpecBuild(
      source: source, spec: spec, library: library, toolchain: toolchain, cache: cache, seconds: environment.limits.compilerSeconds,
      usesColor: environment.usesColor
    ).program(progress: listener.progress)
    if !program.warnings.isEmpty { listener.warnings(program.warnings) }
    return try SpecRun(
      program: program, source: source, limits: environment.limits, libraries: [library.folder, toolchain.libraries]
    ).chart(printed: listener.printed)
  }

  private func library(
    for toolchain: SwiftToolchain, cache: String, _ listener: Listener
  ) throws(SpecFault) -> SpecLibrary {
    guard let sources = SpecLibrarySources.find(for: environment.program) else { throw .noLibrary(program: environment.program) }
    if let library = environment.builtLibrary.flatMap({ SpecLibrary(builtIn: $0, from: sources) }) { return library }
    return try SpecLibraryBuild(
      sources: sources, toolchain: toolchain, cache: cache, seconds: environment.limits.librarySeconds
    ).library(progress: listener.progress)
  }

  /// The one type that is a spec.
  private static func spec(of source: SpecSource) throws(SpecFault) -> String {
    var seen: [Substring: String] = [:]
    var found: [(name: String, file: String)] = []
    for file in source.files {
      if let other = seen.updateValue(file.path, forKey: file.name) { throw .repeatedFile(other, file.path) }
      found += ChartSpecFinder.names(in: file).map { ($0, file.path) }
    }
    guard let first = found.first else { throw .noSpec(files: source.files.map(\.path)) }
    guard found.count == 1 else { throw .severalSpecs(found.map(\.name), file: found[1].file) }
    return first.name
  }
}
