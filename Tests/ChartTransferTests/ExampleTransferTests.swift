import BuiltInSpecs
import ChartModel
import ChartTransfer
import Examples
import HelmChart
import OutputTree
import Testing

/// Every chart in the binary, carried over and held against the one that stayed.
struct ExampleTransferTests {
  @Test(arguments: BuiltInSpec.all.map(\.name)) func examples(name: String) throws {
    let chart = try #require(BuiltInSpec.all.first { $0.name == name }).chart()
    let bytes = SpecOutcome.chart(chart).encoded()
    let outcome = try SpecOutcome(decoding: bytes)
    #expect(outcome.encoded() == bytes)
    guard case .chart(let decoded) = outcome else {
      Issue.record("\(name) came back as problems")
      return
    }
    #expect(try HelmChartWriter.files(decoded) == HelmChartWriter.files(chart))
    let release = ReleaseFacts(name: "metrics", namespace: "monitoring")
    let values = chart.settings.defaults
    #expect(Evaluator(decoded).render(values, release: release) == Evaluator(chart).render(values, release: release))
    #expect(decoded.unusedSettings == chart.unusedSettings)
  }
}
