/// A file of a chart.
public struct ChartFile: Sendable, Hashable {
  /// Relative to the chart: `templates/daemonset.yaml`.
  public let path: String
  /// As shown to the user: `charts/windows/templates/daemonset.yaml`, or `windows.tgz!windows/templates/daemonset.yaml`.
  public let shownPath: String
  public let bytes: ArraySlice<UInt8>

  public init(path: String, shownPath: String, bytes: ArraySlice<UInt8>) {
    self.path = path
    self.shownPath = shownPath
    self.bytes = bytes
  }
}

/// The files of a chart that say what it installs, as bytes; nothing is checked in them. What the chart does not have is nil or empty.
public struct ChartSource: Sendable {
  public let place: ChartPlace
  /// In the order of their paths' bytes, each path once.
  public let files: [ChartFile]

  public init(_ place: ChartPlace, _ files: [ChartFile]) {
    self.place = place
    // Of an archive's members with one path the last counts, as if they were unpacked one after another.
    let sorted = files.enumerated().sorted {
      FilePath.precedes($0.element.path, $1.element.path)
        || $0.element.path.utf8.elementsEqual($1.element.path.utf8) && $0.offset < $1.offset
    }.map(\.element)
    self.files = sorted.indices.filter { $0 + 1 == sorted.count || !sorted[$0].path.utf8.elementsEqual(sorted[$0 + 1].path.utf8) }
      .map { sorted[$0] }
  }

  public func file(_ path: String) -> ChartFile? { files.first { $0.path == path } }

  /// Chart.yaml
  public var chartFile: ChartFile? { file("Chart.yaml") }
  /// values.yaml
  public var values: ChartFile? { file("values.yaml") }
  /// values.schema.json
  public var valuesSchema: ChartFile? { file("values.schema.json") }
  /// Everything below templates/, helpers and notes included.
  public var templates: [ChartFile] { files(in: "templates/") }
  /// Everything below crds/.
  public var crds: [ChartFile] { files(in: "crds/") }
  /// Everything below charts/: the files of unpacked charts, and packaged ones as they are (see `Archive.members(of:file:)`).
  public var subcharts: [ChartFile] { files(in: "charts/") }

  private func files(in folder: String) -> [ChartFile] { files.filter { $0.path.utf8.starts(with: folder.utf8) } }
}
