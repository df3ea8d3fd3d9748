import Foundation
import TestSupport
import Testing

/// `wingen lint` as a process: what it reads, what it prints, how it ends.
@Suite struct LintTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  /// A Windows pod that is as it should be, `more` lines in its specification.
  static func pod(_ more: String = "", name: String = "web") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: \(name)
      namespace: shop
    spec:
      os:
        name: windows
      nodeSelector:
        kubernetes.io/os: windows
        kubernetes.io/arch: amd64
      tolerations:
        - operator: Exists
          effect: NoSchedule
    \(more.isEmpty ? "" : "  " + more + "\n")  containers:
        - name: web
          image: mcr.microsoft.com/windows/nanoserver:ltsc2022
          resources:
            limits:
              cpu: "1"
              memory: 256Mi

    """
  }

  static let bad = pod("hostPID: true")

  private func json(_ text: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(object?["findings"] as? [[String: Any]])
  }

  private func places(_ outcome: WorkingFolder.Outcome) throws -> [String] {
    try json(outcome.output).map {
      "\($0["file"] ?? "-"):\($0["line"] ?? "-"):\($0["column"] ?? "-") \($0["severity"] ?? "-") \($0["code"] ?? "-")"
    }
  }

  @Test func goodFile() throws {
    try folder.write(Self.pod(), to: "pod.yaml")
    let outcome = try folder.wingen("lint", "pod.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error == "checked 1 Kubernetes object in 1 file\n")
  }

  @Test func badFileWithItsLine() throws {
    try folder.write(Self.bad, to: "pod.yaml")
    let outcome = try folder.wingen("lint", "pod.yaml")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        pod.yaml:15:3: error: the API server refuses hostPID on a Windows pod [WIN001]
          15 |   hostPID: true
             |   ^
          hint: remove it; a HostProcess pod sees the host's processes without it
        1 error in 1 file

        """)
  }

  @Test func informationAloneIsFine() throws {
    let unplaced =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: 'a.example/a:1', resources: {limits: {cpu: 1, memory: 1Gi}}}\n"
    let alone = try folder.wingen("lint", "--format", "json", "-", input: unplaced)
    #expect(alone.status == 0)
    #expect(try json(alone.output).allSatisfy { $0["severity"] as? String == "info" })
    // The same pod beside a Windows pod, even of another file, is a warning.
    try folder.write(unplaced, to: "m/unplaced.yaml")
    try folder.write(Self.pod(), to: "m/windows.yaml")
    let mixed = try folder.wingen("lint", "--format", "json", "m")
    #expect(mixed.status == 1)
    #expect(try places(mixed).contains { $0.hasPrefix("m/unplaced.yaml") && $0.contains("warning WIN030") })
  }

  @Test(arguments: ["json", "sarif", "github", "junit"]) func formats(_ format: String) throws {
    try folder.write(Self.bad, to: "pod.yaml")
    let outcome = try folder.wingen("lint", "--format", format, "pod.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("WIN001"))
    #expect(outcome.output.hasSuffix("\n"))
    let misspelt = try folder.wingen("lint", "--format", format + "x", "pod.yaml")
    #expect(misspelt.status == 2)
  }

  // MARK: - Inputs

  @Test func standardInputWithHelmsComments() throws {
    let stream =
      "---\n# Source: shop/templates/service.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n"
      + "---\n# Source: shop/templates/pod.yaml\n" + Self.bad
    let outcome = try folder.wingen("lint", "--format", "json", "-", input: stream)
    #expect(try places(outcome) == ["shop/templates/pod.yaml:15:3 error WIN001"])
  }

  /// What is not in a whole release is missing; what Helm wrote of one template alone is no whole release.
  @Test func renderingsAreWholeReleases() throws {
    let template = "---\n# Source: shop/templates/pod.yaml\n" + Self.pod("serviceAccountName: shop")
    let map = "---\n# Source: shop/templates/map.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n"
    let part = try folder.wingen("lint", "--format", "json", "-", input: template)
    #expect(try places(part) == [])
    let whole = try folder.wingen("lint", "--format", "json", "-", input: template + map)
    #expect(try places(whole) == ["shop/templates/pod.yaml:15:3 warning K8S106"])
  }

  @Test func folderWithOtherFiles() throws {
    try folder.write(Self.bad, to: "k/b.yaml")
    try folder.write(Self.bad.replacingOccurrences(of: "name: web\n  names", with: "name: db\n  names"), to: "k/a.yml")
    try folder.write("replicas: 3\n", to: "k/values.yaml")
    try folder.write("{{ if x }}\n", to: "k/playbook.yaml")
    try folder.write("{\"name\": \"package\"}\n", to: "k/package.json")
    let outcome = try folder.wingen("lint", "--format", "json", "k")
    #expect(try places(outcome) == ["k/a.yml:15:3 error WIN001", "k/b.yaml:15:3 error WIN001"])
  }

  @Test func unrenderedTemplate() throws {
    try folder.write("apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n", to: "t.yaml")
    let outcome = try folder.wingen("lint", "t.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[YAML017]") && outcome.output.contains("helm template"))
  }

  /// One document that cannot be read does not hide the others.
  @Test func faultyDocumentAmongGoodOnes() throws {
    let stream = Self.bad + "---\na: [\n---\n" + Self.pod("hostIPC: true", name: "db")
    let outcome = try folder.wingen("lint", "--format", "json", "-", input: stream)
    #expect(outcome.status == 1)
    let codes = try json(outcome.output).compactMap { $0["code"] as? String }
    #expect(codes.contains("WIN001") && codes.contains("YAML024") && codes.contains("WIN002"))
  }

  @Test func inputsThatAreNone() throws {
    let empty = try folder.wingen("lint", "-", input: "# nothing\n---\n")
    #expect(empty.status == 1 && empty.output.contains("[INPUT011]"))
    let missing = try folder.wingen("lint", "nowhere.yaml")
    #expect(missing.status == 2 && missing.output.contains("[INPUT001]"))
    // A word may be a spec's name or a file's: what is like no name is a file.
    #expect(try json(folder.wingen("lint", "--format", "json", "nowhere").output).first?["file"] as? String == "nowhere")
    #expect(try folder.wingen("lint", "aks-logzoi").error.contains("did you mean aks-logzio?"))
    try folder.write(Array("\u{7F}ELF\0\0\0\0".utf8), to: "program.yaml")
    try folder.write(Self.bad, to: "pod.yaml")
    let binary = try folder.wingen("lint", "program.yaml", "pod.yaml")
    #expect(binary.status == 1 && binary.output.contains("[INPUT010]") && binary.output.contains("[WIN001]"))
    try folder.write("a: 1\n", to: "none/values.yaml")
    let nothing = try folder.wingen("lint", "none")
    #expect(nothing.status == 1 && nothing.output.contains("[LINT008]"))
    #expect(try folder.wingen("lint").status == 2)
  }

  @Test func aHundredThousandDocuments() throws {
    let one = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n"
    try folder.write(String(repeating: one, count: 100_000) + Self.bad, to: "many.yaml")
    let outcome = try folder.wingen(["lint", "--format", "json", "many.yaml"], memory: 1024)
    #expect(outcome.status == 1)
    #expect(try places(outcome).contains("many.yaml:400015:3 error WIN001"))
  }

  @Test func resourceDefinitionsBesideTheirObjects() throws {
    try folder.write(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: fleets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {plural: fleets, kind: Fleet}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {size: {type: integer}}}

      """, to: "m/crds/fleet.yaml")
    try folder.write("apiVersion: example.com/v1\nkind: Fleet\nmetadata: {name: a}\nspec: {size: many}\n", to: "m/fleet.yaml")
    #expect(try places(folder.wingen("lint", "--format", "json", "m")) == ["m/fleet.yaml:4:8 error K8S002"])
  }

  @Test func specsAndTheirCharts() throws {
    // The Secrets with credentials are made by hand; nothing else is found.
    let spec = try folder.wingen("lint", "--format", "json", Project.path("examples/aks-logzio"))
    #expect(spec.status == 0, "\(spec.output)")
    #expect(try json(spec.output).allSatisfy { $0["code"] as? String == "K8S105" && $0["severity"] as? String == "info" })
    // Each names the value that decides, and the line that made the object.
    let causes = try json(spec.output).map { "\($0["causes"] ?? "-")" }
    #expect(causes.contains { $0.contains("logzio.") && $0.contains(".swift") }, "\(causes)")
    #expect(try folder.wingen("lint", "--format", "json", "aks-logzio").output.contains("K8S105"))
    #expect(try folder.wingen("build", "aks-logzio", "-o", "chart").status == 0)
    let chart = try folder.wingen("lint", "chart")
    #expect(chart.status == 0, "\(chart.output)")
  }

  // MARK: - Configuration

  @Test func configurationIsFoundAbove() throws {
    try folder.write("rules: {WIN001: info}\n", to: ".wingen.yaml")
    try folder.write(Self.bad, to: "deep/er/pod.yaml")
    let outcome = try folder.shell("cd deep/er && exec \"$W\" lint --format json pod.yaml")
    #expect(outcome.status == 0)
    #expect(try places(outcome) == ["pod.yaml:15:3 info WIN001"])
  }

  @Test func exclusionsAndReleases() throws {
    try folder.write("exclude: [vendor/]\nreleases: [release]\n", to: ".wingen.yaml")
    try folder.write(Self.bad, to: "vendor/pod.yaml")
    let reference = Self.pod("serviceAccountName: missing")
    try folder.write(reference, to: "release/pod.yaml")
    try folder.write(reference, to: "other/pod.yaml")
    let outcome = try folder.wingen("lint", "--format", "json", ".")
    #expect(try places(outcome) == ["release/pod.yaml:15:3 warning K8S106"])
  }

  @Test func faultyConfiguration() throws {
    try folder.write("rules: {WIN0001: off}\n", to: "c.yaml")
    try folder.write(Self.pod(), to: "pod.yaml")
    let outcome = try folder.wingen("lint", "--config", "c.yaml", "pod.yaml")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("c.yaml:1:9") && outcome.error.contains("WIN001"))
    #expect(try folder.wingen("lint", "--config", "none.yaml", "pod.yaml").status == 2)
    #expect(try folder.wingen("lint", "--kube-version", "new", "pod.yaml").status == 2)
  }

  @Test func kubernetesVersionDecides() throws {
    let flow =
      "apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}\nspec: {priorityLevelConfiguration: {name: exempt}}\n"
    let old = try folder.wingen("lint", "--format", "json", "--kube-version", "1.28", "-", input: flow)
    let new = try folder.wingen("lint", "--format", "json", "--kube-version", "1.33", "-", input: flow)
    #expect(try !places(old).contains { $0.contains("K8S008") })
    #expect(try places(new).contains { $0.contains("error K8S008") })
  }

  @Test func nodesTellTaints() throws {
    try folder.write(
      """
      {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "w1", "labels":
      {"kubernetes.io/os": "windows"}}, "spec": {"taints": [{"key": "os", "value": "windows", "effect": "NoSchedule"}]}}]}
      """, to: "nodes.json")
    let intolerant = Self.pod().replacingOccurrences(of: "  tolerations:\n    - operator: Exists\n      effect: NoSchedule\n", with: "")
    try folder.write(intolerant, to: "pod.yaml")
    #expect(try folder.wingen("lint", "pod.yaml").status == 0)
    let outcome = try folder.wingen("lint", "--format", "json", "--nodes", "nodes.json", "pod.yaml")
    #expect(try places(outcome).contains { $0.contains("WIN032") })
  }
}
