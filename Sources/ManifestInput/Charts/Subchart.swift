public import Diagnostics

/// Something in a chart's folder charts/.
public struct Subchart: Sendable {
  public enum Content: Sendable {
    case chart(ChartSource)
    /// An archive that cannot be read.
    case unreadable(Diagnostic)
    /// A file that is no packaged chart. Helm refuses a chart with one, unless its name begins with `.` or `_`.
    case strayFile(ChartFile)
  }

  /// The name in charts/: that of a folder, or of an archive such as `redis-1.2.3.tgz`.
  public let name: String
  public let content: Content
}

extension ChartSource {
  /// What lies in charts/, in the order of the names. Source: helm/helm 4, pkg/chart/v2/loader/load.go (LoadFiles).
  ///
  /// - Parameter limit: how many bytes each archive may have when unpacked.
  public func readSubcharts(limit: Int = Archive.largest) -> [Subchart] {
    var names: [String] = []
    var members: [String: [ChartFile]] = [:]
    for file in subcharts {
      let inner = String(decoding: file.path.utf8.dropFirst("charts/".utf8.count), as: UTF8.self)
      guard let name = FilePath.names(inner).first, !"_.".utf8.contains(name.utf8.first ?? 0) else { continue }
      if FilePath.hasEnding(inner, [".prov"]) { continue }
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(file)
    }
    return names.map { Subchart(name: $0, content: Self.content($0, members[$0] ?? [], limit)) }
  }

  private static func content(_ name: String, _ files: [ChartFile], _ limit: Int) -> Subchart.Content {
    let folder = "charts/\(name)/"
    guard let first = files.first else { return .chart(ChartSource(.folder(name), [])) }
    if !first.path.utf8.starts(with: folder.utf8) {
      guard name.hasSuffix(".tgz") else { return .strayFile(first) }
      do throws(InputProblem) {
        return .chart(try ChartReader.chart(inArchive: first.bytes, file: first.shownPath, limit: limit))
      } catch {
        return .unreadable(error.diagnostic)
      }
    }
    let inner = files.map {
      ChartFile(
        path: String(decoding: $0.path.utf8.dropFirst(folder.utf8.count), as: UTF8.self), shownPath: $0.shownPath, bytes: $0.bytes)
    }
    let shown = String(decoding: first.shownPath.utf8.dropLast(first.path.utf8.count - folder.utf8.count + 1), as: UTF8.self)
    return .chart(ChartSource(.folder(shown), inner))
  }
}
