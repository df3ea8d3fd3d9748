import ChartModel
import Foundation
import HelmChart
import ManifestInput
import OutputTree
import TestSupport
import Testing
import YAML

@testable import ChartPackage

/// Real Helm takes the package, and makes of it what it makes of the folder.
@Suite struct HelmPackageTests {
  /// The chart's folder and package in a folder of the test's own.
  private static func written(_ name: String) throws -> (folder: String, package: String, chart: ChartDefinition) {
    let chart = try BuiltInCharts.chart(name)
    let base = Project.path(".build/test-packages/\(name)")
    try? FileManager.default.removeItem(atPath: base)
    _ = try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: base + "/chart")
    let package = try PackagedChart(chart)
    let provenance = PackageProvenance(package, spec: (name: name, source: ""), wingenVersion: "0.0.0")
    _ = try TreeWriter().write(FileTree(provenance.files()), to: base + "/package")
    return (base + "/chart", base + "/package/" + package.fileName, chart)
  }

  @Test(arguments: ["aks-logzio", "gke-otlp"]) func helmRendersThePackageAsItRendersTheFolder(_ name: String) throws {
    let (folder, package, _) = try Self.written(name)
    func install(_ chart: String) throws -> YAMLValue {
      try HelmHarness.shared.ask(["op": "install", "chart": .string(chart), "release": "r", "namespace": "monitoring"])
    }
    let (ofFolder, ofPackage) = (try install(folder), try install(package))
    #expect(ofFolder["ok"]?.bool == true, "\(ofFolder["error"]?.string ?? "")")
    #expect(ofPackage["manifest"]?.string?.isEmpty == false)
    for part in ["manifest", "hooks", "notes"] { #expect(ofFolder[part] == ofPackage[part], "\(part)") }
  }

  @Test func helmsLintHasNothingToSay() throws {
    let (_, package, _) = try Self.written("onprem-mimir-loki")
    let answer = try HelmHarness.shared.ask(["op": "lint", "chart": .string(package)])
    #expect(answer["ok"]?.bool == true)
    let messages = answer["messages"]?.list ?? []
    // Charts of ours have no icon.
    #expect(messages.allSatisfy { $0["severity"] == "INFO" && $0["path"] == "Chart.yaml" }, "\(messages)")
  }

  /// Helm leaves out the same files. Of Chart.yaml it writes its own version.
  @Test func helmPacksTheSameFiles() throws {
    let (folder, package, _) = try Self.written("eks-amp")
    let destination = Project.path(".build/test-packages/eks-amp/helm")
    try FileManager.default.createDirectory(atPath: destination, withIntermediateDirectories: true)
    let answer = try HelmHarness.shared.ask(["op": "package", "chart": .string(folder), "destination": .string(destination)])
    let theirs = try Archive.members(ofFile: try #require(answer["path"]?.string, "\(answer)"))
    let ours = try Archive.members(ofFile: package)
    #expect(Set(ours.map(\.path)) == Set(theirs.map(\.path)))
    #expect(ours.prefix(3).map(\.path) == theirs.prefix(3).map(\.path))
    for member in ours where !member.path.hasSuffix("/Chart.yaml") {
      #expect(theirs.first { $0.path == member.path }?.bytes == member.bytes, "\(member.path)")
    }
  }
}
