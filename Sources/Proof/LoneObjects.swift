import ChartModel

/// Objects of a chart that run nothing and that no other object names, such as the Prometheus operator's rules: whether they are right does not
/// depend on what else is installed.
struct LoneObjects {
  /// The paths of the template files that hold nothing else.
  private(set) var templates: Set<String> = []

  /// Kinds that others read, if anybody does.
  private static let kinds: Set<String> = ["ConfigMap", "PrometheusRule"]

  init(_ chart: ChartDefinition) {
    let documents = chart.documents
    let uses = Dictionary(grouping: documents, by: \.template).mapValues { HelperUses(chart, $0.map(\.document)).names }
    let refused = HelperUses(chart, refusals: chart.refusals).names
    for (template, held) in Dictionary(grouping: documents, by: \.template) {
      let names = held.map { Self.kinds.contains($0.document.kind) ? $0.document.nameHelper : nil }
      let isLone = names.allSatisfy { name in
        guard let name else { return false }
        return !refused.contains(name) && !uses.contains { $0.key != template && $0.value.contains(name) }
      }
      if isLone { templates.insert(template) }
    }
  }
}

/// The named templates that something uses, directly or through others.
private final class HelperUses {
  private(set) var names: Set<String> = []
  private let chart: ChartDefinition

  init(_ chart: ChartDefinition, _ documents: [Document]) {
    self.chart = chart
    walk { walk in for document in documents { walk.walk(document.entries) } }
  }

  init(_ chart: ChartDefinition, refusals: [Refusal]) {
    self.chart = chart
    walk { walk in for refusal in refusals { walk.walk(refusal) } }
  }

  private func walk(_ body: (ChartWalk) -> Void) {
    body(
      ChartWalk(chart) { piece, _ in
        switch piece {
        case .condition(let expression), .value(let expression): self.add(expression)
        case .loop, .spread: break
        }
      })
  }

  private func add(_ expression: Expression) {
    if case .helper(let name) = expression, names.insert(name).inserted { walk { $0.walk(helper: name) } }
    for part in expression.parts { add(part) }
  }
}

extension Document {
  /// The named template that is the object's name, if its name is nothing else.
  fileprivate var nameHelper: String? {
    for case .field("metadata", .map(let entries)) in self.entries {
      for case .field("name", .scalar(.helper(let name))) in entries { return name }
    }
    return nil
  }
}
