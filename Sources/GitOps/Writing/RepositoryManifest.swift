import Diagnostics
import Digest
import OutputTree
import YAML

/// The list of what wingen wrote into a repository, checked in at its top: folders, each with a list of its own, and single files.
///
/// It says what may be removed when a cluster leaves the fleet, and what went into the run. Equal runs have equal lists.
struct RepositoryManifest: Sendable, Hashable {
  static let fileName = ".wingen-gitops.json"
  static let format = 1

  struct Digested: Sendable, Hashable {
    var path: String
    /// SHA-256, in hexadecimal digits.
    var sha256: String
  }

  /// The fleet's name.
  var fleet = ""
  /// In the order of their bytes.
  var folders: [String] = []
  var files: [Digested] = []
  /// The fleet file and all files that it reads.
  var inputs: [Digested] = []
  var toolVersion = ""

  var text: String {
    func list(_ items: [Digested]) -> YAMLValue { .list(items.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }) }
    let value: YAMLValue = [
      "format": .int(Self.format), "fleet": .string(fleet), "wingen": .string(toolVersion), "inputs": list(inputs), "files": list(files),
      "folders": .list(folders.map { .string($0) }),
    ]
    return JSONWriter.text(for: value, pretty: true) + "\n"
  }

  /// - Throws: a `Diagnostic` for a text that is no such list.
  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let unreadable = GitOpsProblem.unreadableManifest(file)
    guard let root = try? YAMLReader.readSingle(bytes, file: file) else { throw unreadable.diagnostic(at: nil) }
    func fault(_ value: LocatedValue?) -> Diagnostic { unreadable.diagnostic(at: (value ?? root).position.location(in: file)) }
    guard root["format"]?.int == Self.format else { throw fault(root["format"]) }
    func digested(_ key: String) throws(Diagnostic) -> [Digested] {
      guard let items = root[key]?.list else { throw fault(root[key]) }
      var found: [Digested] = []
      for item in items {
        guard let path = item["path"]?.string, let digest = item["sha256"]?.string else { throw fault(item) }
        found.append(Digested(path: path, sha256: digest))
      }
      return found
    }
    files = try digested("files")
    inputs = try digested("inputs")
    toolVersion = root["wingen"]?.string ?? ""
    guard let fleet = root["fleet"]?.string else { throw fault(root["fleet"]) }
    self.fleet = fleet
    guard let folders = root["folders"]?.list else { throw fault(root["folders"]) }
    for folder in folders {
      // What is listed may be removed, so it must be something that wingen writes.
      guard let path = folder.string, RepositoryLayout.isFolder(path) else { throw fault(folder) }
      self.folders.append(path)
    }
    for file in files where !RepositoryLayout.topFiles.contains(file.path) { throw fault(root["files"]) }
  }

  init() {}

  init(fleet: String, folders: Set<String>, files: [OutputFile], inputs: [Digested], toolVersion: String) {
    self.fleet = fleet
    self.folders = folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.files = files.map { Digested(path: $0.path, sha256: SHA256.hexDigest($0.contents)) }
    self.inputs = inputs
    self.toolVersion = toolVersion
  }

  mutating func add(_ folders: [String]) {
    self.folders = Set(self.folders + folders).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
