import Diagnostics
import Scheduling
import Testing
import YAML

/// Manifests as workloads, in view of the fleet's RuntimeClasses.
func workloads(_ yaml: String, builtFor: String? = nil) throws -> [Workload] {
  try YAMLReader.readValues(yaml, file: "manifests.yaml").compactMap { object in
    try Workload(object: object, runtimeClasses: Fleet.runtimeClasses, builtFor: builtFor)
  }
}

struct ReportTests {
  static let manifests = """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: windows-exporter, namespace: monitoring}
    spec: {template: {spec: {os: {name: windows}, nodeSelector: {kubernetes.io/os: windows}, containers: [{name: a}]}}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: none}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: collector, namespace: monitoring}
    spec: {template: {spec: {os: {name: linux}, containers: [{name: a, resources: {requests: {cpu: 2}}}]}}}
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: tidy}
    spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}
    """

  static let names = ["ekswin22", "avoided", "aks-user", "akswin25"]

  func report() throws -> PlacementReport {
    PlacementReport(try workloads(Self.manifests), on: Self.names.map(Fleet.node))
  }

  @Test func textForPeople() throws {
    #expect(
      try report().text == """
        WORKLOAD                               OS       LANDS ON  NODES
        CronJob tidy                           any      3 of 4    aks-user, akswin25, avoided
        DaemonSet monitoring/windows-exporter  windows  2 of 4    akswin25, avoided
        Deployment monitoring/collector        linux    0 of 4    none

        CronJob tidy does not land on
          ekswin22: taint os=windows:NoSchedule is not tolerated

        Notes on CronJob tidy
          avoided: taint batch=only:PreferNoSchedule is not tolerated, so the scheduler prefers other nodes

        DaemonSet monitoring/windows-exporter does not land on
          aks-user: nodeSelector wants kubernetes.io/os=windows: found linux
          aks-user: os.name is windows, so the kubelet refuses the pod: the node runs linux
          ekswin22: taint os=windows:NoSchedule is not tolerated

        Notes on DaemonSet monitoring/windows-exporter
          avoided: taint batch=only:PreferNoSchedule is not tolerated, so the scheduler prefers other nodes

        Deployment monitoring/collector does not land on
          akswin25, avoided, ekswin22: os.name is linux, so the kubelet refuses the pod: the node runs windows
          aks-user: requests cpu 2: 1900m allocatable
          ekswin22: taint os=windows:NoSchedule is not tolerated

        """)
  }

  @Test func jsonForMachines() throws {
    let report = try report()
    let value = try YAMLReader.readSingle(report.json, file: "report.json").plain
    #expect(value == report.value)
    #expect(value["nodeCount"] == 4)
    let exporter = value["workloads"]?[1]
    #expect(exporter?["kind"] == "DaemonSet" && exporter?["namespace"] == "monitoring" && exporter?["operatingSystem"] == "windows")
    #expect(exporter?["landsOn"] == ["akswin25", "avoided"])
    #expect(
      exporter?["refused"] == [
        [
          "node": "aks-user", "outcome": "notCreated",
          "reasons": [
            ["code": "nodeSelector", "by": "controller", "message": "nodeSelector wants kubernetes.io/os=windows: found linux"],
            [
              "code": "operatingSystem", "by": "kubelet",
              "message": "os.name is windows, so the kubelet refuses the pod: the node runs linux",
            ],
          ],
        ],
        [
          "node": "ekswin22", "outcome": "notCreated",
          "reasons": [["code": "taint", "by": "controller", "message": "taint os=windows:NoSchedule is not tolerated"]],
        ],
      ])
    #expect(exporter?["notes"]?[0]?["code"] == "preferNoSchedule")
    #expect(value["workloads"]?[0]?["operatingSystem"] == .null)
    let outcomes = value["workloads"]?[2]?["refused"]?.list?.map { $0["outcome"]?.string }
    #expect(outcomes == ["notScheduled", "refusedByKubelet", "refusedByKubelet", "notScheduled"])
  }

  @Test func orderOfTheInputDoesNotMatter() throws {
    let all = try workloads(Self.manifests)
    let expected = try report()
    let other = PlacementReport(all.reversed(), on: Self.names.reversed().map(Fleet.node))
    #expect(other == expected)
    #expect(other.text == expected.text && other.json == expected.json)
  }

  @Test func manyNodesAreCountedRatherThanListed() throws {
    let nodes = (100..<130).map { ClusterNode("node-\($0)", labels: ["kubernetes.io/hostname": "node-\($0)"]) }
    let text = PlacementReport(try workloads(Self.manifests), on: nodes).text
    #expect(text.contains("CronJob tidy                           any      30 of 30  node-100, node-101, "))
    #expect(text.contains("node-111 and 18 more\n"))
    let pinned = try workloads(
      "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {nodeSelector: {kubernetes.io/hostname: node-105}}}")
    #expect(
      PlacementReport(pinned, on: nodes).text.contains(
        "nodeSelector wants kubernetes.io/hostname=node-105: found node-100 or found node-101 or 27 other findings\n"))
  }

  @Test func emptyReports() throws {
    #expect(PlacementReport([], on: []).text == "WORKLOAD  OS  LANDS ON  NODES\n")
    #expect(PlacementReport([], on: []).value == ["nodeCount": 0, "workloads": []])
  }

  @Test func controlCharactersDoNotReachTheTerminal() throws {
    let odd = try workloads(
      #"{apiVersion: v1, kind: Pod, metadata: {name: "a\e[31m"}, spec: {nodeSelector: {"k\n": "v"}}}"#)
    let text = PlacementReport(odd, on: [ClusterNode("n\u{7}")]).text
    #expect(text.contains("Pod a\\u{1b}[31m") && text.contains("k\\u{a}=v") && text.contains("n\\u{7}"))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  // MARK: Workloads

  @Test func readsAllKindsThatRunPods() throws {
    let spec = "{nodeName: here}"
    let objects = [
      "{apiVersion: v1, kind: Pod, spec: \(spec)}",
      "{apiVersion: v1, kind: ReplicationController, spec: {template: {spec: \(spec)}}}",
      "{apiVersion: apps/v1, kind: ReplicaSet, spec: {template: {spec: \(spec)}}}",
      "{apiVersion: apps/v1, kind: StatefulSet, spec: {template: {spec: \(spec)}}}",
      "{apiVersion: batch/v1, kind: Job, metadata: {generateName: once-}, spec: {template: {spec: \(spec)}}}",
    ]
    let read = try workloads(objects.joined(separator: "\n---\n"))
    #expect(read.map(\.placement.nodeName) == Array(repeating: "here", count: 5))
    #expect(read.map(\.name) == ["", "", "", "", "once-"])
    // The same kind in another group has other fields.
    #expect(try workloads("{apiVersion: batch.volcano.sh/v1alpha1, kind: Job, spec: {tasks: []}}").isEmpty)
    #expect(try workloads("{kind: Service}\n---\njust a text\n---\n[]").isEmpty)
  }

  static let faults: [(String, String)] = [
    ("{apiVersion: apps/v1, kind: DaemonSet}", "the field spec is missing"),
    ("{apiVersion: apps/v1, kind: DaemonSet, spec: {}}", "spec: the field template is missing"),
    ("{apiVersion: v1, kind: Pod, spec: {tolerations: {}}}", "spec.tolerations: expected a list, but this is a map"),
    ("{apiVersion: v1, kind: Pod, spec: {tolerations: [{key: 1}]}}", "spec.tolerations[0].key: expected a text, but this is a number"),
    (
      "{apiVersion: v1, kind: Pod, spec: {nodeSelector: {kubernetes.io/os: true}}}",
      "spec.nodeSelector[kubernetes.io/os]: expected a text, but this is a boolean"
    ),
    (
      "{apiVersion: v1, kind: Pod, spec: {containers: [{resources: {limits: {memory: 1GB}}}]}}",
      "spec.containers[0].resources.limits.memory: 1GB is no quantity: the suffix GB is unknown"
    ),
    ("{apiVersion: v1, kind: Pod, spec: {hostNetwork: true, affinity: [a]}}", "spec.affinity: expected a map, but this is a list"),
    ("{apiVersion: v1, kind: Pod, spec: {containers: [a]}}", "spec.containers[0]: expected a map, but this is a text"),
    ("{apiVersion: v1, kind: Pod, spec: a}", "spec: expected a map, but this is a text"),
  ]

  @Test(arguments: faults)
  func refuses(yaml: String, message: String) throws {
    let error = try #require(throws: PlacementError.self) { try workloads(yaml) }
    #expect(error.diagnostic.message == message)
  }

  @Test func aForeignSystemIsNotedWhereNothingElseTells() throws {
    let pod = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, image: nginx}]}}"
    let windows = Fleet.node("akswin25")
    let known = try #require(try workloads(pod, builtFor: "linux").first)
    #expect(known.operatingSystem == "linux")
    #expect(known.placement.verdict(on: windows).notes == [.foreignOperatingSystem(pod: "linux", node: "windows")])
    #expect(known.placement.verdict(on: Fleet.node("aks-user")).notes == [])
    let unknown = try #require(try workloads(pod).first)
    #expect(unknown.operatingSystem == nil && unknown.placement.verdict(on: windows).notes == [])
  }

  /// Both sides are counted in thousandths of a core and in whole bytes, rounded up.
  @Test func fractionsOfWhatANodeHasAreRoundedUp() throws {
    let node = ClusterNode("odd", allocatable: ["cpu": try Quantity("1.9005"), "memory": try Quantity("1000.5")])
    func fits(_ cpu: String, _ memory: String) throws -> Bool {
      let requests: YAMLValue = ["cpu": .string(cpu), "memory": .string(memory)]
      return try PodPlacement(spec: ["containers": [["resources": ["requests": requests]]]]).verdict(on: node).fits
    }
    #expect(try fits("1900.9m", "1000.9"))
    #expect(try !fits("1901.1m", "1"))
    #expect(try !fits("1", "1001.1"))
  }

  @Test func resourcesAreNotJudgedWithoutNumbers() throws {
    let pod = "{apiVersion: v1, kind: Pod, spec: {containers: [{resources: {requests: {cpu: 1000}}}]}}"
    let verdict = try #require(try workloads(pod).first).placement.verdict(on: ClusterNode("bare"))
    #expect(verdict.fits && verdict.notes == [.resourcesUnknown])
  }
}
