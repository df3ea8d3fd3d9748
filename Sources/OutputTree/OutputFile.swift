import Digest

/// One generated file: where it goes below the output folder, and its bytes.
public struct OutputFile: Sendable, Hashable {
  /// Relative to the output folder, its parts separated by `/`.
  public let path: String
  public let contents: [UInt8]
  /// SHA-256 of the contents, 64 lower-case hexadecimal digits. Files that are used again are not hashed again.
  let digest: String
  /// Written with mode 0755 instead of 0644.
  public let isExecutable: Bool
  /// Written only where nothing is yet, and the user's from then on: no run changes, removes or lists it.
  public let isSeed: Bool

  /// - Throws: `OutputError.invalidPath` for a path that is empty or absolute, has an empty part, `.` or `..`, a backslash or a control
  ///   character, or is the name of the folder's own manifest.
  public init(path: String, contents: [UInt8], isExecutable: Bool = false, isSeed: Bool = false) throws {
    if let fault = PathFault.first(in: path) { throw OutputError.invalidPath(path, fault) }
    self.path = path
    self.contents = contents
    digest = SHA256.hexDigest(contents)
    self.isExecutable = isExecutable
    self.isSeed = isSeed
  }

  fileprivate init(_ path: String, like other: OutputFile) {
    self.path = path
    (contents, digest, isExecutable, isSeed) = (other.contents, other.digest, other.isExecutable, other.isSeed)
  }

  /// - Throws: as the other initializer.
  public init(path: String, text: String, isExecutable: Bool = false, isSeed: Bool = false) throws {
    try self.init(path: path, contents: Array(text.utf8), isExecutable: isExecutable, isSeed: isSeed)
  }
}

extension OutputFile {
  /// The same file in a folder.
  /// - Throws: `OutputError.invalidPath`.
  public func moved(to folder: String) throws -> OutputFile {
    let path = "\(folder)/\(path)"
    if let fault = PathFault.first(in: path) { throw OutputError.invalidPath(path, fault) }
    return OutputFile(path, like: self)
  }
}

extension OutputFile: PathListed {}

/// Why a path cannot be one of an output tree.
public enum PathFault: Sendable, Hashable {
  case empty, absolute, emptyPart, dotPart, backslash, controlCharacter, reserved

  static func first(in path: String) -> PathFault? {
    if path.utf8.isEmpty { return .empty }
    if path.utf8.first == UInt8(ascii: "/") { return .absolute }
    if path.lowercased() == FileManifest.name { return .reserved }
    // C0, DEL and C1: the last are two bytes in UTF-8, so scalars are looked at, but only where a byte is not plain.
    var isPlain = true
    for byte in path.utf8 {
      if byte == UInt8(ascii: "\\") { return .backslash }
      if byte < 0x20 || byte == 0x7f { return .controlCharacter }
      if byte >= 0x80 { isPlain = false }
    }
    if !isPlain, path.unicodeScalars.contains(where: { (0x80...0x9f).contains($0.value) }) { return .controlCharacter }
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if part.isEmpty { return .emptyPart }
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return .dotPart }
    }
    return nil
  }
}
