import Checks
import Diagnostics
import Fleet
import Foundation
import TestSupport
import Testing
import YAML

@testable import Topology

/// An input that pictures are made of.
struct Picture: Sendable, CustomTestStringConvertible {
  /// Of the golden files.
  var name: String
  var path: String
  var isFleet = false

  var testDescription: String { name }

  /// Renderings of all examples, whose goldens hold what the evaluator gives, and what others write.
  static let all: [Picture] =
    [
      "aks-azure-monitor/mixed-pools", "aks-azure-monitor/production", "aks-logzio/defaults", "aks-logzio/credentials-in-values",
      "aks-logzio/production", "aks-vm-extension/defaults", "eks-amp/large", "gke-otlp/everything", "gke-otlp/defaults",
      "onprem-mimir-loki/tenants",
    ].map { name in
      let parts = name.split(separator: "/")
      return Picture(name: parts.joined(separator: "-"), path: "\(Project.root)/golden/\(parts[0])/rendered/\(parts[1]).yaml")
    }
    + ["prometheus-host-process", "otel-agent-gateway"].map { Picture(name: $0, path: "\(cases)/\($0).yaml") }
    + [Picture(name: "example-fleet", path: "\(Project.root)/examples/aks-logzio/fleet.yaml", isFleet: true)]

  static let cases = "\(Project.root)/Tests/TopologyTests/Cases"

  /// Each is made once: some renderings are long.
  private static let graphs: [String: Result<TopologyGraph, any Error>] = Dictionary(
    uniqueKeysWithValues: all.map { picture in (picture.name, Result { try picture.make() }) })

  func graph() throws -> TopologyGraph { try #require(Self.graphs[name]).get() }

  private func make() throws -> TopologyGraph {
    if isFleet {
      let reading = FleetReader.read(file: path) { file throws(Diagnostic) in
        guard let bytes = FileManager.default.contents(atPath: file) else { throw Diagnostic("CLI002", .error, "cannot read \(file)") }
        return Array(bytes)
      }
      #expect(reading.findings.filter { $0.severity >= .warning }.isEmpty)
      let fleet = try #require(reading.fleet)
      return TopologyGraph(of: fleet, titled: fleet.name)
    }
    return try Self.graph(of: String(contentsOfFile: path, encoding: .utf8), titled: name)
  }

  static func graph(of text: String, titled title: String = "test") throws -> TopologyGraph {
    let source = LintSource([.text(Array(text.utf8)[...], name: "test.yaml", isStream: false)])
    let reading = InputReading([source], LintConfiguration())
    #expect(reading.findings.map(\.message) == [])
    return TopologyGraph(of: reading.view, titled: title, omitted: reading.omitted)
  }
}
