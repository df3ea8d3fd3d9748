import Foundation
import TestSupport
import Testing
import YAML

@Suite struct GitOpsCommandTests {
  private let folder: WorkingFolder

  init() throws {
    folder = try WorkingFolder()
    try folder.write(Self.fleet, to: "fleet.yaml")
    try folder.write("name,seconds:int\nedge-1,30\nedge-2,60\n", to: "edges.csv")
  }

  private static let fleet = """
    fleet: test
    repository: {url: "https://example.com/r.git"}
    argocd: {generator: list}
    defaults: {spec: eks-amp, delivery: manifests, namespace: monitoring}
    clusters:
      - {name: one, delivery: argocd}
      - {name: two, delivery: kustomize, values: {scrape: {intervalSeconds: 45}}}
    tables:
      - file: edges.csv
        cluster: {name: "${name}", values: {scrape: {intervalSeconds: "${seconds}"}}}

    """

  /// All files, with what changes when one is touched.
  private func files() throws -> [String] { try folder.listing().filter { $0.hasPrefix("out/") && $0.contains(" f ") } }

  @Test func tellsWhatItDid() throws {
    let first = try folder.wingen("gitops", "fleet.yaml", "-o", "out")
    #expect(first.status == 0)
    #expect(first.output.contains("+ clusters/one/values.yaml\n") && first.output.contains("+ argocd/applicationset.yaml\n"))
    #expect(first.error == "4 clusters: 4 changed, 4 shared parts changed\n")
    let before = try files()
    let second = try folder.wingen("gitops", "fleet.yaml", "-o", "out")
    #expect(second.status == 0 && second.output == "" && second.error == "4 clusters: 0 changed, 4 up to date\n")
    #expect(try files() == before)
    let check = try folder.wingen("gitops", "fleet.yaml", "-o", "out", "--check")
    #expect(check.status == 0 && check.output == "")
  }

  @Test func checkShowsDifferencesAndWritesNothing() throws {
    _ = try folder.wingen("gitops", "fleet.yaml", "-o", "out")
    try folder.write("name,seconds:int\nedge-1,30\nedge-2,45\n", to: "edges.csv")
    let before = try folder.listing()
    let check = try folder.wingen("gitops", "fleet.yaml", "-o", "out", "--check")
    #expect(check.status == 1)
    #expect(check.output.contains("+++ b/clusters/edge-2/values.yaml") && check.output.contains("+  intervalSeconds: 45"))
    #expect(!check.output.contains("edge-1/"))
    #expect(check.error.contains("[CLI005]") && check.error.contains("run wingen gitops fleet.yaml -o out"))
    #expect(try folder.listing() == before)
    let markdown = try folder.wingen("gitops", "fleet.yaml", "-o", "out", "--check", "--format", "markdown")
    #expect(markdown.status == 1 && markdown.output.hasPrefix("### 4 clusters: 1 out of date"))
    #expect(markdown.output.contains("| `clusters/edge-2` | 0 | "))
    let json = try folder.wingen("gitops", "fleet.yaml", "-o", "out", "--format", "json")
    let value = try YAMLReader.readSingle(json.output, file: "output").plain
    #expect(json.status == 0 && value["changedClusters"] == ["edge-2"] && value["findings"] == [])
  }

  /// Another checkout, time zone, locale, umask, and order of rows and clusters.
  @Test func surroundingsDoNotShow() throws {
    let outcome = try folder.shell(
      """
      "$W" gitops fleet.yaml -o one >/dev/null 2>&1 || exit 1
      umask 077
      mkdir -p deep/checkout && cp fleet.yaml deep/checkout/fleet.yaml
      printf 'name,seconds:int\\nedge-1,30\\nedge-2,60\\n' > deep/checkout/edges.csv
      cd deep/checkout
      TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 HOME=/nowhere "$W" gitops ./fleet.yaml -o ../../two >/dev/null 2>&1 || exit 2
      cd ../.. && diff -r one two && stat -c %a two/clusters/one/values.yaml
      """)
    #expect(outcome.status == 0 && outcome.output == "644\n", "\(outcome.output)")
  }

  @Test func faultsOfAllClustersComeAtOnce() throws {
    try folder.write("name,seconds:int\nedge-1,0\nedge-2,30\nedge-2,45\n", to: "edges.csv")
    let outcome = try folder.wingen("gitops", "fleet.yaml", "-o", "out")
    #expect(outcome.status == 1)
    for part in ["scrape.intervalSeconds: expected integer 15 to 300, found 0", "in cluster edge-1", "edges.csv:4:1", "nothing written"] {
      #expect(outcome.error.contains(part), "\(part)\n\(outcome.error)")
    }
    #expect(try !folder.listing().contains { $0.contains("out") })
  }

  @Test func unreadableFilesAreWrongUsage() throws {
    let missing = try folder.wingen("gitops", "flet.yaml", "-o", "out")
    #expect(missing.status == 2 && missing.error.contains("flet.yaml"))
    try folder.write("fleet: [", to: "fleet.yaml")
    let broken = try folder.wingen("gitops", "fleet.yaml", "-o", "out")
    #expect(broken.status == 2 && broken.error.contains("fleet.yaml:1:"))
  }

  @Test func unknownSpecsAreTheirClustersFault() throws {
    try folder.write(Self.fleet.replacing("{name: two,", with: "{name: two, spec: eks-amb,"), to: "fleet.yaml")
    let outcome = try folder.wingen("gitops", "fleet.yaml", "-o", "out", "--keep-going")
    #expect(outcome.status == 1 && outcome.error.contains("did you mean eks-amp?") && outcome.error.contains("1 broken"))
    #expect(try folder.listing().contains { $0.contains("out/clusters/one") })
    #expect(try !folder.listing().contains { $0.contains("out/clusters/two") })
  }

  @Test func schemaIsPrinted() throws {
    let outcome = try folder.wingen("schema", "fleet")
    let schema = try YAMLReader.readSingle(outcome.output, file: "schema").plain
    #expect(outcome.status == 0 && schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    let values = try folder.wingen("schema", "eks-amp")
    #expect(values.status == 0 && values.output.contains("\"workspaceID\""))
    #expect(try folder.wingen("schema", "fleets").status == 2)
  }

  /// The example is a fleet that can be delivered: nothing but the secrets that are to be filled in is left to say.
  @Test func exampleIsFine() throws {
    let outcome = try folder.shell("\"$W\" gitops \"$1\" -o out >/dev/null", [Project.path("examples/aks-logzio/fleet.yaml")])
    #expect(outcome.status == 0 && outcome.error == "8 clusters: 8 changed, 6 shared parts changed\n", "\(outcome.error)")
    let again = try folder.shell("\"$W\" gitops \"$1\" -o out --check", [Project.path("examples/aks-logzio/fleet.yaml")])
    #expect(again.output == "" && again.status == 0)
    let findings = again.error.split(separator: "\n").filter { $0.contains(": info: ") }
    #expect(findings.count == 3 && findings.allSatisfy { $0.contains("[GITOPS024]") }, "\(again.error)")
  }

  /// A few of the kills that `make test-long` tries two hundred of.
  @Test func killedRunsLeaveWholeClusters() throws {
    let outcome = try folder.shell(
      "PATH=$PATH:/usr/local/bin python3 \"$1\" \"$W\" 9", [Project.path("Tests/Support/gitops/killed_runs.py")])
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.error)")
  }
}
