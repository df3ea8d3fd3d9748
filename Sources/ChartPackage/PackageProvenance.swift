import Digest
public import OutputTree
import YAML

/// What a package was made from, as a file beside it: digests, and nothing about time, machine or user.
///
/// It is no `.prov` of Helm's, which is signed; sign this file, or the package, as docs/packages.md says.
public struct PackageProvenance: Sendable {
  public let package: PackagedChart
  /// The spec's name, and the text of its Stack.swift.
  public let spec: (name: String, source: String)
  public let wingenVersion: String

  public init(_ package: PackagedChart, spec: (name: String, source: String), wingenVersion: String) {
    self.package = package
    self.spec = spec
    self.wingenVersion = wingenVersion
  }

  public var fileName: String { package.fileName + ".provenance.json" }

  public var text: String {
    let document: YAMLMap = [
      "format": 1,
      "package": .map(Self.digest(package.fileName, package.bytes)),
      "chart": ["name": .string(package.name), "version": .string(package.version)],
      "spec": ["name": .string(spec.name), "sha256": .string(SHA256.hexDigest(spec.source))],
      "wingen": .string(wingenVersion),
      "files": .list(package.members.map { .map(Self.digest($0.path, $0.contents)) }),
    ]
    return JSONWriter.text(for: .map(document), pretty: true)
  }

  /// The package and this file.
  ///
  /// - Throws: `OutputError`.
  public func files() throws -> [OutputFile] {
    [try OutputFile(path: package.fileName, contents: package.bytes), try OutputFile(path: fileName, text: text)]
  }

  private static func digest(_ path: String, _ contents: [UInt8]) -> YAMLMap {
    ["path": .string(path), "sha256": .string(SHA256.hexDigest(contents)), "size": .int(contents.count)]
  }
}
