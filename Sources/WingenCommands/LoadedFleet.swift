import ChartModel
import Diagnostics
import Fleet
import GitOps

/// A fleet file with everything that it names.
struct LoadedFleet {
  /// As it was read, without the clusters whose spec is none.
  private(set) var reading: FleetReading
  /// By the spec that clusters name.
  private(set) var charts: [String: FleetChart] = [:]

  /// - Throws: `Stop` for a file that cannot be read at all.
  init(_ file: String) throws {
    reading = FleetReader.read(file: file) { path throws(Diagnostic) in
      do throws(InputFileError) { return try InputFile.read(path, limit: InputFile.largestFleetFile) } catch { throw error.diagnostic }
    }
    guard let fleet = reading.fleet else { return }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    var broken: Set<String> = []
    for cluster in fleet.clusters where charts[cluster.spec] == nil && !broken.contains(cluster.spec) {
      do throws(Stop) {
        charts[cluster.spec] = FleetChart(try SpecLocator.spec(cluster.spec, relativeTo: folder).chart())
      } catch {
        broken.insert(cluster.spec)
        reading.findings += error.diagnostics.map { diagnostic in
          var located = diagnostic
          located.location = located.location ?? cluster.origin
          return located
        }
      }
    }
    if broken.isEmpty { return }
    reading.broken.formUnion(fleet.clusters.filter { broken.contains($0.spec) }.map(\.name))
    reading.fleet?.clusters.removeAll { broken.contains($0.spec) }
  }
}
