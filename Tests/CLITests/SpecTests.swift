import TestSupport
import Testing

@Suite struct SpecTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func aSpecIsANameAFolderOrAFile() throws {
    let byName = try folder.wingen("render", "aks-logzio")
    #expect(byName.status == 0)
    try folder.shell("mkdir examples && cp -r \"$1\" examples/", [Project.path("examples/aks-logzio")])
    for spec in [
      Project.path("examples/aks-logzio"), Project.path("examples/aks-logzio/"), Project.path("examples/aks-logzio/Stack.swift"),
      "examples/aks-logzio", "./examples/aks-logzio//",
    ] {
      let outcome = try folder.wingen("render", spec)
      #expect(outcome.status == 0, "\(spec): \(outcome.error)")
      #expect(outcome.output == byName.output)
    }
  }

  @Test func unknownSpecs() throws {
    expectRefusal(try folder.wingen("build", "aks-logzoi", "-o", "c"), ["aks-logzoi", "[CLI003]", "did you mean aks-logzio?"])
    expectRefusal(try folder.wingen("render", "examples/aks-logzio"), ["[CLI003]", "did you mean aks-logzio?"])
    expectRefusal(try folder.wingen("render", "something-else"), ["[CLI003]", "built in: aks-azure-monitor, aks-logzio, aks-vm-extension"])
    expectRefusal(try folder.wingen("render", ""), ["''", "[CLI003]"])
    expectRefusal(try folder.wingen("render", "/"), ["/ has no Stack.swift", "[CLI013]"])
    #expect(try folder.listing() == [])
  }

  /// A spec that was changed is compiled; one that was not needs no compiler.
  @Test func anEditedSpecIsCompiled() throws {
    try folder.shell("cp -r \"$1\" edited", [Project.path("examples/eks-amp")])
    let text = try folder.read("edited/Stack.swift")
    try folder.write(text.replacing(#"version: "0.1.0""#, with: #"version: "7.8.9""#), to: "edited/Stack.swift")
    let built = try folder.wingen("build", "edited", "-o", "c")
    #expect(built.status == 0, "\(built.error)")
    #expect(built.error == "c: 25 added\n")
    #expect(try folder.read("c/Chart.yaml").contains("version: \"7.8.9\"\n"))
    // An existing path wins over the name of an example.
    try folder.shell("mv edited eks-amp")
    #expect(try folder.wingen("build", "eks-amp", "-o", "c", "--check").status == 0)
    #expect(try folder.wingen("build", "eks-amp/Stack.swift", "-o", "c", "--check").status == 0)
    #expect(try folder.wingen("lint", "eks-amp").status == 0)
    #expect(try folder.wingen("lint", "eks-amp/Stack.swift").status == 0)
  }

  @Test func aSpecThatDoesNotCompile() throws {
    try folder.shell("mkdir spec")
    try folder.write(Self.windowsAgent.replacing("// here", with: "privileged: true"), to: "spec/Stack.swift")
    let outcome = try folder.wingen("build", "spec", "-o", "c")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    for fragment in ["spec/Stack.swift:11:", "error:", "[SPEC037]", "the compiler's messages stand above"] {
      #expect(outcome.error.contains(fragment), "\(fragment): \(outcome.error)")
    }
    #expect(!outcome.error.contains("/tmp/"), "\(outcome.error)")
    #expect(try folder.shell("ls c").status != 0)
  }

  /// What the checks find in a spec's objects, and what is wrong with its declaration, points at the line that declares it.
  @Test func findingsPointAtTheLinesOfTheSpec() throws {
    let spec = """
      import Wingen

      struct Agent: ChartSpec {
        static let info = ChartInfo(name: "agent", version: "0.1.0", appVersion: "1", summary: "An agent.")
        struct Settings: ChartValues {}
        static func chart(_ values: Settings) -> Chart {
          Chart {
            RawYAML(["apiVersion": "v1", "kind": "Service", "metadata": ["name": "a"], "spec": ["prots": []]])
            // here
          }
        }
      }

      """
    try folder.write(spec, to: "spec/Agent.swift")
    let outcome = try folder.wingen("lint", "spec/Agent.swift")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("did you mean ports?"), "\(outcome.output)")
    #expect(outcome.output.contains("declared at spec/Agent.swift:8:"), "\(outcome.output)")
    // A review shows it beside that line, because no file of the repository has the rendered one.
    let annotation = try folder.wingen("lint", "spec/Agent.swift", "--format", "github").output
    #expect(annotation.hasPrefix("::error file=spec/Agent.swift,line=8,col=14,title="), "\(annotation)")
    try folder.write(spec.replacing("// here", with: #"ConfigMap("a", data: []); ConfigMap("a", data: [])"#), to: "spec/Agent.swift")
    let refused = try folder.wingen("lint", "spec/Agent.swift")
    #expect(refused.status == 1)
    #expect(refused.error.hasPrefix("spec/Agent.swift:9:"), "\(refused.error)")
    #expect(refused.error.contains("[SPEC019]"), "\(refused.error)")
  }

  /// Whatever it is called by, a spec reads its own folder, and nothing above it.
  @Test func aSpecByEveryPath() throws {
    let spec = """
      import Glibc
      import Wingen

      struct Reader: ChartSpec {
        static let info = ChartInfo(name: "reader", version: "0.1.0", appVersion: "1", summary: "Reads a file of its folder.")
        struct Settings: ChartValues {}
        static func chart(_ values: Settings) -> Chart {
          Chart { ConfigMap("read", data: [DataEntry("data", value: Expr(literal: access("data", R_OK) == 0 ? "read" : "unread"))]) }
        }
      }

      """
    try folder.write(spec, to: "a b/Stack.swift")
    try folder.write("let unrelated = 1\n", to: "a b/Package.swift")
    try folder.write("x", to: "a b/data")
    try folder.write(spec, to: "-gnone/@Stack.swift")
    try folder.write("x", to: "-gnone/data")
    for path in ["a b", "./a b/", "a b/Stack.swift", folder.path + "/work/a b", "a b/../a b", "-gnone/@Stack.swift"] {
      let outcome = try folder.wingen("render", "--", path)
      #expect(outcome.status == 0, "\(path): \(outcome.error)")
      #expect(outcome.output.contains("data: read\n"), "\(path): \(outcome.output)")
    }
    try folder.shell("mv 'a b/Stack.swift' 'a b/Entry.swift'")
    #expect(try folder.wingen("render", "a b/Entry.swift").output.contains("data: read\n"))
  }

  @Test func withoutACompiler() throws {
    try folder.write(Self.windowsAgent, to: "Agent.swift")
    let outcome = try folder.shell("PATH=/nowhere \"$W\" build Agent.swift -o c")
    expectRefusal(outcome, ["Agent.swift", "[SPEC030]", "stack.yaml"])
    let homeless = try folder.shell("unset WINGEN_CACHE HOME; \"$W\" build Agent.swift -o c")
    expectRefusal(homeless, ["[SPEC032]", "WINGEN_CACHE"])
    try folder.shell("cp \"$W\" alone")
    expectRefusal(try folder.shell("unset WINGEN_SPEC_LIBRARY; ./alone build Agent.swift -o c"), ["[SPEC031]", "make install"])
    expectRefusal(try folder.wingen("build", "c.txt", "-o", "c"), ["[CLI003]"])
    try folder.write("x", to: "c.txt")
    expectRefusal(try folder.wingen("build", "c.txt", "-o", "c"), ["[CLI021]"])
  }

  private static let windowsAgent = """
    import Wingen

    struct Agent: ChartSpec {
      static let info = ChartInfo(name: "agent", version: "0.1.0", appVersion: "1", summary: "An agent on Windows nodes.")
      struct Settings: ChartValues {}
      static func chart(_ values: Settings) -> Chart {
        Chart {
          DaemonSet("agent", pod: PodSpec<Windows>(placement: Placement()) {
            Container(
              "agent", image: "example.com/agent:1.0",
              securityContext: SecurityContext(// here
              ))
          })
        }
      }
    }

    """

  /// A chart is naturally written into a folder of the example's name, which then is no spec.
  @Test func theChartsOwnFolderMayHaveTheExamplesName() throws {
    #expect(try folder.wingen("build", "aks-logzio", "-o", "aks-logzio").status == 0)
    let again = try folder.wingen("build", "aks-logzio", "-o", "aks-logzio")
    #expect(again.status == 0)
    #expect(again.error == "aks-logzio: up to date\n")
  }
}
