import Foundation
import ManifestImport
import TestSupport
import Testing
import YAML

/// The written Swift, compiled by the real compiler: what the program renders is what the spec was made of.
@Suite struct CompilationTests {
  @Test func compiledSpecsRenderTheirObjects() throws {
    var specs = try ImportCase.all.map { (type: Self.type($0.name), spec: try $0.imported()) }
    // What the labels name is what the chart is called.
    specs[0].type = "PrometheusChart"
    let long = YAMLValue.string(String(repeating: "0123456789abcde\\", count: 1 << 16))
    var hostile = HostileTexts.configMap(seed: 7)
    var data = hostile["data"]?.map ?? YAMLMap()
    data["long"] = long
    hostile["data"] = .map(data)
    specs.append(("HostileChart", try SpecImport([FoundObject(hostile)], ImportOptions(name: "hostile"))))
    var goldens = [("OtlpTelemetryChart", "gke-otlp/defaults")]
    if ProcessInfo.processInfo.environment["WINGEN_ALL_EXAMPLES"] == "1" {
      goldens += [("WindowsMetricsChart", "aks-logzio/defaults"), ("AmpMetricsChart", "eks-amp/rule-files")]
    }
    for (type, golden) in goldens {
      let found = try ManifestReader.read(#require(Golden.all.first { $0.name == golden }).path)
      specs.append((type, try SpecImport(found)))
    }
    let rendered = try CompiledSpecs.objects(of: specs)
    #expect(rendered.count == specs.count)
    for (spec, objects) in zip(specs, rendered) {
      #expect(objects.count == spec.spec.count.total, "\(spec.type)")
      let found = differences(objects, try spec.spec.objects())
      #expect(found.isEmpty, "\(spec.type)\n\(found.joined(separator: "\n").prefix(5000))")
    }
    // Swift takes some different texts for equal.
    let texts = rendered[ImportCase.all.count].first?["data"]?.map?.entries ?? []
    #expect(texts.count > 100)
    for entry in texts {
      #expect(entry.value.string.map { Array($0.utf8) } == data[entry.key]?.string.map { Array($0.utf8) }, "\(entry.key)")
    }
  }

  private static func type(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Chart"
  }
}
