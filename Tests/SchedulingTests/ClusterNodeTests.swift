import Diagnostics
import Scheduling
import Testing
import YAML

struct ClusterNodeTests {
  func read(_ text: String) throws -> [ClusterNode] {
    let located = try ClusterNode.read(YAMLReader.read(text, file: "nodes.json"), file: "nodes.json")
    #expect(try ClusterNode.read(YAMLReader.readValues(text, file: "nodes.json")) == located)
    return located
  }

  @Test func readsWhatKubectlPrints() throws {
    let nodes = try read(
      #"""
      {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "akswin000000", "creationTimestamp": null, "labels": {
           "kubernetes.io/os": "windows", "kubernetes.azure.com/os-sku": "Windows2025"}},
         "spec": {"podCIDR": "10.244.1.0/24", "unschedulable": true,
           "taints": [{"effect": "NoSchedule", "key": "node.kubernetes.io/unschedulable", "timeAdded": "2026-08-01T00:00:00Z"}]},
         "status": {"allocatable": {"cpu": "3860m", "memory": "12652324Ki", "pods": "30"},
           "capacity": {"cpu": "4"},
           "conditions": [{"type": "DiskPressure", "status": "False"}, {"type": "Ready", "status": "True"}],
           "nodeInfo": {"architecture": "amd64", "operatingSystem": "windows", "kernelVersion": "10.0.26100.4061"}}}]}
      """#)
    let expected = ClusterNode(
      "akswin000000", labels: ["kubernetes.io/os": "windows", "kubernetes.azure.com/os-sku": "Windows2025"],
      taints: [Taint("node.kubernetes.io/unschedulable", effect: "NoSchedule")], isUnschedulable: true,
      allocatable: ["cpu": try Quantity("3.86"), "memory": try Quantity("12652324Ki"), "pods": try Quantity("30")],
      operatingSystem: "windows", architecture: "amd64", isReady: true)
    #expect(nodes == [expected])
    #expect(nodes.first?.isWindows == true)
  }

  @Test func readsListsOfTheAPIServerSingleNodesAndStreams() throws {
    #expect(try read("kind: NodeList\nitems: [{metadata: {name: a}}]").map(\.name) == ["a"])
    #expect(try read("{kind: Node, metadata: {name: b}}").map(\.name) == ["b"])
    #expect(
      try read("{kind: Node, metadata: {name: b}}\n---\n# none\n---\n{kind: List, items: [{kind: Node, metadata: {name: a}}]}").map(\.name)
        == ["b", "a"])
  }

  @Test func whatTheInputDoesNotSayIsUnknown() throws {
    let node = try #require(try read("{kind: Node, metadata: {name: b}, spec: {taints: null}, status: null}").first)
    #expect(node == ClusterNode("b"))
    #expect(node.allocatable == nil && node.isReady == nil && node.operatingSystem == nil && !node.isWindows)
    let labelled = try #require(try read("{kind: Node, metadata: {name: b, labels: {kubernetes.io/os: windows}}}").first)
    #expect(labelled.isWindows)
    let reported = try #require(
      try read("{kind: Node, metadata: {name: b, labels: {kubernetes.io/os: linux}}, status: {nodeInfo: {operatingSystem: windows}}}").first
    )
    #expect(reported.isWindows)
  }

  static let errors: [(String, String, String, Int, Int)] = [
    ("[]", "PLACE001", "expected nodes, but this is no Kubernetes object", 1, 1),
    ("just a text", "PLACE001", "expected nodes, but this is no Kubernetes object", 1, 1),
    ("{kind: Pod}", "PLACE001", "expected nodes, but this is of kind Pod", 1, 1),
    ("{metadata: {name: a}}", "PLACE001", "expected nodes, but this is no Kubernetes object", 1, 1),
    ("kind: List\nitems:\n- kind: Pod", "PLACE001", "items[0]: expected nodes, but this is of kind Pod", 3, 3),
    ("kind: List\nitems: [~]", "PLACE001", "items[0]: expected nodes, but this is no Kubernetes object", 2, 9),
    ("kind: List\nitems: []", "PLACE002", "there is no node in the input", 0, 0),
    ("# nothing", "PLACE002", "there is no node in the input", 0, 0),
    ("kind: Node\nmetadata: {}", "PLACE003", "the node has no name", 1, 1),
    ("kind: Node", "PLACE003", "the node has no name", 1, 1),
    ("kind: Node\nmetadata: {name: ''}", "PLACE003", "the node has no name", 1, 1),
    (
      "kind: Node\nmetadata: {name: a}\n---\nkind: Node\nmetadata: {name: a}", "PLACE004", "there are two nodes of the name a", 4, 1
    ),
    (
      "kind: Node\nmetadata: {name: a}\nstatus:\n  allocatable:\n    memory: 12GB", "PLACE005",
      "status.allocatable.memory: 12GB is no quantity: the suffix GB is unknown", 5, 5
    ),
    (
      "kind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: []}}", "PLACE006",
      "status.allocatable.cpu: expected a text, but this is a list", 3, 24
    ),
    (
      "kind: Node\nmetadata:\n  name: a\n  labels: {spot: true}", "PLACE006",
      "metadata.labels.spot: expected a text, but this is a boolean", 4,
      12
    ),
    ("kind: Node\nmetadata: {name: 1}", "PLACE006", "metadata.name: expected a text, but this is a number", 2, 12),
    ("kind: Node\nmetadata: [a]", "PLACE006", "metadata: expected a map, but this is a list", 2, 1),
    ("kind: List\nitems: {a: b}", "PLACE006", "items: expected a list, but this is a map", 2, 1),
    ("{kind: Node, metadata: {name: a}, spec: {taints: [{key: a}]}}", "PLACE007", "spec.taints[0]: the field effect is missing", 1, 51),
    (
      "{kind: Node, metadata: {name: a}, spec: {unschedulable: 'true'}}", "PLACE006",
      "spec.unschedulable: expected a boolean, but this is a text", 1, 42
    ),
  ]

  @Test(arguments: errors)
  func refuses(text: String, code: String, message: String, line: Int, column: Int) throws {
    let documents = try YAMLReader.read(text, file: "nodes.yaml")
    let error = try #require(throws: PlacementError.self) { try ClusterNode.read(documents, file: "nodes.yaml") }
    #expect(error.diagnostic.code.text == code)
    #expect(error.diagnostic.message == message)
    #expect(error.diagnostic.hint != nil)
    #expect(error.diagnostic.location == (line == 0 ? nil : SourceLocation(file: "nodes.yaml", line: line, column: column)))
    #expect(throws: PlacementError.self) { try ClusterNode.read(documents.map(\.plain)) }
  }

  @Test func hintsNameWhatWasMeant() throws {
    func hint(_ memory: String) -> String? {
      let node: YAMLValue = ["kind": "Node", "metadata": ["name": "a"], "status": ["allocatable": ["memory": .string(memory)]]]
      do throws(PlacementError) { _ = try ClusterNode.read([node]) } catch { return error.diagnostic.hint }
      return nil
    }
    #expect(hint("1MB")?.hasPrefix("Did you mean Mi?") == true)
    #expect(hint("1K")?.hasPrefix("Did you mean k?") == true || hint("1K")?.hasPrefix("Did you mean Ki?") == true)
    #expect(hint("1 bytes")?.hasPrefix("Write a number and a suffix") == true)
    #expect(hint("1Gi") == nil)
  }

  @Test func controlCharactersDoNotReachTheTerminal() throws {
    let error = try #require(throws: PlacementError.self) { try ClusterNode.read([["kind": "\u{1B}[31mPod"]]) }
    #expect(error.diagnostic.message == "expected nodes, but this is of kind \\u{1b}[31mPod")
  }
}
