import ChartModel
import Diagnostics
import Fleet
import Foundation
import GitOps
import HelmChart
import OutputTree
import TestSupport
import Testing
import YAML

/// The example's clusters, as real Helm and real kustomize make them of what is written.
struct ExampleFleetTests {
  private func fleet() throws -> Fleet {
    let file = Project.path("examples/aks-logzio/fleet.yaml")
    let reading = FleetReader.read(file: file) { path throws(Diagnostic) in
      guard let data = FileManager.default.contents(atPath: path) else { throw Diagnostic("CLI001", .error, "cannot read \(path)") }
      return Array(data)
    }
    #expect(reading.findings.isEmpty && reading.broken.isEmpty)
    return try #require(reading.fleet)
  }

  @Test func everyClusterInstalls() async throws {
    let fixture = try FleetFixture()
    let fleet = try fleet()
    #expect(fleet.clusters.count >= 5 && Set(fleet.clusters.map(\.delivery)).count == 4)
    let report = try await FleetRun(fleet, charts: FleetFixture.charts).write(to: fixture.folder)
    #expect(report.findings.isEmpty && report.changedClusters.count == fleet.clusters.count)
    for cluster in fleet.clusters {
      let installed = try install(cluster, fixture)
      let folder = "\(fixture.folder)/clusters/\(cluster.name)"
      switch cluster.delivery {
      case .manifests:
        let files = try fixture.paths().filter { $0.hasPrefix("clusters/\(cluster.name)/manifests/") }
        let written = try files.flatMap { try YAMLReader.readValues(fixture.text($0), file: $0) }
        #expect(AppliedObjects(written).difference(from: installed) == nil, "\(cluster.name)")
      case .kustomize:
        #expect(try AppliedObjects(RealKustomize.built(folder)).difference(from: installed) == nil, "\(cluster.name)")
      case .argocd, .flux: #expect(installed.count > 5)
      }
    }
  }

  /// The chart with the cluster's values, installed by Helm.
  private func install(_ cluster: FleetCluster, _ fixture: FleetFixture) throws -> AppliedObjects {
    let chart = try #require(FleetFixture.charts[cluster.spec]).definition
    let folder = "\(fixture.folder)/installed/\(cluster.spec)"
    try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: folder)
    let file = "clusters/\(cluster.name)/values.yaml"
    let values = try YAMLReader.readSingle(fixture.text(file), file: file, options: .valuesFile).plain
    let version = cluster.release.kubernetes
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder), "release": .string(cluster.release.name), "namespace": .string(cluster.release.namespace),
      "kubeVersion": .string("\(version.major).\(version.minor)"), "apiVersions": ["monitoring.coreos.com/v1/PrometheusRule"],
      "values": .string(JSONWriter.text(for: values, pretty: false)),
    ])
    try #require(answer["ok"]?.bool == true, "\(cluster.name): \(answer["error"]?.string ?? "")")
    let manifests = [answer["manifest"]?.string ?? ""] + (answer["hooks"]?.list ?? []).map { $0["manifest"]?.string ?? "" }
    return AppliedObjects(
      try manifests.flatMap { try YAMLReader.readValues($0, file: "manifest") }.filter { $0 != .null && !$0.isHelmTest })
  }
}
