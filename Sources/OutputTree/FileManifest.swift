/// The list of what wingen wrote into a folder, kept in the folder itself and meant to be checked in with it.
///
/// It tells our files from others' (what may be removed, what may be overwritten), and a file that was edited by hand from one that is
/// merely out of date. The text is JSON in exactly one form: one line a file, sorted by the bytes of the paths, LF, nothing about time or
/// machine. Equal trees have equal manifests, so a merge of two branches conflicts only where the files themselves do.
struct FileManifest: Sendable {
  static let name = ".wingen-manifest.json"
  static let entryName = PathBytes(name)
  static let format = 1
  static let heading = "{\n  \"format\": \(format),\n  \"files\": [\n"
  static let ending = "  ]\n}\n"

  struct Entry: PathListed, Hashable {
    var path: String
    /// SHA-256 of the contents, 64 lower-case hexadecimal digits.
    var digest: String
  }

  var entries: [Entry]

  init(of tree: FileTree) {
    entries = tree.files.filter { !$0.isSeed }.map { Entry(path: $0.path, digest: $0.digest) }
  }

  init(entries: [Entry]) { self.entries = entries }

  var bytes: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(entries.reduce(64) { $0 + $1.path.utf8.count + 100 })
    text.append(contentsOf: Self.heading.utf8)
    for (index, entry) in entries.enumerated() {
      text.append(contentsOf: "    {\"path\": \"".utf8)
      // A valid path has neither backslashes nor control characters: the quotation mark is all there is to escape.
      for byte in entry.path.utf8 {
        if byte == UInt8(ascii: "\"") { text.append(UInt8(ascii: "\\")) }
        text.append(byte)
      }
      text.append(contentsOf: "\", \"sha256\": \"".utf8)
      text.append(contentsOf: entry.digest.utf8)
      text.append(contentsOf: (index + 1 < entries.count ? "\"},\n" : "\"}\n").utf8)
    }
    text.append(contentsOf: Self.ending.utf8)
    return text
  }
}
