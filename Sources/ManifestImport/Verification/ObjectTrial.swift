import ChartModel
import Diagnostics
import Kubernetes
import YAML

/// Computes what an element of a chart would be once installed, as the evaluator does, and holds it against the original.
struct ObjectTrial {
  let context: ImportContext

  /// The first path at which the result differs; nil if it is equal. The order of maps does not count.
  func difference(of element: any ChartElement, from original: YAMLValue) -> String? {
    let values: [YAMLValue]
    do throws(DeclarationProblems) {
      values = try ObjectTrial.objects(of: Chart { element.parts }, context)
    } catch {
      return error.problems.first.map { $0.diagnostic.message } ?? "the object"
    }
    guard values.count == 1, let value = values.first else { return "the object" }
    return Self.difference(value, original, at: [])
  }

  /// All objects of a chart, hooks among them.
  static func objects(of chart: Chart, _ context: ImportContext) throws(DeclarationProblems) -> [YAMLValue] {
    let definition = try ChartDefinition(info: context.chart) { chart }
    let rendering = Evaluator(definition).render(definition.settings.defaults, release: context.releaseFacts)
    return (rendering.objects + rendering.hooks).map(\.value)
  }

  static func difference(_ made: YAMLValue, _ original: YAMLValue, at path: [String]) -> String? {
    if made == original { return nil }
    switch (made, original) {
    case (.map(let left), .map(let right)):
      for entry in right.entries {
        guard let value = left[entry.key] else { return name(path + [entry.key]) }
        if let found = difference(value, entry.value, at: path + [entry.key]) { return found }
      }
      return left.entries.first { right[$0.key] == nil }.map { name(path + [$0.key]) }
    case (.list(let left), .list(let right)):
      for (index, pair) in zip(left, right).enumerated() {
        if let found = difference(pair.0, pair.1, at: path + ["[\(index)]"]) { return found }
      }
      return left.count == right.count ? nil : name(path)
    default: return name(path)
    }
  }

  private static func name(_ path: [String]) -> String {
    path.reduce("") { $0 + ($0.isEmpty || $1.hasPrefix("[") ? "" : ".") + $1 }
  }
}
