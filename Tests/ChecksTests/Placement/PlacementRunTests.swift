import Checks
import Diagnostics
import KubernetesSchemas
import Scheduling
import TestSupport
import Testing

/// Workloads of several inputs on the nodes of one cluster, with `place` and with `lint`.
@Suite struct PlacementRunTests {
  private static let linux = ClusterNode("lin", labels: ["kubernetes.io/os": "linux"])
  private static let windows = ClusterNode("win", labels: ["kubernetes.io/os": "windows", "disk": "fast"])
  private static let tainted = ClusterNode(
    "win-2", labels: ["kubernetes.io/os": "windows"], taints: [Taint("os", "windows", effect: "NoSchedule")])
  private static let nodes = [linux, windows, tainted]

  private static func source(_ text: String, _ name: String) -> LintSource {
    LintSource([.text(Array(text.utf8)[...], name: name, isStream: false)])
  }

  private static func pod(_ name: String, _ spec: String, annotations: String = "{}") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: \(name)
      annotations: \(annotations)
    spec: {\(spec), containers: [{name: a, image: "nginx:1"}]}

    """
  }

  private static func exporter(_ name: String, _ spec: String, annotations: String = "{}") -> String {
    """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata:
      name: \(name)
      annotations: \(annotations)
    spec:
      template:
        spec: {\(spec), containers: [{name: e, image: "ghcr.io/prometheus-community/windows-exporter:0.31.8"}]}

    """
  }

  private func place(
    _ texts: [String], _ configuration: LintConfiguration = LintConfiguration(), on nodes: [ClusterNode] = nodes
  ) -> PlacementRun.Result {
    let sources = texts.enumerated().map { Self.source($1, "\($0).yaml") }
    return PlacementRun(on: nodes, configuration).place(sources)
  }

  private func lines(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.location?.description ?? "-") \($0.code)" }
  }

  @Test func runtimeClassesOfLaterInputsCount() throws {
    let runtimeClass =
      "{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: w}, handler: h, scheduling: {nodeSelector: {disk: fast}}}"
    let pod = Self.pod("a", "runtimeClassName: w")
    for texts in [[pod, runtimeClass], [runtimeClass, pod], [pod + "---\n" + runtimeClass]] {
      #expect(try #require(place(texts).report.rows.first).landsOn == ["win"])
    }
    #expect(try #require(place([pod]).report.rows.first).landsOn == ["lin", "win"])
  }

  @Test func aWorkloadThatLandsNowhere() throws {
    let result = place([Self.pod("a", "nodeSelector: {disk: slow}")])
    #expect(lines(result.lint.findings) == ["0.yaml:4:3 PLACE103"])
    let finding = try #require(result.lint.findings.first)
    #expect(
      finding.message
        == "Pod a lands on none of 3 nodes: nodeSelector wants disk=slow: found fast or no such label; taint os=windows:NoSchedule is not tolerated (win-2)"
    )
    #expect(result.lint.excerpts == [SourceLocation(file: "0.yaml", line: 4, column: 3): "  name: a"])
    #expect(place([Self.pod("a", "nodeSelector: {disk: fast}")]).lint.findings.isEmpty)
  }

  @Test func aPodThatTheKubeletRefuses() throws {
    let result = place([Self.pod("a", "os: {name: linux}")])
    #expect(lines(result.lint.findings) == ["0.yaml:6:8 PLACE104"])
    #expect(
      result.lint.findings.first?.message
        == "nothing keeps pods of Pod a off 1 of 3 nodes (win), where the kubelet refuses them: os.name is linux")
    #expect(result.lint.findings.first?.severity == .error)
    let nowhere = place([Self.pod("a", "os: {name: windows}")], on: [Self.linux]).lint.findings
    #expect(nowhere.map(\.code) == ["PLACE104"])
    #expect(nowhere.first?.message.hasSuffix("; no other node takes them") == true)
    #expect(place([Self.pod("a", "os: {name: linux}, nodeSelector: {kubernetes.io/os: linux}")]).lint.findings.isEmpty)
  }

  @Test func windowsNodesWithoutAnExporter() throws {
    let result = place([Self.exporter("e", "nodeSelector: {kubernetes.io/os: windows}")])
    #expect(lines(result.lint.findings) == ["0.yaml:4:3 PLACE101"])
    #expect(
      result.lint.findings.first?.message
        == "1 of 2 Windows nodes gets no windows_exporter (win-2); DaemonSet e does not land there: taint os=windows:NoSchedule is not tolerated"
    )
    // One finding tells it, also if the exporter lands nowhere at all.
    let nowhere = place([Self.exporter("e", "nodeSelector: {disk: slow}")])
    #expect(nowhere.lint.findings.map(\.code) == ["PLACE101"])
    #expect(place([Self.exporter("e", "nodeSelector: {disk: slow}")], on: [Self.linux]).lint.findings.map(\.code) == ["PLACE103"])
    let everywhere = "nodeSelector: {kubernetes.io/os: windows}, tolerations: [{operator: Exists}]"
    #expect(place([Self.exporter("e", everywhere)]).lint.findings.isEmpty)
  }

  @Test func windowsNodesWithTwoExporters() throws {
    let everywhere = "nodeSelector: {kubernetes.io/os: windows}, tolerations: [{operator: Exists}]"
    let (first, second) = (Self.exporter("e", everywhere), Self.exporter("f", everywhere))
    let findings = place([first, second]).lint.findings
    #expect(lines(findings) == ["1.yaml:4:3 PLACE102"])
    #expect(
      findings.first?.message == "2 Windows nodes get windows_exporter more than once (win, win-2): from DaemonSet e and DaemonSet f")
    #expect(findings.first?.related.map(\.location.description) == ["0.yaml:4:3"])
    // The same object in two files is one object.
    #expect(place([first, first]).lint.findings.isEmpty)
  }

  @Test func suppressionsCount() throws {
    let annotation = "{ignore.wingen/PLACE101: installed on the node, ignore.wingen/PLACE103: a pool that grows from zero}"
    #expect(place([Self.pod("a", "nodeSelector: {disk: slow}", annotations: annotation)]).lint.findings.isEmpty)
    #expect(place([Self.exporter("e", "nodeSelector: {kubernetes.io/os: windows}", annotations: annotation)]).lint.findings.isEmpty)
    #expect(place(["# wingen:ignore PLACE104 known\n" + Self.pod("a", "os: {name: linux}")]).lint.findings.isEmpty)
    let other = "{ignore.wingen/PLACE101: another finding}"
    #expect(place([Self.pod("a", "nodeSelector: {disk: slow}", annotations: other)]).lint.findings.map(\.code) == ["PLACE103"])
  }

  @Test func levelsCount() throws {
    var configuration = LintConfiguration()
    configuration.levels = ["PLACE103": .off, "PLACE104": .info]
    let texts = [Self.pod("a", "nodeSelector: {disk: slow}"), Self.pod("b", "os: {name: linux}")]
    #expect(place(texts, configuration).lint.findings.map(\.severity) == [.info])
  }

  @Test func declaredPodTemplates() throws {
    var configuration = LintConfiguration()
    configuration.podTemplates = [PodTemplatePath(group: "example.com", kind: "Fleet", path: ["spec", "member"])]
    let fleet =
      "{apiVersion: example.com/v1, kind: Fleet, metadata: {name: f}, spec: {member: {spec: {nodeSelector: {disk: fast}, containers: []}}}}"
    #expect(try #require(place([fleet], configuration).report.rows.first).landsOn == ["win"])
    #expect(place([fleet]).lint.findings.map(\.code) == ["PLACE106"])
  }

  @Test func whatCannotBeReadIsTold() throws {
    let result = place([Self.pod("a", "tolerations: [{key: 1}]"), Self.pod("b", "nodeSelector: {disk: fast}"), "a: [b\n"])
    #expect(lines(result.lint.findings).prefix(1) == ["0.yaml:6:23 PLACE006"])
    #expect(result.lint.findings.count == 2)
    #expect(result.report.workloads.map(\.name) == ["b"])
    #expect(place(["a: b\n"]).lint.findings.map(\.code) == ["PLACE106"])
  }

  @Test func noMoreWorkloadsThanTheLimit() throws {
    let pods = (0..<20_003).map { "- {apiVersion: v1, kind: Pod, metadata: {name: p\($0)}, spec: {nodeName: lin}}\n" }.joined()
    let result = place(["apiVersion: v1\nkind: List\nitems:\n" + pods])
    #expect(result.report.workloads.count == 20_000)
    #expect(result.lint.findings.map(\.code) == ["PLACE107"])
    #expect(result.lint.findings.first?.message.hasPrefix("3 more workloads") == true)
  }

  // MARK: - lint

  private func lint(_ texts: [String], on nodes: [ClusterNode], workers: Int = 1) async -> LintResult {
    let sources = texts.enumerated().map { Self.source($1, "\($0).yaml") }
    return await LintRun(Linter(Checker(schemas: KubernetesSchemas(version: nil))), LintConfiguration(), nodes: nodes)
      .check(sources, workers: workers)
  }

  @Test func lintFindsTheSameOnce() async throws {
    let texts = [
      Self.pod("a", "nodeSelector: {disk: slow}"), Self.pod("b", "os: {name: linux}"),
      Self.exporter("e", "nodeSelector: {kubernetes.io/os: windows}"), Self.pod("c", "nodeSelector: {disk: fast}"),
    ]
    let isPlacement: (Diagnostic) -> Bool = { $0.code.text.hasPrefix("PLACE") }
    let placed = place(texts).lint.findings
    #expect(placed.count == 3)
    for workers in [1, 4] {
      #expect(await lint(texts, on: Self.nodes, workers: workers).findings.filter(isPlacement) == placed)
    }
    #expect(await lint(texts, on: []).findings.filter(isPlacement).isEmpty)
  }

  /// What they are for shows with nodes alone.
  @Test func suppressionsOfPlacementAreNeverUnused() async throws {
    let pod = Self.pod("a", "nodeSelector: {disk: slow}", annotations: "{ignore.wingen/PLACE103: a pool that grows from zero}")
    for nodes in [[], Self.nodes] {
      let codes = await lint([pod], on: nodes).findings.map(\.code.text)
      #expect(!codes.contains("LINT007") && !codes.contains("PLACE103"))
    }
  }

  /// Whatever specs hold, reading ends, and each workload is placed or told to be unreadable.
  @Test(arguments: 0..<6) func oddSpecs(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let values = ["~", "[]", "{}", "1", "linux", "{name: 1}", "[{key: a}]", "[~]", "{a: ~}", "[[]]"]
    let keys = ["os", "nodeSelector", "tolerations", "affinity", "runtimeClassName", "nodeName", "containers", "overhead", "resources"]
    for _ in 0..<200 {
      let fields = keys.shuffled(using: &random).prefix(3).map { "\($0): \(values.randomElement(using: &random) ?? "~")" }
      let text = "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {\(fields.joined(separator: ", "))}}"
      let result = place([text])
      let unreadable = result.lint.findings.count { $0.code.text.hasPrefix("PLACE00") }
      #expect(result.report.workloads.count + unreadable == 1, "seed \(seed): \(text)")
    }
  }
}
