public import Diagnostics
import ManifestInput
import YAML

/// Reads what a user names: files, folders, standard input, charts.
public enum DiffInputReader {
  public enum Found: Sendable {
    case input(DiffInput)
    /// A spec, which only the program knows how to make into a chart.
    case spec(path: String)
  }

  /// - Returns: nothing if there is none that can be read; the findings then have an error.
  public static func read(_ path: String) -> (found: Found?, findings: [Diagnostic]) {
    let listing = InputWalker().items(for: [path])
    var findings = listing.diagnostics
    var manifests: [InputItem] = []
    var charts: [ChartPlace] = []
    var specs: [String] = []
    for item in listing.items {
      switch item {
      case .standardInput, .manifest: manifests.append(item)
      case .chart(let place): charts.append(place)
      case .spec(let path): specs.append(path)
      }
    }
    if manifests.isEmpty {
      if charts.count + specs.count > 1 { return (nil, findings + [DiffProblem.severalCharts(path).diagnostic]) }
      if let spec = specs.first { return (.spec(path: spec), findings) }
      if let chart = charts.first { return read(chart, name: path, findings) }
      if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
    }
    findings += charts.map { DiffProblem.chartAmongManifests($0.path).diagnostic }
    findings += specs.map { DiffProblem.chartAmongManifests($0).diagnostic }
    let name = path == "-" ? DocumentText.standardInput : path
    var objects = ObjectSet()
    for item in manifests { read(item, into: &objects, &findings) }
    findings += objects.repeated.sorted().map { DiffProblem.repeatedObject($0, input: name).diagnostic }
    if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
    return (.input(DiffInput(name: name, manifests: objects)), findings)
  }

  private static func read(_ item: InputItem, into objects: inout ObjectSet, _ findings: inout [Diagnostic]) {
    switch item {
    case .standardInput: read(PieceStream.standardInput(), isNamed: true, into: &objects, &findings)
    case .manifest(let path, let isNamed):
      read(PieceStream(manifest: path, isNamed: isNamed), isNamed: isNamed, into: &objects, &findings)
    case .chart, .spec: break
    }
  }

  /// - Parameter isNamed: whether what is no object is a mistake: a folder also has values files.
  private static func read(
    _ stream: consuming PieceStream, isNamed: Bool, into objects: inout ObjectSet, _ findings: inout [Diagnostic]
  ) {
    InputReader.read(&stream) { event in
      switch event {
      case .problem(let problem): findings.append(problem)
      case .document(let document):
        if document.value == .null || objects.add(document.value) || !isNamed { return }
        let place = document.locations(of: [[]]).first
        findings.append(
          DiffProblem.noObject(file: place?.file ?? document.text.file, line: place?.line ?? document.text.firstLine).diagnostic)
      }
    }
  }

  private static func read(_ place: ChartPlace, name: String, _ findings: [Diagnostic]) -> (Found?, [Diagnostic]) {
    let (chart, problems) = ChartReader.read(place)
    var findings = findings + problems
    guard let chart else { return (nil, findings) }
    var definitions = ObjectSet()
    for file in chart.crds where FilePath.isYAML(file.path) {
      read(PieceStream(bytes: file.bytes, file: file.shownPath), isNamed: false, into: &definitions, &findings)
    }
    do throws(Diagnostic) {
      let contract = try ChartContract(chart)
      if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
      return (.input(DiffInput(name: name, chart: contract, crds: definitions)), findings)
    } catch {
      return (nil, findings + [error])
    }
  }
}

private enum FilePath {
  static func isYAML(_ path: String) -> Bool { [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) } }
}
