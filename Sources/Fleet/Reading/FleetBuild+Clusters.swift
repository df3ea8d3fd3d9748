import ChartModel
import Diagnostics
import YAML

/// Where the values of a cluster stand: in the fleet file, or in a row of a table that fills in a template there.
struct ClusterPlace {
  var file: String
  var row: (table: Table, row: Table.Row, template: RowTemplate)?

  /// Where the cluster is declared.
  func origin(_ value: LocatedValue) -> SourceLocation {
    row.map { $0.row.position.location(in: $0.table.file) } ?? value.position.location(in: file)
  }

  /// The cell that a value comes from, or its place in the fleet file.
  func location(of position: Position) -> SourceLocation {
    guard let row, let cell = cell(at: position) else { return position.location(in: file) }
    return cell.position.location(in: row.table.file)
  }

  func related(to position: Position) -> [Diagnostic.Related] {
    cell(at: position) == nil ? [] : [.init("the template has it here", at: position.location(in: file))]
  }

  private func cell(at position: Position) -> Table.Cell? {
    guard let row, let column = row.template.columns[position] else { return nil }
    return row.row.cell(column)
  }

  /// Where a number or truth was expected and a column gave a text: how to give the column a type.
  func hint(for problem: FleetProblem, at position: Position, _ value: LocatedValue?) -> String? {
    guard case .wrongType(let expected, _, _) = problem, let row, let column = row.template.columns[position] else { return nil }
    let name = row.table.columns[column]
    guard row.table.untyped.contains(name) else { return nil }
    if expected == FormType.boolean.words || expected == FormType.trueAlone.words { return "write the column's header as \(name):bool" }
    return expected.hasPrefix("an integer") ? "write the column's header as \(name):int" : nil
  }
}

extension FleetBuild {
  /// - Parameter path: the way to a cluster that has no name to call it by.
  mutating func addCluster(_ value: LocatedValue, _ place: ClusterPlace, path: [PathElement]) {
    let name = value["name"]?.string.flatMap { TextForm.clusterName.accepts($0) ? $0 : nil }
    let faults = FormCheck.faults(of: value, as: .record(FleetForm.cluster)) + SecretParameters.faults(of: value)
    for fault in faults {
      findings.report(
        fault.problem, name == nil ? path + fault.path : fault.path, at: place.location(of: fault.position), cluster: name,
        related: place.related(to: fault.position), hint: place.hint(for: fault.problem, at: fault.position, value))
    }
    let isUnique = declare(value, place, name)
    let below = sharedLayer(value, place, name)
    guard let name, faults.isEmpty, isUnique, let below else {
      if let name { broken.insert(name) } else { hasNamelessClusters = true }
      return
    }
    let own = FleetLayer(value.entries ?? [], .cluster, file: file) { path, position in
      files.values(of: path, namedAt: place.location(of: position), &findings)
    }
    guard let cluster = cluster(name, value, place, own.over(below)) else {
      broken.insert(name)
      return
    }
    fleet.clusters.append(cluster)
  }

  /// Whether no cluster before has the name. Case does not count, because names are folders.
  private mutating func declare(_ value: LocatedValue, _ place: ClusterPlace, _ name: String?) -> Bool {
    guard let written = value["name"], let text = written.string else { return true }
    let key = text.lowercased()
    guard let first = declared[key] else {
      declared[key] = place.location(of: written.position)
      return true
    }
    findings.report(
      .duplicateCluster(Shown.name(text), first: first), at: place.location(of: written.position),
      related: place.related(to: written.position))
    // The other one is as much to blame.
    broken.insert(key)
    return false
  }

  /// What the cluster's lower layers say together; nil if one of them does not exist.
  private mutating func sharedLayer(_ value: LocatedValue, _ place: ClusterPlace, _ name: String?) -> FleetLayer? {
    let pair = LayerPair(environment: value["environment"]?.string, region: value["region"]?.string)
    if let known = shared[pair] { return known }
    var layer: FleetLayer? = defaults
    for (kind, key, layers) in [(FleetProblem.Layer.environment, pair.environment, environments), (.region, pair.region, regions)] {
      guard let key else { continue }
      if let found = layers[key] {
        layer = layer.map { found.over($0) }
      } else {
        let position = value[kind.rawValue]?.position ?? value.position
        findings.report(
          .unknownLayer(kind, name: key, known: layerNames[kind] ?? []), [.key(kind.rawValue)], at: place.location(of: position),
          cluster: name,
          related: place.related(to: position))
        layer = nil
      }
    }
    if let layer { shared[pair] = layer }
    return layer
  }

  /// The cluster, or nil if something is missing, which is reported.
  private mutating func cluster(_ name: String, _ value: LocatedValue, _ place: ClusterPlace, _ layer: FleetLayer) -> FleetCluster? {
    // What a broken layer would have said is not missing.
    if layer.isBroken { return nil }
    var isComplete = true
    func missing(_ key: String, _ form: String, at position: Position) {
      findings.report(
        .missingKey(key, expected: form), at: place.location(of: position), cluster: name, related: place.related(to: position))
      isComplete = false
    }
    if layer.spec == nil { missing("spec", TextForm.spec.words, at: value.position) }
    if layer.namespace == nil { missing("namespace", TextForm.namespace.words, at: value.position) }
    if layer.delivery == nil { missing("delivery", FormType.word(Delivery.allCases.map(\.rawValue)).words, at: value.position) }
    let destination = Destination(value["destination"])
    if layer.delivery == .flux, fleet.flux.isHub, destination.kubeconfigSecret == nil {
      missing("destination.kubeconfigSecret", TextForm.objectName.words, at: value["destination"]?.position ?? value.position)
    }
    if layer.delivery == .argocd || layer.delivery == .flux, fleet.repository.url.isEmpty, !isBroken {
      findings.report(.missingKey("repository.url", expected: TextForm.repositoryURL.words), at: top.location(in: file), cluster: name)
      isComplete = false
    }
    guard isComplete, let spec = layer.spec, let namespace = layer.namespace, let delivery = layer.delivery,
      hasFolderOfItsOwn(spec, name, value, place)
    else { return nil }
    let release = ReleaseFacts(
      name: layer.release ?? fleet.name, namespace: namespace, kubernetes: layer.kubernetes ?? .default,
      apiVersions: layer.apiVersions ?? [])
    let secrets = layer.secrets.compactMap { name, source in source.map { SecretReference(name: name, source: $0) } }
    return FleetCluster(
      name: name, origin: place.origin(value), environment: value["environment"]?.string, region: value["region"]?.string, spec: spec,
      delivery: delivery, release: release, cloud: layer.cloud ?? .other, windowsBuilds: layer.windowsBuilds ?? [], labels: layer.labels,
      wave: layer.wave ?? 0, destination: destination,
      secrets: secrets.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, values: layer.values)
  }

  private mutating func hasFolderOfItsOwn(_ spec: String, _ name: String, _ value: LocatedValue, _ place: ClusterPlace) -> Bool {
    // Some file systems take names that differ in case for one.
    let folder = SpecFolder.name(for: spec).lowercased()
    guard let other = chartFolders[folder], other != spec else {
      chartFolders[folder] = spec
      return true
    }
    let position = value["spec"]?.position ?? value.position
    findings.report(
      .sameChartFolder(spec: spec, other: other), at: place.location(of: position), cluster: name, related: place.related(to: position))
    return false
  }
}

// MARK: - Tables

extension FleetBuild {
  mutating func addTable(_ value: LocatedValue, path: [PathElement]) {
    guard let cluster = value["cluster"], let table = table(value), !table.isBroken else {
      isBroken = true
      return
    }
    let path = path + ["cluster"]
    let template = RowTemplate(cluster, columns: table.columns)
    var isTemplateBroken = false
    func report(_ problem: FleetProblem, _ path: [PathElement], _ position: Position) {
      findings.report(problem, path, at: position.location(in: file))
      isTemplateBroken = true
    }
    for fault in template.faults { report(.table(fault.problem), path, fault.position) }
    for fault in FormCheck.faults(of: cluster, as: .template(.record(FleetForm.cluster)), at: path) {
      report(fault.problem, fault.path, fault.position)
    }
    for row in table.rows {
      var isRowBroken = row.isBroken
      let filled = template.filled(with: row) { column, cell in
        // What is wrong with a row as a whole has been said.
        if !row.isBroken {
          findings.report(
            .table(.emptyCell(column: table.columns[column])), at: (cell?.position ?? row.position).location(in: table.file))
        }
        isRowBroken = true
      }
      if isTemplateBroken || isRowBroken {
        addBrokenRow(filled)
      } else {
        addCluster(filled, ClusterPlace(file: file, row: (table, row, template)), path: path)
      }
    }
  }

  /// What names the row, as far as it can be told.
  private mutating func addBrokenRow(_ cluster: LocatedValue) {
    if let name = cluster["name"]?.string, TextForm.clusterName.accepts(name) {
      broken.insert(name)
    } else {
      hasNamelessClusters = true
    }
  }

  private mutating func table(_ value: LocatedValue) -> Table? {
    var table: Table
    if let rows = value["rows"] {
      table = Table(rows: rows, file: file)
    } else if let path = value["file"], let name = path.string {
      do {
        table = Table(csv: try files.bytes(of: name, namedAt: path.position.location(in: file)), file: files.name(of: name))
      } catch {
        findings.report(error)
        return nil
      }
    } else {
      return nil
    }
    for fault in table.faults { findings.report(.table(fault.problem), at: fault.position.location(in: table.file)) }
    return table
  }
}
