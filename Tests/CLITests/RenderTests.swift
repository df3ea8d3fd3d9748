import TestSupport
import Testing
import YAML

@Suite struct RenderTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private func objects(_ outcome: WorkingFolder.Outcome) throws -> [YAMLValue] {
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.error == "")
    return try YAMLReader.readValues(outcome.output, file: "output")
  }

  private func render(_ arguments: String..., input: String? = nil) throws -> [YAMLValue] {
    try objects(folder.wingen(["render", "aks-logzio"] + arguments, input: input))
  }

  private func proxyPort(_ objects: [YAMLValue]) -> Int? {
    objects.lazy.compactMap { object -> Int? in
      guard object["kind"]?.string == "DaemonSet" else { return nil }
      return object["spec"]?["template"]?["spec"]?["containers"]?[0]?["ports"]?[0]?["containerPort"]?.int
    }.first
  }

  /// Helm's order of the kinds that the example has (helm/helm pkg/release/v1/util/kind_sorter.go, InstallOrder).
  private static let installOrder = [
    "PriorityClass", "Namespace", "NetworkPolicy", "PodDisruptionBudget", "ServiceAccount", "Secret", "ConfigMap", "ClusterRole",
    "ClusterRoleBinding", "Role", "RoleBinding", "Service", "DaemonSet", "Pod", "Deployment", "HorizontalPodAutoscaler", "StatefulSet",
    "Job", "CronJob",
  ]

  @Test func defaultsComeInHelmsOrderWithHooksBehind() throws {
    let outcome = try folder.wingen("render", "aks-logzio")
    let objects = try objects(outcome)
    #expect(objects.count > 10)
    #expect(outcome.output.hasPrefix("---\n# Source: windows-metrics/templates/"))
    let isHook = objects.map { $0["metadata"]?["annotations"]?["helm.sh/hook"] != nil }
    #expect(isHook.contains(true))
    let firstHook = isHook.firstIndex(of: true) ?? objects.count
    #expect(isHook[firstHook...].allSatisfy { $0 })
    let ranks = try objects[..<firstHook].map { object in
      let kind = try #require(object["kind"]?.string)
      return try #require(Self.installOrder.firstIndex(of: kind), "\(kind)")
    }
    #expect(ranks == ranks.sorted())
  }

  @Test func runsAreEqual() throws {
    #expect(try folder.wingen("render", "aks-logzio").output == folder.wingen("render", "aks-logzio").output)
  }

  @Test func releaseFacts() throws {
    let objects = try render(
      "--release", "my.rel", "-n", "monitoring", "--kube-version", "v1.30.2-gke.100", "--api-versions", "batch/v1,v1")
    let namespaced = objects.filter { $0["kind"]?.string?.hasPrefix("ClusterRole") == false }
    #expect(namespaced.isEmpty == false)
    for object in namespaced {
      // Events on nodes lie in `default`, and the right to make them too.
      let isOfEvents = object["metadata"]?["name"]?.string?.hasSuffix("-events") == true
      #expect(object["metadata"]?["namespace"]?.string == (isOfEvents ? "default" : "monitoring"))
    }
    for object in objects { #expect(object["metadata"]?["labels"]?["app.kubernetes.io/instance"]?.string == "my.rel") }
  }

  @Test func laterFilesWinOverEarlierOnesAndOptionsOverFiles() throws {
    try folder.write("proxy:\n  port: 8001\nexporter:\n  port: 9555\n", to: "a.yaml")
    try folder.write("proxy: {port: 8002}", to: "b.yaml")
    try folder.write("", to: "empty.yaml")
    try folder.write("# nothing\n", to: "comment.yaml")
    try folder.write("null\n", to: "null.yaml")
    #expect(try proxyPort(render("-f", "a.yaml")) == 8001)
    #expect(try proxyPort(render("-f", "a.yaml", "-f", "b.yaml")) == 8002)
    #expect(try proxyPort(render("--values", "b.yaml", "--values=a.yaml")) == 8001)
    #expect(try proxyPort(render("-f", "a.yaml", "-f", "empty.yaml", "-f", "comment.yaml", "-f", "null.yaml")) == 8001)
    #expect(try proxyPort(render("-f", "-", input: "proxy: {port: 8003}\n")) == 8003)
    #expect(try proxyPort(render("-f", "b.yaml", "-f", "-", input: "proxy: {port: 8003}\n")) == 8003)
    #expect(try proxyPort(render("--set", "proxy.port=8004", "-f", "a.yaml")) == 8004)
    #expect(try proxyPort(render("--set", "proxy.port=8004", "--set", "proxy.port=8005")) == 8005)
    #expect(try proxyPort(render("--set=proxy.port=8006,proxy.enabled=true")) == 8006)
    // A map over a null brings the defaults back, as in Helm.
    try folder.write("proxy: null\n", to: "nulled.yaml")
    #expect(try proxyPort(render("-f", "nulled.yaml", "-f", "b.yaml")) == 8002)
  }

  @Test func setStringComesLastAndMakesTexts() throws {
    let objects = try render(
      "--set-string", "logzio.environment=0123", "--set", "logzio.environment=other", "--set-string",
      "proxy.pod.annotations.example\\.com/on=true")
    let text = try #require(objects.first { $0["kind"]?.string == "DaemonSet" }?["spec"]?["template"]?["metadata"]?["annotations"])
    #expect(text["example.com/on"] == "true")
    let output = try folder.wingen("render", "aks-logzio", "--set-string", "logzio.environment=0123").output
    #expect(output.contains("0123"))
  }

  @Test func anchorsAndMergeKeysAreFine() throws {
    let values = """
      installer:
        resources: &small
          limits: &limits {memory: 100Mi}
          requests: {<<: *limits, cpu: 10m}
      proxy: {port: 8010, resources: *small}
      """
    let objects = try render("-f", "-", input: values)
    #expect(proxyPort(objects) == 8010)
    let daemonSet = try #require(objects.first { $0["kind"]?.string == "DaemonSet" })
    let resources = daemonSet["spec"]?["template"]?["spec"]?["containers"]?[0]?["resources"]
    #expect(resources?["requests"] == ["memory": "100Mi", "cpu": "10m"])
  }

  private static let badFacts: [(arguments: [String], fragments: [String])] = [
    (["--release", "Upper"], ["\"Upper\"", "[CLI006]"]),
    (["--release", ""], ["\"\"", "[CLI006]"]),
    (["--release", String(repeating: "a", count: 54)], ["53", "[CLI006]"]),
    (["--release", "-a"], ["--release"]),
    (["--namespace", "a.b"], ["\"a.b\"", "[CLI007]"]),
    (["-n", String(repeating: "a", count: 64)], ["63", "[CLI007]"]),
    (["--kube-version", "latest"], ["\"latest\"", "[CLI008]", "1.32"]),
    (["--kube-version", "1"], ["[CLI008]"]),
    (["--kube-version", "1.32.x"], ["[CLI008]"]),
    (["--kube-version", "1.99999999999999999999"], ["[CLI008]"]),
    (["--kube-version", "1.27.9"], [">=1.28.0-0", "1.27.9", "[CLI014]"]),
    (["--api-versions", "batch"], ["\"batch\"", "[CLI010]"]),
    (["--api-versions", "batch/v1,"], ["\"\"", "[CLI010]"]),
    (["--api-versions", "Batch/v1"], ["[CLI010]"]),
    (["--api-versions", "batch/v1/cronJob"], ["[CLI010]"]),
  ]

  @Test(arguments: badFacts) func badReleaseFacts(_ bad: (arguments: [String], fragments: [String])) throws {
    expectRefusal(try folder.wingen(["render", "aks-logzio"] + bad.arguments), bad.fragments)
  }

  @Test func aReaderWhoLeavesEndsItQuietly() throws {
    let outcome = try folder.shell("{ \"$W\" render aks-logzio; echo code $? >&2; } | head -1")
    #expect(outcome.output == "---\n")
    #expect(outcome.error == "code 0\n")
    let gone = try folder.shell("{ sleep 0.2; \"$W\" render aks-logzio; echo code $? >&2; } | true")
    #expect(gone.error == "code 0\n")
  }

  @Test func outputThatCannotBeWrittenIsAnError() throws {
    let full = try folder.shell("exec \"$W\" render aks-logzio > /dev/full")
    #expect(full.status == 2)
    #expect(full.error.contains("[CLI012]"))
    #expect(try folder.shell("exec \"$W\" render aks-logzio >&-").status == 2)
  }
}
