public import Diagnostics

/// Reads charts from disk.
public enum ChartReader {
  /// In bytes, all files together.
  public static let largest = Archive.largest

  private static let fileNames = [
    "Chart.yaml", "Chart.lock", "requirements.yaml", "requirements.lock", "values.yaml", "values.schema.json",
  ]
  private static let folderNames = ["templates", "crds", "charts"]

  /// The chart with all of its files that could be read, and what was wrong with the others. Without a chart if it could not be opened
  /// at all.
  public static func read(_ place: ChartPlace, limit: Int = largest) -> (chart: ChartSource?, problems: [Diagnostic]) {
    switch place {
    case .archive(let path):
      do throws(InputProblem) {
        return (ChartSource(place, try files(ofArchive: path, limit: limit)), [])
      } catch {
        return (nil, [error.diagnostic])
      }
    case .folder(let path):
      var reader = ChartFolderReader(path, limit: limit)
      guard reader.readAll(fileNames, folderNames) else { return (nil, reader.problems.map(\.diagnostic)) }
      return (ChartSource(place, reader.files), reader.problems.map(\.diagnostic))
    }
  }

  /// A packaged chart is one folder; Helm takes its name for nothing and so do we (helm/helm 3, pkg/chart/loader/archive.go).
  private static func files(ofArchive path: String, limit: Int) throws(InputProblem) -> [ChartFile] {
    try files(try Archive.members(ofFile: path, limit: limit), of: path)
  }

  /// A packaged chart at hand, such as one within a chart.
  ///
  /// - Parameters:
  ///   - file: how the archive is called.
  ///   - limit: in bytes, unpacked.
  /// - Throws: as `Archive.members(of:file:limit:)`, and `InputProblem.refusedMember` for what lies beside the chart's folder.
  public static func chart(inArchive bytes: ArraySlice<UInt8>, file: String, limit: Int = largest) throws(InputProblem) -> ChartSource {
    ChartSource(.archive(file), try files(try Archive.members(of: bytes, file: file, limit: limit), of: file))
  }

  private static func files(_ members: [ArchiveMember], of path: String) throws(InputProblem) -> [ChartFile] {
    var files: [ChartFile] = []
    for member in members {
      guard let slash = member.path.utf8.firstIndex(of: UInt8(ascii: "/")) else {
        throw .refusedMember(file: path, member: member.path, .outsideFolder)
      }
      let inner = String(member.path[member.path.utf8.index(after: slash)...])
      guard fileNames.contains(inner) || folderNames.contains(where: { inner.utf8.starts(with: "\($0)/".utf8) }) else { continue }
      files.append(ChartFile(path: inner, shownPath: "\(path)!\(member.path)", bytes: member.bytes))
    }
    return files
  }
}
