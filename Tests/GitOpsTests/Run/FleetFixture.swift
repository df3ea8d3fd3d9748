import BuiltInSpecs
import ChartModel
import Diagnostics
import Examples
import Fleet
import Foundation
import GitOps
import Testing
import YAML

/// A repository in a temporary folder, and fleets to write into it.
final class FleetFixture {
  let folder: String
  static let charts: [String: FleetChart] = {
    do {
      return Dictionary(uniqueKeysWithValues: try BuiltInSpec.all.map { ($0.name, FleetChart(try $0.chart())) })
    } catch { fatalError("\(error)") }
  }()

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/wingen-gitops-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func layer(_ text: String, _ level: ValuesLayer.Level = .cluster, file: String = "fleet.yaml") throws -> ValuesLayer {
    ValuesLayer(level, file: file, values: try YAMLReader.readSingle(text, file: file, options: .valuesFile))
  }

  static func cluster(
    _ name: String, _ spec: String = "eks-amp", _ delivery: Delivery = .manifests, values: [ValuesLayer] = [], line: Int = 1
  ) -> FleetCluster {
    FleetCluster(
      name: name, origin: SourceLocation(file: "fleet.yaml", line: line, column: 1), spec: spec, delivery: delivery,
      release: ReleaseFacts(name: "metrics", namespace: "monitoring", kubernetes: KubernetesVersion(major: 1, minor: 34)), values: values)
  }

  static func fleet(_ clusters: [FleetCluster]) -> Fleet {
    Fleet(
      name: "test", repository: Repository(url: "https://example.com/r.git"), argocd: ArgoCDSettings(generator: .list),
      clusters: clusters.sorted { $0.name < $1.name })
  }

  func run(_ clusters: [FleetCluster], unread: Set<String> = [], keepsGoing: Bool = false, workers: Int = 2) -> FleetRun {
    var options = FleetRun.Options()
    options.keepsGoing = keepsGoing
    options.workers = workers
    options.toolVersion = "test"
    return FleetRun(Self.fleet(clusters), unread: unread, charts: Self.charts, options: options)
  }

  @discardableResult
  func write(_ clusters: [FleetCluster], unread: Set<String> = [], keepsGoing: Bool = false) async throws -> FleetReport {
    try await run(clusters, unread: unread, keepsGoing: keepsGoing).write(to: folder)
  }

  func check(_ clusters: [FleetCluster]) async throws -> FleetReport {
    try await run(clusters).check(against: folder) { _ in true }
  }

  /// Every file with its bytes.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)"))
    }
    return files
  }

  func paths() throws -> Set<String> { Set(try files().keys) }

  func text(_ path: String) throws -> String { try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8) }
}
