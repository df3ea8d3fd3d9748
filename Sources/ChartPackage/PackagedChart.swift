public import ChartModel
import Digest
import HelmChart
import ManifestInput
public import OutputTree

/// A chart as one file, the same bytes wherever and whenever it is made.
///
/// What `helm package` leaves out is left out: `.helmignore` is obeyed. Unlike there, Chart.yaml is packed as it is, and nothing tells
/// when it was done.
public struct PackagedChart: Sendable, Hashable {
  /// A file of the package.
  public struct Member: Sendable, Hashable {
    /// Relative to the chart.
    public let path: String
    public let contents: [UInt8]
  }

  public let name: String
  public let version: String
  /// In the order of the package: Chart.yaml, values.yaml, values.schema.json, templates, then what else there is, as Helm has it
  /// (helm/helm pkg/chart/v2/util/save.go, writeTarContents); within these in the order of their bytes.
  public let members: [Member]
  public let bytes: [UInt8]

  public var fileName: String { PackageName.fileName(chart: name, version: version) }
  public var sha256: String { SHA256.hexDigest(bytes) }

  /// - Throws: `PackageError`, `OutputError`.
  public init(_ chart: ChartDefinition) throws {
    try self.init(name: chart.info.name, version: chart.info.version, files: HelmChartWriter.files(chart))
  }

  /// - Parameter files: relative to the chart's folder, in any order.
  /// - Throws: `PackageError`; `OutputError` for files that cannot stand beside each other.
  public init(name: String, version: String, files: [OutputFile]) throws {
    let tree = try FileTree(files)
    let ignored = HelmIgnore(tree.files.first { $0.path == HelmIgnore.fileName }?.contents[...] ?? [])
    let kept = tree.files.filter { !Self.ignores(ignored, $0.path) }
    // A stable order within each group.
    let ranked = kept.enumerated().sorted { (Self.rank($0.element.path), $0.offset) < (Self.rank($1.element.path), $1.offset) }
    guard ranked.first?.element.path == "Chart.yaml" else { throw PackageError.noChartFile }
    self.name = name
    self.version = version
    members = ranked.map { Member(path: $0.element.path, contents: $0.element.contents) }
    var archive = TarWriter()
    for member in members { try archive.add("\(name)/\(member.path)", member.contents) }
    bytes = GzipFile.compressed(archive.finish())
  }

  private static func rank(_ path: String) -> Int {
    switch path {
    case "Chart.yaml": 0
    case "Chart.lock": 1
    case "values.yaml": 2
    case "values.schema.json": 3
    default: path.utf8.starts(with: "templates/".utf8) ? 4 : path.utf8.starts(with: "charts/".utf8) ? 6 : 5
    }
  }

  /// Whether the file or a folder that it is in is to be left out.
  private static func ignores(_ rules: HelmIgnore, _ path: String) -> Bool {
    path.indices.contains { path[$0] == "/" && rules.ignores(String(path[..<$0]), isFolder: true) } || rules.ignores(path, isFolder: false)
  }
}
