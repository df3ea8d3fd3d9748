import BuiltInSpecs
import ChartModel
import Checks
import Diagnostics
import Examples
import Foundation
import Kubernetes
import KubernetesSchemas
import TestSupport
import Testing
import YAML

/// The built-in examples under every rule, as `wingen lint` would see their whole release.
@Suite struct ExampleTests {
  /// What the rules have to say that is neither error nor warning, by example, and by values where these differ: code and object. All of it
  /// is K8S105: Secrets that users make. The installer's are optional: it names a missing one itself.
  private static let informational: [String: [String]] = [
    "aks-azure-monitor": [],
    "aks-azure-monitor/mixed-pools": [
      "K8S105 DaemonSet metrics-azure-metrics-exporter", "K8S105 Deployment metrics-azure-metrics-collector",
    ],
    "aks-vm-extension": ["K8S105 Deployment metrics-extension-metrics-collector"],
    "eks-amp": [], "eks-amp/old-exporter": ["K8S105 StatefulSet metrics-amp-metrics-collector"],
    "aks-logzio": ["K8S105 Deployment metrics-windows-metrics-collector"],
    // The chart makes one of the Secrets; the registry's is the user's.
    "aks-logzio/credentials-in-values": [
      "K8S105 DaemonSet metrics-windows-metrics-proxy-ltsc2022", "K8S105 Deployment metrics-windows-metrics-collector",
    ],
    // The proxies wait for theirs.
    "aks-logzio/protected-proxy": [
      "K8S105 DaemonSet metrics-windows-metrics-proxy-ltsc2022", "K8S105 Deployment metrics-windows-metrics-collector",
      "K8S105 Deployment metrics-windows-metrics-collector",
    ],
    // The gateway alone knows the backend.
    "gke-otlp": ["K8S105 Deployment metrics-otlp-telemetry-gateway"],
    "onprem-mimir-loki": [
      "K8S105 DaemonSet metrics-node-telemetry-node-linux", "K8S105 DaemonSet metrics-node-telemetry-node-windows",
      "K8S105 Deployment metrics-node-telemetry-collector",
    ],
  ]

  private static func cases(_ example: String) throws -> [(name: String, values: YAMLMap)] {
    let folder = Project.path("examples/\(example)/values")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
    return try [("defaults", [:])]
      + files.map { file in
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
        return (String(file.dropLast(5)), try YAMLReader.readSingle(bytes, file: file, options: .valuesFile).plain.map ?? [:])
      }
  }

  @Test(arguments: BuiltInSpec.all.map(\.name), [28, 32, 37]) func findings(example: String, minor: Int) throws {
    let chart = try #require(try BuiltInSpec.all.first { $0.name == example }?.chart())
    let schemas = KubernetesSchemas(version: KubernetesMinor(minor))
    let cases = try Self.cases(example)
    #expect(cases.count > 1)
    for (name, values) in cases {
      let installed = try Installed(chart, values, release: ReleaseFacts(name: "metrics", namespace: "monitoring"))
      let outcome = Checker(schemas: schemas).check(installed.objects, isWhole: true)
      let found = outcome.findings.map { finding in
        let object = installed.objects[finding.place.document]
        let severity = [finding.severity, finding.severityAmongWindows ?? finding.severity].max() ?? finding.severity
        #expect(severity == .info, "\(name): \(finding.code.text) \(finding.message)")
        let (kind, name) = (object["kind"]?.string ?? "", object.name ?? "")
        // A Job's name ends in a hash over its pod.
        return "\(finding.code.text) \(kind) \(kind == "Job" ? String(name.dropLast(9)) : name)"
      }
      #expect(found.sorted() == Self.informational["\(example)/\(name)"] ?? Self.informational[example], "\(name)")
    }
  }
}
