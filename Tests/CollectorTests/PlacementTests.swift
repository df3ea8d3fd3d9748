import BuiltInSpecs
import ChartModel
import Examples
import Scheduling
import Testing
import YAML

/// Where the examples' pods may land in a cluster with nodes of both systems, as the scheduler and the kubelet decide.
@Suite struct PlacementTests {
  /// Nodes of every kind that managed clusters have, those with the taints of the Windows nodes among them.
  private static func nodes() throws -> [ClusterNode] {
    func node(_ name: String, _ system: String, _ labels: YAMLMap, taints: [YAMLValue] = []) -> YAMLValue {
      var all = labels
      all["kubernetes.io/os"] = .string(system)
      all["kubernetes.io/arch"] = "amd64"
      all["kubernetes.io/hostname"] = .string(name)
      return [
        "apiVersion": "v1", "kind": "Node", "metadata": ["name": .string(name), "labels": .map(all)], "spec": ["taints": .list(taints)],
        "status": [
          "allocatable": ["cpu": "8", "memory": "32Gi", "pods": "110", "ephemeral-storage": "100Gi"],
          "conditions": [["type": "Ready", "status": "True"]],
        ],
      ]
    }
    func windows(_ name: String, _ build: String, pool: String, taints: [YAMLValue] = []) -> YAMLValue {
      node(
        name, "windows",
        ["node.kubernetes.io/windows-build": .string(build), "kubernetes.azure.com/agentpool": .string(pool)], taints: taints)
    }
    return try ClusterNode.read([
      node("linux-1", "linux", [:]), node("linux-2", "linux", [:]),
      windows("win22-1", "10.0.20348", pool: "win22"),
      windows("win22-2", "10.0.20348", pool: "win22", taints: [["key": "os", "value": "windows", "effect": "NoSchedule"]]),
      windows(
        "win25-1", "10.0.26100", pool: "win25", taints: [["key": "node.kubernetes.io/os", "value": "windows", "effect": "NoSchedule"]]),
      windows("win25-2", "10.0.26100", pool: "win25", taints: [["key": "os", "value": "Windows", "effect": "NoSchedule"]]),
    ])
  }

  private func workloads(_ example: String, _ values: YAMLMap = [:]) throws -> [PlacementReport.Row] {
    let chart = try #require(try BuiltInSpec.all.first { $0.name == example }?.chart())
    let nodes = try Self.nodes()
    return try Installed(chart, values).objects.compactMap { try Workload(object: $0) }.map { PlacementReport.Row($0, on: nodes) }
  }

  private static let cases: [(example: String, values: YAMLMap)] =
    BuiltInSpec.all.map { ($0.name, [:]) } + [
      ("aks-azure-monitor", ["aksManaged": ["enabled": false], "hostProcess": ["enabled": true]]),
      ("gke-otlp", ["hostProcess": ["pod": ["nodeSelector": ["kubernetes.io/os": "linux", "kubernetes.azure.com/agentpool": "win25"]]]]),
      ("aks-logzio", ["installer": ["pod": ["nodeSelector": ["kubernetes.io/os": "windows"]]]]),
    ]

  /// No value moves a pod to nodes of the other system, and every pod finds some node.
  @Test(arguments: cases.indices) func podsLandOnTheirOwnSystemOnly(index: Int) throws {
    let (example, values) = Self.cases[index]
    let rows = try workloads(example, values)
    #expect(!rows.isEmpty)
    for row in rows {
      let system = try #require(row.workload.operatingSystem)
      let isWindows = system == "windows"
      #expect(row.landsOn.allSatisfy { $0.hasPrefix("win") == isWindows }, "\(example): \(row.workload.title) on \(row.landsOn)")
      #expect(!row.landsOn.isEmpty, "\(example): \(row.workload.title)")
      if isWindows { #expect(["DaemonSet", "Pod"].contains(row.workload.kind)) }
    }
  }

  /// By whatever strategy: each Windows node has one exporter in pods, or one proxy before the one that was installed.
  @Test(arguments: [("gke-otlp", "exporter"), ("aks-logzio", "proxy"), ("onprem-mimir-loki", "proxy")])
  func everyWindowsNodeHasOne(example: String, component: String) throws {
    let rows = try workloads(example).filter { $0.workload.name.contains("-\(component)") && $0.workload.kind == "DaemonSet" }
    let landed = rows.flatMap(\.landsOn).sorted()
    #expect(landed == ["win22-1", "win22-2", "win25-1", "win25-2"], "\(rows.map { ($0.workload.name, $0.landsOn) })")
  }

  @Test func aPoolOfItsOwn() throws {
    let values: YAMLMap = ["hostProcess": ["pod": ["nodeSelector": ["kubernetes.azure.com/agentpool": "win25"]]]]
    let row = try #require(try workloads("gke-otlp", values).first { $0.workload.name.hasSuffix("-exporter") })
    #expect(row.landsOn == ["win25-1", "win25-2"])
  }
}
