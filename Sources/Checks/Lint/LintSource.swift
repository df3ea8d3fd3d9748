public import Diagnostics
import ManifestInput
public import YAML

/// Files that are checked together.
public struct LintSource: Sendable {
  public enum File: Sendable {
    case standardInput
    case manifest(path: String, isNamed: Bool)
    /// - `isStream`: whether nobody can go to the lines of the text, so that Helm's `# Source:` lines tell places.
    case text(ArraySlice<UInt8>, name: String, isStream: Bool)
  }

  public var files: [File]
  /// Whether the files are all of a release.
  public var isWhole: Bool
  /// Whether what is no Kubernetes object is passed over in silence, as in folders.
  public var skipsOthers: Bool
  /// What a finding goes back to, if something made the objects: given the number of the document among all of the source, and the way
  /// to the field.
  public var causes: (@Sendable (_ document: Int, _ path: [PathElement]) -> [Cause])?

  public init(_ files: [File], isWhole: Bool = false, skipsOthers: Bool = false) {
    self.files = files
    self.isWhole = isWhole
    self.skipsOthers = skipsOthers
  }
}

extension LintSource.File {
  func open() -> PieceStream {
    switch self {
    case .standardInput: return .standardInput()
    case .manifest(let path, let isNamed): return PieceStream(manifest: path, isNamed: isNamed)
    case .text(let bytes, let name, let isStream): return PieceStream(bytes: bytes, file: name, isStream: isStream)
    }
  }
}
