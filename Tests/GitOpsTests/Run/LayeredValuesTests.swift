import ChartModel
import Diagnostics
import Fleet
import Foundation
import GitOps
import HelmChart
import HelmValues
import OutputTree
import TestSupport
import Testing
import YAML

/// A cluster's values as its folder has them make, in real Helm, the objects that its folder has as manifests, whatever its layers say.
struct LayeredValuesTests {
  private static let apiVersion = "monitoring.coreos.com/v1/PrometheusRule"

  @Test func randomLayersEqualHelm() async throws {
    let fixture = try FleetFixture()
    var compared = 0
    for (index, spec) in ["eks-amp", "aks-vm-extension", "aks-azure-monitor"].enumerated() {
      let chart = try #require(FleetFixture.charts[spec]).definition
      let folder = fixture.folder + "/chart-\(spec)"
      try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: folder)
      // Most random values are refused for one reason or another; the first layers that are accepted count.
      for attempt in 0..<8 {
        let seed = UInt64(index << 8 | attempt)
        var sampler = ValueSampler(seed: seed)
        let layers = ValuesLayer.Level.allCases.map { level in
          ValuesLayer(level, file: "\(level).yaml", values: LocatedValue(unlocated: .map(sampler.values(for: chart.settings))))
        }
        var cluster = FleetFixture.cluster("c", spec, values: layers)
        cluster.release.apiVersions = [Self.apiVersion]
        guard try await !fixture.write([cluster]).isRefused else { continue }
        try compare(fixture, chart: folder, "seed \(seed), \(spec)")
        compared += 1
        break
      }
    }
    #expect(compared == 3)
  }

  private func compare(_ fixture: FleetFixture, chart: String, _ name: String) throws {
    let values = try YAMLReader.readSingle(fixture.text("clusters/c/values.yaml"), file: "values.yaml", options: .valuesFile).plain
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(chart), "release": "metrics", "namespace": "monitoring", "kubeVersion": "1.34",
      "apiVersions": [.string(Self.apiVersion)],
      "values": .string(JSONWriter.text(for: values, pretty: false)),
    ])
    try #require(answer["ok"]?.bool == true, "\(name): \(answer["error"]?.string ?? "")")
    let manifests = [answer["manifest"]?.string ?? ""] + (answer["hooks"]?.list ?? []).map { $0["manifest"]?.string ?? "" }
    let installed = try manifests.flatMap { try YAMLReader.readValues($0, file: "manifest") }.filter { $0 != .null && !$0.isHelmTest }
    let written = try fixture.paths().filter { $0.hasPrefix("clusters/c/manifests/") }.flatMap {
      try YAMLReader.readValues(fixture.text($0), file: $0)
    }
    #expect(AppliedObjects(written).difference(from: AppliedObjects(installed)) == nil, "\(name)")
  }
}

extension LocatedValue {
  /// A value that was never in a file.
  fileprivate init(unlocated value: YAMLValue) {
    let nowhere = Position(line: 1, column: 1)
    switch value {
    case .null: self.init(.null, at: nowhere)
    case .bool(let value): self.init(.bool(value), at: nowhere)
    case .int(let value): self.init(.int(value), at: nowhere)
    case .float(let value): self.init(.float(value), at: nowhere)
    case .string(let value): self.init(.string(value), at: nowhere)
    case .list(let items): self.init(.list(items.map(LocatedValue.init(unlocated:))), at: nowhere)
    case .map(let map):
      self.init(
        .map(map.entries.map { LocatedEntry(key: $0.key, keyPosition: nowhere, value: LocatedValue(unlocated: $0.value)) }), at: nowhere)
    }
  }
}
