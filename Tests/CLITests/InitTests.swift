import TestSupport
import Testing

/// `wingen init --from-values`: files, streams and exit codes. What becomes of old values is tested in MigrationTests.
@Suite struct InitTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let old = """
    metrics: {enabled: true}
    collector: {mode: standalone}
    secrets: {windowsNodeUsername: admin-geheim, windowsNodePassword: geheim4711}
    global: {logzioMetricsToken: geheim0815, logzioRegion: eu, env_id: shop}
    """

  @Test func writesTwoFiles() throws {
    try folder.write(Self.old, to: "old values.yaml")
    let outcome = try folder.wingen("init", "--from-values", "old values.yaml", "-o", "new")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("new: "))
    #expect(outcome.error.hasSuffix("2 settings carried over, 2 keys left out; read new/MIGRATION.md\n"))
    let (values, guide) = try (folder.read("new/values.yaml"), folder.read("new/MIGRATION.md"))
    #expect(values.contains("region: eu") && values.contains("environment: shop") && guide.contains("old values.yaml"))
    #expect(!(values + guide + outcome.error).contains("geheim"))

    // The values are what the chart takes.
    let rendered = try folder.wingen("render", "aks-logzio", "-f", "new/values.yaml")
    #expect(rendered.status == 0)
    #expect(rendered.error == "")
    #expect(rendered.output.contains("https://listener-eu.logz.io:8053"))

    let again = try folder.wingen("init", "--from-values", "-", "-o", "new", input: Self.old)
    #expect(again.status == 0)
    #expect(again.error.hasPrefix("new: 2 changed\n"))
    #expect(try folder.read("new/MIGRATION.md").contains("<standard input>"))
  }

  @Test func unknownKeysAreWarnings() throws {
    try folder.write(Self.old + "\ncolector: {mode: daemonset}\n", to: "old.yaml")
    let outcome = try folder.wingen("init", "--from-values", "old.yaml", "-o", "new")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("old.yaml:5:1: warning: colector: ") && outcome.error.contains("did you mean collector?"))
    #expect(try folder.read("new/values.yaml").contains("environment: shop"))
  }

  /// Nothing is written where something is wrong, not even a folder.
  @Test func refusals() throws {
    try folder.write("global: {env_id: [geheim]}\nmetrics: {enabled: \"no\"}\n", to: "types.yaml")
    try folder.write("windowsExporterInstallerJob:\n  interval: hourly\n", to: "refused.yaml")
    try folder.write("global: {env_id: *geheim}\n", to: "broken.yaml")
    try folder.write(String(repeating: "#", count: 5 << 20), to: "large.yaml")
    let cases: [([String], [String])] = [
      ([], ["[INIT001]", "--backend"]), (["-o", "new"], ["[INIT001]"]),
      (["--from-values", "types.yaml"], ["[MIG006]", "-o DIR"]),
      (["--from-values", "types.yaml", "-o", "new"], ["types.yaml:1:10: error: ", "types.yaml:2:11: error: ", "[MIG002]"]),
      (["--from-values", "refused.yaml", "-o", "new"], ["refused.yaml:2:13: error: installer.cronJob.schedule", "[VAL"]),
      (["--from-values", "broken.yaml", "-o", "new"], ["broken.yaml:1:18: error: ", "[YAML009]"]),
      (["--from-values", "large.yaml", "-o", "new"], ["[CLI002]"]), (["--from-values", "none.yaml", "-o", "new"], ["[CLI001]"]),
      (["--from-values", ".", "-o", "new"], ["[CLI001]"]), (["aks-logzio", "-o", "new"], ["aks-logzio"]),
    ]
    let before = try folder.listing()
    for (arguments, fragments) in cases {
      expectRefusal(try folder.wingen(["init"] + arguments), fragments, without: ["geheim"], "\(arguments)")
    }
    #expect(try folder.listing() == before)
  }

  /// A folder of somebody else's is not written into.
  @Test func foreignFolder() throws {
    try folder.write(Self.old, to: "old.yaml")
    try folder.write("mine: true\n", to: "new/values.yaml")
    expectRefusal(try folder.wingen("init", "--from-values", "old.yaml", "-o", "new"), ["--force"])
    #expect(try folder.read("new/values.yaml") == "mine: true\n")
    #expect(try folder.wingen("init", "--from-values", "old.yaml", "-o", "new", "--force").status == 0)
    #expect(try folder.read("new/values.yaml").contains("environment: shop"))
  }
}

/// What `wingen init` recommends for the place where it runs. What it asks is tested in ScaffoldTests.
@Suite struct InitPlaceTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private func files(_ script: String, in repository: String) throws -> String {
    let outcome = try folder.shell("mkdir -p \"$1/.git\" && cd \"$1\" && \(script)", [repository])
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome.output
  }

  @Test func swiftWhereItCanBeCompiled() throws {
    let list = "init metrics --cloud eks --backend amp 2>/dev/null && ls -A metrics"
    #expect(try files("\"$W\" \(list)", in: "a") == ".github\n.pre-commit-config.yaml\nREADME.md\nStack.swift\nvalues\n")
    #expect(try files("PATH=/nowhere \"$W\" \(list)", in: "b").contains("stack.yaml\n"))
  }

  @Test func jobsOfTheRepositorysHost() throws {
    func script(_ options: String) -> String { "\"$W\" init metrics --cloud eks --backend amp \(options) 2>/dev/null && ls -A metrics" }
    #expect(try files("touch .gitlab-ci.yml && \(script(""))", in: "a").hasPrefix(".gitlab-ci.yml\n"))
    #expect(try !files(script("--ci none"), in: "b").contains(".git"))
  }
}

/// `wingen init --from-manifests`: files, streams and exit codes. What becomes of objects is tested in ManifestImportTests.
@Suite struct InitFromManifestsTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let manifests = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: web, namespace: shop}
    data: {a: b}
    """

  private static let secret = """

    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: login, namespace: shop}
    stringData: {password: geheim4711}
    """

  @Test func writesASpecAndItsGuide() throws {
    let outcome = try folder.wingen("init", "--from-manifests", "-", "-o", "my shop", input: Self.manifests)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("1 object: 1 by their types"))
    #expect(outcome.error.hasSuffix("to get them back: wingen render 'my shop' --namespace shop\n"))
    #expect(try folder.read("my shop/Stack.swift").contains("struct MyShopChart: ChartSpec"))
    #expect(try folder.read("my shop/README.md").contains("| ConfigMap web in shop | Stack.swift | by its type |"))

    // What stands there is its author's.
    let again = try folder.wingen("init", "--from-manifests", "-", "-o", "my shop", input: Self.manifests)
    expectRefusal(again, ["[IMP011]", "my shop/Stack.swift", "--force"], without: [], "a second time")
    let forced = try folder.wingen("init", "--from-manifests", "-", "-o", "my shop", "--name", "other", "--force", input: Self.manifests)
    #expect(forced.status == 0)
    #expect(try folder.read("my shop/Stack.swift").contains("struct OtherChart: ChartSpec"))
  }

  @Test func secretsAreLeftOutWithAWarning() throws {
    try folder.write(Self.manifests + Self.secret, to: "all.yaml")
    let outcome = try folder.wingen("init", "--from-manifests", "all.yaml", "-o", "shop")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("all.yaml:6:1: warning: Secret login in shop is left out, with its keys password"))
    #expect(outcome.error.contains("equal to the manifests but for 1 Secret"))
    let written = try folder.read("shop/Stack.swift") + folder.read("shop/README.md")
    #expect(!(written + outcome.error).contains("geheim"))
    #expect(written.contains("kubectl create secret generic login --namespace shop"))
  }

  @Test func refusals() throws {
    try folder.write(Self.manifests, to: "web.yaml")
    try folder.write("replicas: 2\n", to: "values.yaml")
    let cases: [([String], [String])] = [
      (["--from-manifests", "web.yaml"], ["[IMP010]", "-o DIR"]), (["--release", "shop", "-o", "new"], ["[IMP010]"]),
      (["--from-manifests", "web.yaml", "--from-values", "values.yaml", "-o", "new"], ["[IMP010]", "not with both"]),
      (["--from-manifests", "values.yaml", "-o", "new"], ["values.yaml:1:1: error: ", "[IMP002]"]),
      (["--from-manifests", "web.yaml", "-o", "new", "--release", "No"], ["[IMP006]"]),
    ]
    for (arguments, fragments) in cases {
      expectRefusal(try folder.wingen(["init"] + arguments), fragments, without: [], "\(arguments)")
    }
  }
}
