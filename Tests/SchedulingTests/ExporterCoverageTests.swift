import Scheduling
import Testing
import YAML

struct ExporterCoverageTests {
  static func daemonSet(_ name: String, _ spec: String, kind: String = "DaemonSet") -> String {
    "{apiVersion: apps/v1, kind: \(kind), metadata: {name: \(name)}, spec: {template: {spec: \(spec)}}}"
  }

  static let image = "containers: [{name: e, image: 'ghcr.io/prometheus-community/windows-exporter:0.31.8'}]"

  func coverage(_ manifests: String..., nodes: [String]) throws -> ExporterCoverage {
    ExporterCoverage(try workloads(manifests.joined(separator: "\n---\n")), on: nodes.map(Fleet.node))
  }

  @Test func saysNothingWithoutAnExporter() throws {
    let proxy = Self.daemonSet("proxy", "{nodeSelector: {kubernetes.io/os: windows}, containers: [{name: p, image: nginx}]}")
    #expect(try coverage(proxy, nodes: ["akswin22"]) == .noExporterInView)
    #expect(try coverage(nodes: ["akswin22"]) == .noExporterInView)
    // An installer's Job names the program, and a Linux DaemonSet may speak of it.
    let job =
      "{apiVersion: batch/v1, kind: Job, metadata: {name: install}, spec: {template: {spec: {containers: [{name: i, args: [windows_exporter.msi]}]}}}}"
    let linux = Self.daemonSet("scraper", "{os: {name: linux}, containers: [{name: s, args: ['--job=windows_exporter']}]}")
    let deployment = Self.daemonSet("some", "{\(Self.image)}", kind: "Deployment")
    #expect(try coverage(job, linux, deployment, nodes: ["akswin22", "aks-user"]) == .noExporterInView)
  }

  @Test func oneExporterEverywhere() throws {
    let exporter = Self.daemonSet(
      "exporter", "{nodeSelector: {kubernetes.io/os: windows}, tolerations: [{operator: Exists}], \(Self.image)}")
    let nodes = ["ekswin22", "aks-user", "akswin25", "broken"]
    let expected = ExporterCoverage.Findings(exporters: ["DaemonSet exporter"], unreached: [], doubled: [])
    #expect(try coverage(exporter, nodes: nodes) == .seen(expected))
    #expect(expected.isComplete)
  }

  @Test func nodesWithoutAnExporterAndWithTwo() throws {
    let first = Self.daemonSet("b", "{nodeSelector: {node.kubernetes.io/windows-build: 10.0.20348}, \(Self.image)}")
    let second = Self.daemonSet("a", "{nodeSelector: {kubernetes.io/os: windows}, tolerations: [{key: os, value: windows}], \(Self.image)}")
    guard case .seen(let findings) = try coverage(first, second, nodes: ["wmco", "akswin25", "akswin22", "ekswin22", "aks-user"]) else {
      Issue.record("exporters are not seen")
      return
    }
    #expect(findings.exporters == ["DaemonSet a", "DaemonSet b"])
    #expect(findings.doubled == [.init(node: "akswin22", exporters: ["DaemonSet a", "DaemonSet b"])])
    let taint = Refusal(.untoleratedTaint(Taint("os", "Windows", effect: "NoSchedule")), by: .controller)
    #expect(findings.unreached == [.init(node: "wmco", refusals: [[taint], [taint]])])
    #expect(!findings.isComplete)
  }

  static let recognised: [(String, Bool)] = [
    ("image: ghcr.io/prometheus-community/windows-exporter", true),
    ("image: 'localhost:5000/windows_exporter:0.31.8'", true),
    ("image: 'quay.io/x/my-windows-exporter@sha256:00'", true),
    ("image: 'windows-exporter:1@sha256:00'", true),
    ("image: 'ghcr.io/windows-exporter/init:1'", false),
    ("image: windows-exporter-tools", false),
    ("image: 'nginx:windows-exporter'", false),
    ("image: ''", false),
    ("image: [windows-exporter]", false),
    ("command: ['C:\\windows_exporter.exe']", true),
    ("args: [run, '%CONTAINER_SANDBOX_MOUNT_POINT%/Windows_Exporter.exe']", true),
    ("args: windows_exporter", false),
    ("env: [{name: A, value: windows_exporter}]", false),
  ]

  @Test(arguments: recognised)
  func recognises(container: String, expected: Bool) throws {
    let read = try workloads(Self.daemonSet("x", "{containers: [{name: side, image: pause}, {name: e, \(container)}]}"))
    #expect(read.map(\.runsWindowsExporter) == [expected])
  }
}
