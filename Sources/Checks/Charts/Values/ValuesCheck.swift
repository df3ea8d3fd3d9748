import Diagnostics
import JSONSchemas
import ManifestInput
import YAML

/// Checks the values of a chart and the charts in it against their schemas: values.yaml by itself as `helm lint` does, and what Helm makes
/// of all of them as an installation without further values does.
struct ValuesCheck {
  /// A chart around the one at hand, and the key under which it has the next one's values.
  private struct Outer {
    var chart: ChartTree
    var key: String
  }

  private(set) var findings: ChartFindings

  init(_ findings: ChartFindings) { self.findings = findings }

  mutating func run(_ tree: ChartTree) {
    var found: Set<Violation> = []
    if let schema = tree.schema, let values = tree.values {
      for violation in schema.validator.validate(values.root.plain) where found.insert(violation).inserted {
        report(violation, of: tree, schema, [])
      }
    }
    let all = ChartInstance(tree)
    checkShapes(all, [])
    let instance = all.enabled(all.values())
    check(instance, instance.values(), [], known: found)
  }

  /// What stands under a chart's key must be a map.
  private mutating func checkShapes(_ instance: ChartInstance, _ outer: [Outer]) {
    for child in instance.children {
      if let values = instance.chart.values, let entry = values.root.entry(child.key), entry.value.entries == nil,
        entry.value.content != .null
      {
        findings.add(.subchartValuesAreNoMap(child.key, found: entry.value.kindWords), in: values, [.key(child.key)])
      }
      checkShapes(child, outer)
    }
  }

  private mutating func check(_ instance: ChartInstance, _ values: YAMLMap, _ outer: [Outer], known: Set<Violation>) {
    let chart = instance.chart
    // What a chart imports from those in it may be what its schema asks for.
    if let schema = chart.schema, !(chart.metadata?.dependencies.contains { $0.importsValues } ?? false) {
      for violation in schema.validator.validate(.map(values)) where !known.contains(violation) {
        report(violation, of: chart, schema, outer)
      }
    }
    for child in instance.children {
      guard let inner = values[child.key]?.map else { continue }
      check(child, inner, outer + [Outer(chart: chart, key: child.key)], known: [])
    }
  }

  // MARK: - Places

  private mutating func report(_ violation: Violation, of chart: ChartTree, _ schema: ValuesSchema, _ outer: [Outer]) {
    let hidesValues = violation.path.contains { $0.namesCredential }
    let problem = ChartProblem.values(violation, hidesValues: hidesValues)
    guard let (file, path) = place(violation, of: chart, outer) else {
      return findings.add(problem, in: schema.file, at: schema.file.start)
    }
    findings.add(problem, in: file, path, showsLine: !hidesValues)
  }

  /// The values file that gives the value: the outermost that has it. Of what is missing, the chart's own.
  private func place(_ violation: Violation, of chart: ChartTree, _ outer: [Outer]) -> (LocatedFile, [PathElement])? {
    for index in outer.indices {
      let path = outer[index...].map { PathElement.key($0.key) } + violation.path
      if let values = outer[index].chart.values, values.root.value(at: path) != nil { return (values, path) }
    }
    return chart.values.map { ($0, violation.path) }
  }
}

extension PathElement {
  /// Whether a key names something that nobody should see in a report.
  fileprivate var namesCredential: Bool {
    guard case .key(let key) = self else { return false }
    let words = [
      "password", "passwd", "passphrase", "token", "secret", "apikey", "api_key", "api-key", "credential", "privatekey", "private_key",
    ]
    return words.contains { key.lowercased().contains($0) }
  }
}
