import ChartModel
import Foundation
import HelmChart
import HelmValues
import OutputTree
import TestSupport
import Testing
import YAML

/// The exact output of every example. `make golden` updates what is expected.
struct GoldenTests {
  private static let hint: Comment = "run `make golden`, and read the diff before committing it"

  @Test(arguments: ChartUnderTest.all) func charts(test: ChartUnderTest) throws {
    let stale = try TreeWriter().check(FileTree(HelmChartWriter.files(test.chart)), against: Project.path("golden/\(test.name)/chart"))
    for file in stale { Issue.record("golden/\(test.name)/chart/\(file.path) is not up to date\n\(file.unifiedDiff())") }
    #expect(stale.isEmpty, Self.hint)
  }

  @Test(arguments: ChartUnderTest.all) func everySettingDoesSomething(test: ChartUnderTest) { #expect(test.chart.unusedSettings == []) }

  @Test(arguments: ChartUnderTest.all) func renderings(test: ChartUnderTest) throws {
    let folder = Project.path("golden/\(test.name)/rendered")
    let cases = try [("defaults", [:])] + test.cases()
    for (name, values) in cases {
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
      let release = ReleaseFacts(name: "metrics", namespace: "monitoring")
      #expect(Evaluator(test.chart).refusals(combined, release: release) == [])
      let rendering = Evaluator(test.chart).render(combined, release: release)
      let text = RenderingText.text(of: rendering, chartName: test.chart.info.name)
      let expected = (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).yaml"))) ?? Data()
      let difference = UnifiedDiff.text(
        old: Array(expected), new: Array(text.utf8), oldName: "golden/\(test.name)/rendered/\(name).yaml", newName: "now", context: 3)
      #expect(difference.isEmpty, "\(difference)\(Self.hint)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == cases.map { "\($0.0).yaml" }.sorted(), Self.hint)
  }
}
