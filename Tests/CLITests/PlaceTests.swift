import TestSupport
import Testing
import YAML

@Suite struct PlaceTests {
  private let folder: WorkingFolder

  init() throws {
    folder = try WorkingFolder()
    try folder.write(Self.nodes, to: "nodes.json")
  }

  private static let nodes = """
    {"apiVersion": "v1", "kind": "List", "items": [
      {"kind": "Node", "metadata": {"name": "lin", "labels": {"kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}}},
      {"kind": "Node", "metadata": {"name": "win", "labels": {
        "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", "node.kubernetes.io/windows-build": "10.0.20348"}}},
      {"kind": "Node", "metadata": {"name": "win-2025", "labels": {
        "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", "node.kubernetes.io/windows-build": "10.0.26100"}}}
    ]}
    """

  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
    spec:
      os: {name: linux}
      nodeSelector: {kubernetes.io/os: linux}
      containers: [{name: web, image: "nginx:1"}]

    """

  private static let lost = pod.replacing("name: web\nspec", with: "name: lost\nspec").replacing("os: linux}", with: "os: plan9}")

  @Test func aTableAndNothingElse() throws {
    try folder.write(Self.pod, to: "pod.yaml")
    let outcome = try folder.wingen("place", "pod.yaml", "--nodes", "nodes.json")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        WORKLOAD  OS     LANDS ON  NODES
        Pod web   linux  1 of 3    lin

        Pod web does not land on
          win, win-2025: nodeSelector wants kubernetes.io/os=linux: found windows
          win, win-2025: os.name is linux, so the kubelet refuses the pod: the node runs windows

        """)
  }

  @Test func findingsGoToStandardErrorAndIntoTheJSON() throws {
    try folder.write(Self.pod, to: "pod.yaml")
    try folder.write(Self.lost, to: "lost.yaml")
    let text = try folder.wingen("place", ".", "--nodes", "nodes.json")
    #expect(text.status == 1)
    #expect(
      text.error.hasPrefix("lost.yaml:4:3: warning: Pod lost lands on none of 3 nodes: ") || text.error.hasPrefix("./lost.yaml:4:3: "))
    #expect(text.error.contains("[PLACE103]"))
    #expect(!text.output.contains("PLACE103"))
    let json = try folder.wingen("place", ".", "--nodes", "nodes.json", "--format", "json")
    #expect(json.status == 1 && json.error == text.error)
    let value = try YAMLReader.readSingle(Array(json.output.utf8), file: "out.json").plain
    #expect(value["nodeCount"] == 3)
    #expect(value["workloads"]?.list?.map { $0["name"] } == ["lost", "web"])
    #expect(value["findings"]?.list?.count == 1)
    #expect(value["findings"]?[0]?["code"] == "PLACE103" && value["findings"]?[0]?["line"] == 4)
  }

  @Test func fromAPipe() throws {
    let outcome = try folder.wingen("place", "-", "--nodes", "nodes.json", input: Self.lost)
    #expect(outcome.status == 1)
    #expect(outcome.error.hasPrefix("<standard input>:4:3: warning: "))
    let nodes = try folder.wingen("place", "pod.yaml", "--nodes", "-", input: Self.nodes)
    expectRefusal(nodes, ["pod.yaml", "[INPUT001]"])
    try folder.write(Self.pod, to: "pod.yaml")
    #expect(try folder.wingen("place", "pod.yaml", "--nodes", "-", input: Self.nodes).status == 0)
    expectRefusal(try folder.wingen("place", "-", "--nodes", "-", input: Self.nodes), ["[CLI011]"])
    expectRefusal(try folder.wingen("lint", "-", "--nodes", "-", input: Self.nodes), ["[CLI011]"])
    expectRefusal(try folder.wingen("place", "-", "--nodes", "nodes.json", "aks-logzio", "-f", "-"), ["[CLI011]"])
  }

  @Test func specsAreRenderedWithValues() throws {
    let outcome = try folder.wingen("place", "aks-logzio", "--nodes", "nodes.json", "--namespace", "monitoring", "--release", "m")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output.contains("DaemonSet monitoring/m-windows-metrics-proxy-ltsc2022"))
    try folder.write("proxy: {enabled: false}\ninstaller: {firewall: {manage: false}}\n", to: "values.yaml")
    for arguments in [["-f", "values.yaml"], ["--set", "proxy.enabled=false,installer.firewall.manage=false"]] {
      let without = try folder.wingen(["place", "aks-logzio", "--nodes", "nodes.json"] + arguments)
      #expect(without.status == 0, "\(without.error)")
      #expect(!without.output.contains("DaemonSet"))
      #expect(without.output.contains("CronJob"))
    }
    expectRefusal(try folder.wingen("place", "aks-logzio", "--nodes", "nodes.json", "--set", "prox=1"), ["prox", "[VAL202]"])
    expectRefusal(
      try folder.wingen("place", "nodes.json", "--nodes", "nodes.json", "--set", "a=1"), ["helm template", "[CLI019]"])
  }

  @Test func chartsMustBeRendered() throws {
    #expect(try folder.wingen("build", "aks-logzio", "-o", "chart").status == 0)
    let outcome = try folder.wingen("place", "chart", "--nodes", "nodes.json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("chart: warning: "))
    #expect(outcome.error.contains("helm template NAME CHART | wingen place - --nodes nodes.json"))
    let json = try folder.wingen("place", "chart", "--nodes", "nodes.json", "--format", "json")
    #expect(try YAMLReader.readSingle(Array(json.output.utf8), file: "out.json").plain["workloads"] == [])
  }

  @Test func lintSaysTheSame() throws {
    try folder.write(Self.lost, to: "lost.yaml")
    let without = try folder.wingen("lint", "lost.yaml")
    #expect(!without.output.contains("PLACE"))
    let with = try folder.wingen("lint", "lost.yaml", "--nodes", "nodes.json")
    #expect(with.status == 1)
    #expect(with.output.contains("lost.yaml:4:3: warning: Pod lost lands on none of 3 nodes: "))
    #expect(with.output.contains("[PLACE103]"))
  }

  private static let mistakes: [(arguments: [String], fragments: [String])] = [
    (["place"], ["path"]),
    (["place", "aks-logzio"], ["--nodes"]),
    (["place", "aks-logzio", "--nodes", "missing.json"], ["missing.json", "[CLI001]"]),
    (["place", "aks-logzio", "--nodes", "."], ["[CLI001]"]),
    (["place", "aks-logzio", "--nodes", "none.json"], ["[PLACE002]", "kubectl get nodes -o json"]),
    (["place", "aks-logzio", "--nodes", "broken.json"], ["broken.json:1:", "[YAML"]),
    (["place", "aks-logzo", "--nodes", "nodes.json"], ["[CLI003]", "did you mean aks-logzio?"]),
    (["place", "missing.yaml", "--nodes", "nodes.json"], ["[INPUT001]"]),
    (["place", "aks-logzio", "--nodes", "nodes.json", "--format", "sarif"], ["sarif"]),
    (["place", "aks-logzio", "--nodes", "nodes.json", "--config", "missing.yaml"], ["[CLI001]"]),
  ]

  @Test(arguments: mistakes) func wrongUsage(_ mistake: (arguments: [String], fragments: [String])) throws {
    try folder.write("{\"kind\": \"List\", \"items\": []}", to: "none.json")
    try folder.write("{\"kind\": ", to: "broken.json")
    expectRefusal(try folder.wingen(mistake.arguments), mistake.fragments)
  }
}
