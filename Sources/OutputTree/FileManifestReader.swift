/// Reads a manifest in exactly the form that `FileManifest.bytes` writes; anything else is an error with the line it was met at.
///
/// No JSON reader: what was merged badly or edited must not decide which files are deleted.
struct FileManifestReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1

  /// - Throws: `OutputError.unreadableManifest`, `OutputError.newerManifest`.
  static func read(_ bytes: [UInt8], file: String) throws -> FileManifest {
    var reader = FileManifestReader(bytes: bytes, file: file)
    return try reader.manifest()
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func manifest() throws -> FileManifest {
    try heading()
    var entries: [FileManifest.Entry] = []
    var wantsAnother = false
    while wantsAnother || !skip(FileManifest.ending) {
      if !wantsAnother, !entries.isEmpty { throw fault(.ending) }
      let entry = try entry()
      if let last = entries.last, !bytesPrecede(last.path, entry.path) { throw fault(.ascendingPath) }
      entries.append(entry)
      wantsAnother = skip(",")
      guard skip("\n") else { throw fault(.fileLine) }
      line += 1
    }
    guard position == bytes.count else { throw fault(.ending) }
    switch firstCollision(in: entries) {
    case .pathCollision(let first, let second): throw fault(.compatiblePaths(first, second))
    case .fileAndFolder(let path): throw fault(.compatiblePaths(path, path + "/"))
    default: return FileManifest(entries: entries)
    }
  }

  private mutating func heading() throws {
    if skip(FileManifest.heading) {
      line = 4
      return
    }
    guard skip("{\n  \"format\": ") else { throw fault(.heading) }
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.prefix(20)
    let format = String(decoding: digits, as: UTF8.self)
    guard let number = UInt64(format), number > FileManifest.format else { throw fault(.heading) }
    throw OutputError.newerManifest(file: file, format: format)
  }

  private mutating func entry() throws -> FileManifest.Entry {
    guard skip("    {\"path\": \"") else { throw fault(.fileLine) }
    let path = try path()
    guard skip(", \"sha256\": \"") else { throw fault(.fileLine) }
    let digest = bytes[position...].prefix(64)
    let isHexadecimal = digest.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard digest.count == 64, isHexadecimal else { throw fault(.fileLine) }
    position += 64
    guard skip("\"}") else { throw fault(.fileLine) }
    return FileManifest.Entry(path: path, digest: String(decoding: digest, as: UTF8.self))
  }

  /// The path up to and with its closing quotation mark.
  private mutating func path() throws -> String {
    var unescaped: [UInt8] = []
    while position < bytes.count {
      var byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard let path = String(validating: unescaped, as: UTF8.self) else { throw fault(.fileLine) }
        if let invalid = PathFault.first(in: path) { throw fault(.validPath(invalid)) }
        return path
      }
      if byte == UInt8(ascii: "\\") {
        guard skip("\"") else { throw fault(.fileLine) }
        byte = UInt8(ascii: "\"")
      }
      if byte == UInt8(ascii: "\n") { throw fault(.fileLine) }
      unescaped.append(byte)
    }
    throw fault(.fileLine)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private func fault(_ expected: ManifestExpectation) -> OutputError {
    .unreadableManifest(file: file, line: line, expected: expected)
  }
}
