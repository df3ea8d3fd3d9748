import BuiltInSpecs
import ChartModel
import Diagnostics
import SpecCompilation

/// A spec that was found, and not yet made into a chart.
struct LocatedSpec {
  let name: String
  /// What it was written as; of several files, all in the order of their paths.
  let text: String
  private let origin: Origin

  private enum Origin {
    case builtIn(BuiltInSpec)
    case files(SpecSource)
  }

  init(_ spec: BuiltInSpec) {
    (name, text, origin) = (spec.name, spec.source, .builtIn(spec))
  }

  /// A spec in Swift files.
  init(_ name: String, _ source: SpecSource) {
    self.name = name
    text = source.files.map { String(decoding: $0.contents, as: UTF8.self) }.joined(separator: "\n")
    origin = .files(source)
  }

  /// - Throws: `Stop` with every mistake in the declaration, or with what kept it from being read.
  func chart() throws(Stop) -> ChartDefinition {
    switch origin {
    case .builtIn(let spec):
      do {
        return try Stage.run("making the chart of \(spec.name)") { _ throws(DeclarationProblems) in try spec.chart() }
      } catch { throw Stop(error.findings.map(\.diagnostic), .findings) }
    case .files(let source): return try SpecRunner.chart(of: source)
    }
  }
}
