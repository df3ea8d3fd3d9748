import ChartModel
import Foundation
import HelmChart
import Kubernetes
import ManifestImport
import OutputTree
import TestSupport
import Testing
import YAML

/// Charts out of imported specs, installed by real Helm: what the objects keep of other charts, Helm keeps too.
@Suite struct ImportedChartTests {
  @Test(arguments: ImportCase.all) func helmRendersTheSameObjects(foreign: ImportCase) throws {
    let made = try foreign.imported()
    let definition = try ChartDefinition(info: made.info) { made.chart }
    let folder =
      FileManager.default.temporaryDirectory.path + "/wingen-imported-\(foreign.name)-\(ProcessInfo.processInfo.processIdentifier)"
    _ = try TreeWriter().write(FileTree(HelmChartWriter.files(definition)), to: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder), "release": .string(made.release ?? "release-name"),
      "namespace": .string(made.namespace), "values": "{}", "kubeVersion": "1.37",
      "apiVersions": ["monitoring.coreos.com/v1/PodMonitor", "example.com/v1/NodeAgent"],
    ])
    #expect(answer["ok"]?.bool == true, "\(answer["error"]?.string ?? "")")
    let texts = [answer["manifest"]?.string ?? ""] + (answer["hooks"]?.list ?? []).compactMap { $0["manifest"]?.string }
    let theirs = try texts.flatMap { try YAMLReader.readValues($0, file: "manifest") }.filter { $0 != .null }
    let found = try differences(theirs, made.objects())
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }
}
