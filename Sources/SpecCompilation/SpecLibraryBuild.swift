import Digest
import Glibc

/// Builds the library for specs from its sources, once for each compiler, and keeps it in the cache.
struct SpecLibraryBuild {
  var sources: SpecLibrarySources
  var toolchain: SwiftToolchain
  var cache: String
  var seconds: Int

  /// - Parameter progress: is told that a build begins; it takes minutes.
  func library(progress: (SpecProgress) -> Void) throws(SpecFault) -> SpecLibrary {
    let identity = identity
    let folder = folder(of: identity)
    // A library that is used stays.
    utimensat(AT_FDCWD, folder, nil, 0)
    if FileFacts(folder) == nil {
      progress(.buildingLibrary)
      do { try build(into: folder) } catch let fault as SystemFault { throw .system(fault) } catch let fault as SpecFault {
        throw fault
      } catch { throw .brokenLibrary(output: "\(error)") }
    }
    return SpecLibrary(cached: folder, identity: identity)
  }

  /// Where the library is once it is built.
  var folder: String { folder(of: identity) }

  var isDone: Bool { FileFacts(folder) != nil }

  private var identity: String {
    SHA256.hexDigest("\(Self.version)\n\(toolchain.identity)\n\(sources.folder)\n\(sources.identity)")
  }

  private func folder(of identity: String) -> String { "\(cache)/libraries/\(identity.prefix(32))" }

  /// Raised when what is kept of a build changes.
  private static let version = 1

  private func build(into folder: String) throws {
    CacheCleaning.clean(cache + "/libraries")
    let temporary = try FileSystem.makeTemporaryFolder(in: cache + "/libraries")
    defer { FileSystem.remove(temporary) }
    let scratch = temporary + "/build"
    let outcome = try ChildProcess(
      executable: toolchain.packageManager,
      arguments: [
        "build", "--package-path", sources.folder, "--scratch-path", scratch, "--cache-path", temporary + "/cache", "--configuration",
        "release", "--product", "WingenSpec", "--disable-automatic-resolution",
      ],
      environment: [
        "PATH=\(toolchain.folder):/usr/local/bin:/usr/bin:/bin", "HOME=\(temporary)", "LANG=C.UTF-8", "WINGEN_PACKAGE=spec-library",
      ],
      limits: .init(seconds: seconds, printedBytes: 4 << 20)
    ).run()
    guard outcome.end == .exit(0) else {
      let lines = String(decoding: outcome.printed, as: UTF8.self).split(separator: "\n")
      throw SpecFault.brokenLibrary(output: lines.suffix(30).joined(separator: "\n"))
    }
    let built = scratch + "/release"
    let finished = temporary + "/library"
    try FileSystem.makeFolder(finished + "/Modules")
    for name in FileSystem.names(in: built + "/Modules") where name.hasSuffix(".swiftmodule") {
      try FileSystem.write(FileSystem.read("\(built)/Modules/\(name)"), to: "\(finished)/Modules/\(name)")
    }
    try FileSystem.write(FileSystem.read("\(built)/\(SpecLibrary.file)"), to: "\(finished)/\(SpecLibrary.file)")
    try FileSystem.makeFolder(finished + "/CLibYAML")
    for name in FileSystem.names(in: sources.folder + "/Sources/CLibYAML") {
      try FileSystem.write(FileSystem.read("\(sources.folder)/Sources/CLibYAML/\(name)"), to: "\(finished)/CLibYAML/\(name)")
    }
    try FileSystem.publish(finished, as: folder)
  }
}
