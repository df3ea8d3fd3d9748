import BuiltInSpecs
import ChartModel
import Diagnostics
import Examples
import HelmChart
import HelmValues
import OutputTree
import StackFile
import TestSupport
import Testing
import YAML

/// A stack file changes a chart's defaults, and nothing else.
@Suite struct DefaultsTests {
  private static func files(_ chart: ChartDefinition) throws -> [OutputFile] { try FileTree(HelmChartWriter.files(chart)).files }

  @Test(arguments: BuiltInSpec.all.map(\.name)) func aStackAloneIsTheSpec(name: String) throws {
    let spec = try #require(BuiltInSpec.all.first { $0.name == name })
    #expect(try Self.files(chart("stack: \(name)")) == Self.files(spec.chart()))
  }

  @Test func everythingFollows() throws {
    let text = """
      stack: aks-logzio
      chart: {name: acme-windows, version: 2.0.0, appVersion: "7", summary: Acme's Windows nodes.}
      values:
        collectors: {clusterName: acme}
        proxy:
          enabled: false
        installer: {firewall: {remoteAddresses: [10.1.0.0/16]}}
      """
    let files = try Self.files(chart(text))
    func content(_ path: String) -> String { files.first { $0.path == path }.map { String(decoding: $0.contents, as: UTF8.self) } ?? "" }
    let about = try YAMLReader.readSingle(content("Chart.yaml"), file: "Chart.yaml").plain
    #expect(about["name"] == "acme-windows")
    #expect(about["version"] == "2.0.0")
    #expect(about["appVersion"] == "7")
    #expect(about["description"] == "Acme's Windows nodes.")
    let values = try YAMLReader.readSingle(content("values.yaml"), file: "values.yaml").plain
    #expect(values["collectors"]?["clusterName"] == "acme")
    #expect(values["proxy"]?["enabled"] == false)
    #expect(values["installer"]?["firewall"]?["remoteAddresses"] == ["10.1.0.0/16"])
    let row = content("README.md").split(separator: "\n").first { $0.contains("`collectors.clusterName`") }
    #expect(row?.contains("acme") == true)
    #expect(content("templates/_helpers.tpl").contains("acme-windows.fullname"))
  }

  /// Messages name a line that the file's author has.
  @Test(arguments: ["stack: aks-logzio", "# mine\nstack: windows-nodes\noptions: {cloud: aks, strategy: hostProcess, backends: [logzio]}"])
  func objectsAreDeclaredByTheFile(text: String) throws {
    let origins = Set(try chart(text).documents.map(\.document.origin))
    #expect(origins == [SourceLocation(file: "stack.yaml", line: text.hasPrefix("#") ? 2 : 1, column: 1)])
  }

  /// Whatever is made a default: installed without values is the stack installed with them as values.
  @Test(arguments: BuiltInSpec.all.map(\.name)) func defaultsDoWhatValuesDo(name: String) throws {
    let original = try #require(try BuiltInSpec.all.first { $0.name == name }?.chart())
    let seed: UInt64 = 7
    var sampler = ValueSampler(seed: seed)
    let release = ReleaseFacts(name: "metrics", namespace: "monitoring")
    for _ in 0..<50 {
      var values = sampler.values(for: original.settings)
      // Credentials are refused.
      if values["installer"]?["credentials"] != nil { values["installer"] = nil }
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: original.settings.defaults).values
      let isRefused =
        !original.settings.violations(of: combined).isEmpty || !Evaluator(original).refusals(combined, release: ReleaseFacts()).isEmpty
      if isRefused || values.isEmpty { continue }
      let stack = YAMLEmitter.text(for: ["stack": .string(name), "values": .map(values)])
      let other = try chart(stack)
      let defaults = try ValuesMerge.combine(files: [], sets: [], defaults: other.settings.defaults).values
      let (now, before) = (Evaluator(other).render(defaults, release: release), Evaluator(original).render(combined, release: release))
      #expect(now.objects.map(\.value) == before.objects.map(\.value), "seed \(seed)\n\(stack)")
      #expect(now.hooks.map(\.value) == before.hooks.map(\.value), "seed \(seed)\n\(stack)")
      return
    }
    Issue.record("seed \(seed): the chart refused every sample")
  }
}
