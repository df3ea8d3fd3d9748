import Digest
import Glibc

/// Compiles a spec, and keeps the program in the cache until a file, the compiler or the library changes.
struct SpecBuild {
  var source: SpecSource
  /// The type that the entry point runs.
  var spec: String
  var library: SpecLibrary
  var toolchain: SwiftToolchain
  var cache: String
  var seconds: Int
  var usesColor: Bool

  /// A compiled spec.
  struct Program {
    /// Holds the program, and what is kept of its runs.
    var folder: String
    /// What the compiler remarked, each time that the spec is used.
    var warnings: [UInt8]

    var path: String { folder + "/spec" }
  }

  /// The module that the files of a spec make together; the first part of every place in it.
  static let module = "Stack"

  /// - Parameter progress: is told that the compiler runs.
  func program(progress: (SpecProgress) -> Void) throws(SpecFault) -> Program {
    let specs = cache + "/specs"
    let folder = "\(specs)/\(key)"
    if let warnings = try? FileSystem.read(folder + "/warnings") {
      // A program that is used stays.
      utimensat(AT_FDCWD, folder, nil, 0)
      return Program(folder: folder, warnings: warnings)
    }
    progress(.compiling(file: source.mainFile))
    do {
      CacheCleaning.clean(specs)
      let temporary = try FileSystem.makeTemporaryFolder(in: specs)
      defer { FileSystem.remove(temporary) }
      let warnings = try compile(in: temporary)
      try FileSystem.write(warnings, to: temporary + "/warnings")
      try FileSystem.publish(temporary, as: folder)
      return Program(folder: folder, warnings: warnings)
    } catch let fault as SystemFault { throw .system(fault) } catch let fault as SpecFault { throw fault } catch {
      throw .notCompiled(output: "\(error)", file: source.mainFile)
    }
  }

  /// All that decides what comes out of the compiler.
  private var key: String {
    var parts = [Self.version, toolchain.identity, library.folder, library.identity, spec, usesColor ? "painted" : "plain"]
    for file in source.files {
      parts.append(file.path)
      parts.append(SHA256.hexDigest(file.contents))
    }
    return String(SHA256.hexDigest(parts.joined(separator: "\n")).prefix(32))
  }

  /// Raised when the compiler is called otherwise.
  private static let version = "1"

  private func compile(in folder: String) throws -> [UInt8] {
    let entry = folder + "/WingenEntryPoint.swift"
    try FileSystem.write(Array(Self.entryPoint(of: spec).utf8), to: entry)
    // The compiler reads the files under the paths that the user knows, so that its messages name them.
    let outcome = try ChildProcess(
      executable: toolchain.compiler,
      arguments: [
        "-parse-as-library", "-swift-version", "6", "-Onone", "-gnone", "-module-name", Self.module, "-module-cache-path",
        cache + "/modules", "-I", library.modules, "-Xcc", "-fmodule-map-file=" + library.moduleMap, "-L", library.folder, "-lWingenSpec",
        "-Xlinker", "-rpath", "-Xlinker", library.folder,
        "-o", folder + "/spec",
      ] + (usesColor ? ["-color-diagnostics"] : []) + source.files.map { Self.argument($0.path) } + [entry],
      environment: ["PATH=\(toolchain.folder):/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "LANG=C.UTF-8", "TMPDIR=\(folder)"],
      limits: .init(seconds: seconds, printedBytes: 1 << 20)
    ).run()
    switch outcome.end {
    case .exit(0):
      // What was compiled must be what the key stands for: an editor may have written in between.
      for file in source.files where try FileSystem.read(file.path) != file.contents { throw SpecFault.changed(file: file.path) }
      return outcome.printed
    case .outOfTime: throw SpecFault.compilerRanOn(file: source.mainFile, seconds: seconds)
    default: throw SpecFault.notCompiled(output: String(decoding: outcome.printed, as: UTF8.self), file: source.mainFile)
    }
  }

  /// A path that the compiler takes for one: no option, and no file of options. It drops `./` before it looks.
  private static func argument(_ path: String) -> String {
    path.hasPrefix("-") || path.hasPrefix("@") ? FileFacts.resolved(path) ?? path : path
  }

  private static func entryPoint(of spec: String) -> String {
    """
    import SpecProcess

    @main enum WingenEntryPoint {
      static func main() { SpecProcess.run(\(spec).self) }
    }

    """
  }
}
