import TestSupport
import Testing
import YAML

@Suite struct DiffTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n"

  @Test func exitCodesAreThoseOfDiff() throws {
    try folder.write(Self.map, to: "old.yaml")
    try folder.write(Self.map.replacing("k: v", with: "k: w"), to: "new.yaml")
    let same = try folder.wingen("diff", "old.yaml", "old.yaml")
    #expect(same.status == 0 && same.output == "" && same.error == "")
    let other = try folder.wingen("diff", "old.yaml", "new.yaml")
    #expect(other.status == 1 && other.error == "")
    #expect(other.output == "objects: 1 changed\n~ ConfigMap a\n    data.k: \"v\" → \"w\"\n")
    expectRefusal(try folder.wingen("diff", "old.yaml", "gone.yaml"), ["gone.yaml", "[INPUT001]"])
    expectRefusal(try folder.wingen("diff", "-", "-"), ["[CLI011]"])
    expectRefusal(try folder.wingen("diff", "old.yaml"), ["new"])
    expectRefusal(try folder.wingen("diff", "old.yaml", "new.yaml", "--set", "a=b"), ["[CLI019]"])
  }

  @Test func formats() throws {
    try folder.write(Self.map, to: "old.yaml")
    let json = try folder.wingen(
      "diff", "old.yaml", "-", "--format", "json", input: "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {p: SFVTSA==}\n")
    #expect(json.status == 1)
    let value = try YAMLReader.readSingle(json.output, file: "json").plain
    #expect(value["objects"]?["added"]?[0]?["kind"] == "Secret")
    #expect(value["objects"]?["removed"]?[0]?["name"] == "a")
    #expect(value["new"] == "<standard input>" && value["chart"] == .null && value["differs"] == true)
    #expect(!json.output.contains("SFVTSA"))
    let markdown = try folder.wingen("diff", "old.yaml", "old.yaml", "--format", "markdown")
    #expect(markdown.status == 0)
    #expect(markdown.output == "### `old.yaml` → `old.yaml`\n\nNo difference.\n")
  }

  @Test func foldersAreComparedWithoutTheirOtherFiles() throws {
    try folder.write(Self.map, to: "one/a.yaml")
    try folder.write("replicas: 3\n", to: "one/values.yaml")
    try folder.write(Self.map, to: "two/deep/b.yml")
    #expect(try folder.wingen("diff", "one", "two").status == 0)
    expectRefusal(try folder.wingen("diff", "one/values.yaml", "two"), ["one/values.yaml:1:1", "[DIFF003]"])
  }

  @Test func chartsAndSpecs() throws {
    let script = """
      "$W" build eks-amp -o chart 2>/dev/null && "$W" package eks-amp -o dist 2>/dev/null || exit 99
      "$W" diff chart dist/*.tgz || exit 1
      "$W" diff dist/*.tgz eks-amp || exit 2
      "$W" diff eks-amp eks-amp || exit 3
      """
    let same = try folder.shell(script)
    #expect(same.status == 0, "\(same.output)\(same.error)")

    // A setting is gone, another refuses more, a default is another: a major change, and no new version.
    let changed = try folder.shell(
      """
      cp -r chart older
      sed -i 's/"maximum": 300/"maximum": 9000/; s/"intervalSeconds"/"intervalInSeconds"/' older/values.schema.json
      sed -i 's/intervalSeconds: 30/intervalInSeconds: 30/; s/timeoutSeconds: 10/timeoutSeconds: 9/' older/values.yaml
      exec "$W" diff older chart
      """)
    #expect(changed.status == 1)
    #expect(changed.output.contains("  major scrape.intervalInSeconds: removed\n"))
    #expect(changed.output.contains("  minor scrape.intervalSeconds: new\n"))
    #expect(changed.output.contains("  minor scrape.timeoutSeconds: default 9 → 10\n"))
    #expect(changed.error.contains("chart/Chart.yaml:") && changed.error.contains("[DIFF007]"))

    let raised = try folder.shell("sed -i 's/^version: .*/version: 9.0.0/' chart/Chart.yaml; exec \"$W\" diff older chart")
    #expect(raised.status == 1)
    #expect(raised.error == "")
  }

  @Test func aRenderingComparedWithAnother() throws {
    let outcome = try folder.shell(
      """
      "$W" render aks-logzio > old.yaml
      "$W" render aks-logzio --set proxy.port=8010 | "$W" diff old.yaml -
      """)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("~ DaemonSet.apps default/"))
    #expect(outcome.output.contains("8010"))
    let specs = try folder.wingen("diff", "aks-logzio", "aks-azure-monitor")
    #expect(specs.status == 1)
    #expect(specs.output.contains("chart: version ") && specs.output.contains("objects: "))
  }

  @Test func unlikeInputs() throws {
    try folder.write(Self.map, to: "m.yaml")
    expectRefusal(try folder.wingen("diff", "m.yaml", "eks-amp"), ["[DIFF001]", "helm template"])
    try folder.write("name: a\nversion: 1.0.0\n", to: "charts/a/Chart.yaml")
    try folder.write("name: b\nversion: 1.0.0\n", to: "charts/b/Chart.yaml")
    expectRefusal(try folder.wingen("diff", "charts", "charts/a"), ["[DIFF005]"])
    try folder.write("name: a\n", to: "broken/Chart.yaml")
    expectRefusal(try folder.wingen("diff", "broken", "charts/a"), ["[DIFF002]"])
    try folder.write("- 1\n", to: "charts/b/values.yaml")
    expectRefusal(try folder.wingen("diff", "charts/a", "charts/b"), ["[DIFF002]"])
    try folder.write("name: a\nversion: one\n", to: "odd/Chart.yaml")
    let odd = try folder.wingen("diff", "charts/a", "odd")
    #expect(odd.status == 1)
    #expect(odd.error.contains("[DIFF006]"))
  }

  @Test func repeatedObjectsAndChartsAmongManifestsAreTold() throws {
    try folder.write(Self.map + "---\n" + Self.map, to: "one/a.yaml")
    try folder.write("name: a\nversion: 1.0.0\n", to: "one/charts/a/Chart.yaml")
    let outcome = try folder.wingen("diff", "one", "one")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("[DIFF004]") && outcome.error.contains("[DIFF005]"))
  }

  @Test func hostileInputDoesNotSteerTheTerminal() throws {
    let text =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"a\\e[31m\"}\ndata: {k: \"x\\ny\\e]0;t\\a\\u202e`````\\n\", \"\\e[2J\": b}\n"
    try folder.write(text, to: "old.yaml")
    try folder.write(text.replacing("y\\e", with: "z\\e").replacing(": b", with: ": c"), to: "new.yaml")
    for format in ["text", "json", "markdown"] {
      let outcome = try folder.wingen("diff", "old.yaml", "new.yaml", "--format", format)
      #expect(outcome.status == 1, "\(format)")
      #expect(!outcome.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) }, "\(format)")
    }
  }
}
