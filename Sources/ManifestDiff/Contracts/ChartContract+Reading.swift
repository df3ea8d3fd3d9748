public import ChartModel
public import Diagnostics
import Digest
public import ManifestInput
import YAML

extension ChartContract {
  /// Of a chart that is made from a spec.
  public init(_ chart: ChartDefinition) {
    self.init(
      name: chart.info.name, version: chart.info.version, kubeVersion: chart.info.kubeVersion, defaults: chart.settings.defaults,
      schema: .map(chart.settings.jsonSchema))
  }

  /// Of a chart on disk.
  ///
  /// - Throws: what of Chart.yaml, values.yaml or values.schema.json cannot be read.
  public init(_ chart: ChartSource) throws(Diagnostic) {
    guard let file = chart.chartFile else { throw DiffProblem.noChartFile(chart.place.path).diagnostic }
    let root = try Self.read(file)
    guard let name = root["name"]?.string, let version = root["version"]?.string else {
      throw DiffProblem.incompleteChartFile(file.shownPath).diagnostic
    }
    self.init(
      name: name, version: version, kubeVersion: root["kubeVersion"]?.string ?? "", type: root["type"]?.string ?? "application",
      versionLocation: root.location(at: [.key("version")], in: file.shownPath))
    if let values = chart.values {
      switch try Self.read(values).plain {
      case .map(let map): defaults = map
      case .null: defaults = [:]
      default: throw DiffProblem.valuesAreNoMap(values.shownPath).diagnostic
      }
    }
    if let schema = chart.valuesSchema { self.schema = try Self.read(schema).plain }
    let compared: Set<String> = ["Chart.yaml", "values.yaml", "values.schema.json"]
    files = Dictionary(
      chart.files.filter { !compared.contains($0.path) }.map { ($0.path, SHA256.hexDigest($0.bytes)) }, uniquingKeysWith: { $1 })
  }

  private static func read(_ file: ChartFile) throws(Diagnostic) -> LocatedValue {
    do { return try YAMLReader.readSingle(Array(file.bytes), file: file.shownPath) } catch { throw error.diagnostic }
  }
}
