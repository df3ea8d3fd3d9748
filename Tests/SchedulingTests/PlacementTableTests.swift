import Scheduling
import Testing
import YAML

/// A pod, a node, and what was worked out by hand: every reason in order, as `who: why`, and every note. No reasons mean it fits.
struct PlacementCase: Sendable, CustomTestStringConvertible {
  var pod: String
  var owner: String
  var node: String
  var reasons: [String]
  var notes: [String]
  var labels: [String: String]

  init(
    _ pod: String, _ owner: String = "Pod", on node: String, _ reasons: [String] = [], notes: [String] = [], labels: [String: String] = [:]
  ) {
    self.pod = pod
    self.owner = owner
    self.node = node
    self.reasons = reasons
    self.notes = notes
    self.labels = labels
  }

  var testDescription: String { "\(owner) on \(node): \(pod)" }
}

struct PlacementTableTests {
  static let all = labelCases + affinityCases + taintCases + ownerCases + systemCases + resourceCases

  @Test(arguments: all)
  func verdict(row: PlacementCase) throws {
    let spec = try YAMLReader.readSingle(row.pod, file: "pod.yaml").plain
    let placement = try PodPlacement(
      spec: spec == .null ? [:] : spec, owner: row.owner, podLabels: row.labels, runtimeClasses: Fleet.runtimeClasses)
    let verdict = placement.verdict(on: Fleet.node(row.node))
    #expect(verdict.refusals.map { "\($0.stage): \($0.message)" } == row.reasons)
    #expect(verdict.notes.map(\.code) == row.notes)
    #expect(verdict.fits == row.reasons.isEmpty)
  }

  @Test func theTableIsLong() {
    #expect(Self.all.count >= 90)
    #expect(Fleet.nodes.count == 19)
    #expect(Fleet.runtimeClasses.count == 2)
    #expect(Self.all.allSatisfy { Fleet.nodes[$0.node] != nil })
    // Every kind of reason and note occurs.
    let words = Self.all.flatMap(\.reasons).joined(separator: "\n")
    for part in [
      "nodeName", "RuntimeClass", "nodeSelector", "affinity", "taint", "cordoned", "os.name", "label kubernetes.io/os", "requests",
    ] {
      #expect(words.contains(part), "\(part)")
    }
    #expect(Set(Self.all.flatMap(\.notes)).isSuperset(of: ["preferNoSchedule", "notReady", "runtimeClassNotInView", "comparesNumbers"]))
  }
}

extension PlacementTableTests {
  static let labelCases: [PlacementCase] = [
    PlacementCase("", on: "aks-user"),
    PlacementCase("", on: "akswin22"),
    PlacementCase("nodeSelector: {kubernetes.io/os: windows}", on: "akswin25"),
    PlacementCase(
      "nodeSelector: {kubernetes.io/os: windows}", on: "aks-user", ["scheduler: nodeSelector wants kubernetes.io/os=windows: found linux"]),
    PlacementCase("nodeSelector: {}", on: "aks-user"),
    PlacementCase("nodeSelector:", on: "aks-user"),
    PlacementCase("nodeSelector: {absent: ''}", on: "aks-user", ["scheduler: nodeSelector wants absent=: no such label"]),
    PlacementCase(
      "nodeSelector: {kubernetes.io/os: windows, node.kubernetes.io/windows-build: 10.0.26100}", on: "aks-user",
      [
        "scheduler: nodeSelector wants kubernetes.io/os=windows: found linux",
        "scheduler: nodeSelector wants node.kubernetes.io/windows-build=10.0.26100: no such label",
      ]),
    PlacementCase(
      "nodeSelector: {node.kubernetes.io/windows-build: 10.0.26100}", on: "akswin22",
      ["scheduler: nodeSelector wants node.kubernetes.io/windows-build=10.0.26100: found 10.0.20348"]),
    PlacementCase(
      "nodeSelector: {kubernetes.io/arch: amd64}", on: "eks-arm", ["scheduler: nodeSelector wants kubernetes.io/arch=amd64: found arm64"]),
    PlacementCase("nodeSelector: {kubernetes.io/arch: amd64}", on: "akswin22"),
    PlacementCase(
      "nodeSelector: {beta.kubernetes.io/os: windows}", on: "akswin22",
      ["scheduler: nodeSelector wants beta.kubernetes.io/os=windows: no such label"]),
    PlacementCase(
      "nodeSelector: {kubernetes.io/os: Windows}", on: "akswin22", ["scheduler: nodeSelector wants kubernetes.io/os=Windows: found windows"]
    ),
  ]

  /// The given terms as a required node affinity.
  static func affinity(_ terms: String) -> String {
    "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(terms)]}}}"
  }

  static func expression(_ text: String) -> String { affinity("{matchExpressions: [{\(text)}]}") }

  static func wants(_ text: String) -> [String] { ["scheduler: required node affinity wants \(text)"] }

  static let affinityCases: [PlacementCase] = [
    PlacementCase(expression("key: kubernetes.io/os, operator: In, values: [windows, linux]"), on: "aks-user"),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: In, values: [windows]"), on: "aks-user",
      wants("kubernetes.io/os In [windows]: kubernetes.io/os is linux")),
    PlacementCase(expression("key: kubernetes.io/os, operator: NotIn, values: [linux]"), on: "akswin22"),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: NotIn, values: [linux]"), on: "aks-user",
      wants("kubernetes.io/os NotIn [linux]: kubernetes.io/os is linux")),
    PlacementCase(expression("key: absent, operator: NotIn, values: [x]"), on: "aks-user"),
    PlacementCase(
      expression("key: node.kubernetes.io/windows-build, operator: Exists"), on: "gkewin22",
      ["scheduler: taint node.kubernetes.io/os=windows:NoSchedule is not tolerated"]),
    PlacementCase(
      expression("key: node.kubernetes.io/windows-build, operator: Exists"), on: "aks-user",
      wants("node.kubernetes.io/windows-build Exists: node.kubernetes.io/windows-build is missing")),
    PlacementCase(expression("key: node.kubernetes.io/windows-build, operator: DoesNotExist"), on: "aks-user"),
    PlacementCase(
      expression("key: node.kubernetes.io/windows-build, operator: DoesNotExist"), on: "akswin22",
      wants("node.kubernetes.io/windows-build DoesNotExist: node.kubernetes.io/windows-build is 10.0.20348")),
    PlacementCase(expression("key: example.com/generation, operator: Gt, values: ['1']"), on: "akswin25"),
    PlacementCase(
      expression("key: example.com/generation, operator: Gt, values: ['1']"), on: "akswin22",
      wants("example.com/generation Gt [1]: example.com/generation is 1")),
    PlacementCase(expression("key: example.com/generation, operator: Lt, values: ['2']"), on: "akswin22"),
    PlacementCase(
      expression("key: example.com/generation, operator: Lt, values: ['2']"), on: "akswin25",
      wants("example.com/generation Lt [2]: example.com/generation is 2")),
    // A label that is no integer, or missing, is neither above nor below.
    PlacementCase(
      expression("key: node.kubernetes.io/windows-build, operator: Gt, values: ['10']"), on: "akswin25",
      wants("node.kubernetes.io/windows-build Gt [10]: node.kubernetes.io/windows-build is 10.0.26100")),
    PlacementCase(expression("key: absent, operator: Lt, values: ['10']"), on: "akswin25", wants("absent Lt [10]: absent is missing")),
    // Malformed requirements match nothing.
    PlacementCase(
      expression("key: example.com/generation, operator: Gt, values: [two]"), on: "akswin25",
      wants("example.com/generation Gt [two] (malformed, so it matches no node)")),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: In"), on: "akswin25", wants("kubernetes.io/os In (malformed, so it matches no node)")),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: Exists, values: [windows]"), on: "akswin25",
      wants("kubernetes.io/os Exists [windows] (malformed, so it matches no node)")),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: Equals, values: [windows]"), on: "akswin25",
      wants("kubernetes.io/os Equals [windows] (malformed, so it matches no node)")),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: In, values: [windows, 'not a label']"), on: "akswin25",
      wants("kubernetes.io/os In [windows, not a label] (malformed, so it matches no node)")),
    PlacementCase(
      expression("key: a/b/c, operator: DoesNotExist"), on: "akswin25", wants("a/b/c DoesNotExist (malformed, so it matches no node)")),
    // Terms are alternatives; an empty one matches nothing, a malformed one does not spoil the others.
    PlacementCase(affinity(""), on: "akswin25", ["scheduler: required node affinity has no terms"]),
    PlacementCase(affinity("{}"), on: "akswin25", wants("nothing (an empty term matches no node)")),
    PlacementCase(affinity("{}, {matchExpressions: [{key: kubernetes.io/os, operator: Exists}]}"), on: "akswin25"),
    PlacementCase(
      affinity("{matchExpressions: [{key: a, operator: Gt}]}, {matchExpressions: [{key: kubernetes.io/os, operator: Exists}]}"),
      on: "akswin25"),
    PlacementCase(
      affinity(
        "{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}, {key: example.com/generation, operator: Gt, values: ['1']}]}"
      ), on: "akswin22", wants("example.com/generation Gt [1]: example.com/generation is 1")),
    PlacementCase(
      affinity(
        "{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}, {matchExpressions: [{key: example.com/sku, operator: In, values: [Windows2025]}]}"
      ), on: "akswin22",
      wants("kubernetes.io/os In [linux], or example.com/sku In [Windows2025]: kubernetes.io/os is windows, example.com/sku is Windows2022")
    ),
    PlacementCase(affinity("{matchFields: [{key: metadata.name, operator: In, values: [akswin22]}]}"), on: "akswin22"),
    PlacementCase(
      affinity("{matchFields: [{key: metadata.name, operator: In, values: [akswin22]}]}"), on: "akswin25",
      wants("field metadata.name In [akswin22]: metadata.name is akswin25")),
    PlacementCase(affinity("{matchFields: [{key: metadata.name, operator: NotIn, values: [akswin22]}]}"), on: "akswin25"),
    PlacementCase(
      affinity("{matchFields: [{key: metadata.name, operator: In, values: [akswin22, akswin25]}]}"), on: "akswin25",
      wants("field metadata.name In [akswin22, akswin25] (malformed, so it matches no node)")),
    PlacementCase(
      affinity(
        "{matchExpressions: [{key: kubernetes.io/os, operator: Exists}], matchFields: [{key: metadata.name, operator: In, values: [x]}]}"),
      on: "akswin25", wants("field metadata.name In [x]: metadata.name is akswin25")),
    // Preferences keep no pod off; node selector and affinity are asked both.
    PlacementCase(
      "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: x, operator: Exists}]}}]}}",
      on: "akswin25"),
    PlacementCase(
      expression("key: kubernetes.io/os, operator: In, values: [linux]") + "\nnodeSelector: {kubernetes.io/os: windows}", on: "akswin25",
      wants("kubernetes.io/os In [linux]: kubernetes.io/os is windows")),
  ]
}
