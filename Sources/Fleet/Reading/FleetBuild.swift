import Diagnostics
import YAML

/// One reading of a fleet file, from its text to the fleet.
struct FleetBuild {
  var files: FleetFiles
  var findings = FleetFindings()
  var fleet = Fleet(name: "")
  var broken: Set<String> = []
  var hasNamelessClusters = false
  /// Something is wrong that concerns every cluster, or what clusters there are.
  var isBroken = false

  var defaults = FleetLayer()
  var environments: [String: FleetLayer] = [:]
  var regions: [String: FleetLayer] = [:]
  /// What messages offer in the place of a layer that does not exist: not all of very many.
  var layerNames: [FleetProblem.Layer: [String]] = [:]
  /// Defaults, environment and region laid over each other, which clusters share.
  var shared: [LayerPair: FleetLayer] = [:]
  /// Where each name was declared first.
  var declared: [String: SourceLocation] = [:]
  /// The spec that each chart's folder is for.
  var chartFolders: [String: String] = [:]
  /// Where a map begins that a key is missing from.
  var top = Position(line: 1, column: 1)

  struct LayerPair: Hashable {
    var environment: String?
    var region: String?
  }

  init(file: String, reading: @escaping (String) throws(Diagnostic) -> [UInt8]) {
    files = FleetFiles(file: file, reading: reading)
  }

  var file: String { files.file }

  mutating func run() -> FleetReading {
    do {
      let value = try files.fleet()
      top = value.position
      readHead(value)
      readLayers(value)
      for (index, cluster) in (value["clusters"]?.list ?? []).enumerated() {
        addCluster(cluster, ClusterPlace(file: file), path: ["clusters", .index(index)])
      }
      for (index, table) in (value["tables"]?.list ?? []).enumerated() { addTable(table, path: ["tables", .index(index)]) }
    } catch {
      findings.report(error)
      isBroken = true
    }
    // A name that is declared twice is nobody's.
    fleet.clusters = fleet.clusters.filter { !broken.contains($0.name) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return FleetReading(
      fleet: isBroken ? nil : fleet, findings: findings.diagnostics, broken: broken, hasNamelessClusters: hasNamelessClusters,
      inputs: files.inputs)
  }

  private mutating func readHead(_ value: LocatedValue) {
    for fault in FormCheck.faults(of: value, as: FleetForm.head) {
      findings.report(fault.problem, fault.path, at: fault.position.location(in: file))
      isBroken = true
    }
    fleet.name = value["fleet"]?.string ?? ""
    fleet.repository = Repository(value["repository"])
    fleet.chartOrigin = ChartOrigin(value["charts"])
    fleet.argocd = ArgoCDSettings(value["argocd"])
    fleet.flux = FluxSettings(value["flux"])
    fleet.sops = SOPSRecipients(value["sops"])
    if case .repository = fleet.chartOrigin, let entry = value["charts"]?.entry("version") {
      findings.report(.versionWithoutRegistry, ["charts", "version"], at: entry.keyPosition.location(in: file))
      isBroken = true
    }
  }

  private mutating func readLayers(_ value: LocatedValue) {
    if let defaults = value["defaults"] { self.defaults = layer(defaults, .defaults, path: ["defaults"]) }
    for entry in value["environments"]?.entries ?? [] {
      environments[entry.key] = layer(entry.value, .environment, path: ["environments", .key(entry.key)])
    }
    for entry in value["regions"]?.entries ?? [] { regions[entry.key] = layer(entry.value, .region, path: ["regions", .key(entry.key)]) }
    layerNames = [.environment: environments, .region: regions].mapValues { Array($0.keys.sorted().prefix(Shown.offered)) }
  }

  private mutating func layer(_ value: LocatedValue, _ level: ValuesLayer.Level, path: [PathElement]) -> FleetLayer {
    let faults = FormCheck.faults(of: value, as: .record(LayerForm.record), at: path) + SecretParameters.faults(of: value, at: path)
    for fault in faults { findings.report(fault.problem, fault.path, at: fault.position.location(in: file)) }
    guard faults.isEmpty else {
      var layer = FleetLayer()
      layer.isBroken = true
      return layer
    }
    return FleetLayer(value.entries ?? [], level, file: file) { path, place in
      files.values(of: path, namedAt: place.location(in: file), &findings)
    }
  }
}

/// What the form of a Secret's source cannot say.
enum SecretParameters {
  /// `objects` among the driver's parameters, which is written from `data`. Source: kubernetes-sigs/secrets-store-csi-driver
  /// docs/book/src/concepts.md.
  static func faults(of layer: LocatedValue, at path: [PathElement] = []) -> [FormFault] {
    (layer["secrets"]?.entries ?? []).compactMap { secret in
      secret.value["secretProviderClass"]?["parameters"]?.entry("objects").map { entry in
        FormFault(
          path: path + ["secrets", .key(secret.key), "secretProviderClass", "parameters", "objects"], position: entry.keyPosition,
          problem: .objectsParameter)
      }
    }
  }
}
