import Diagnostics
import Fleet
import JSONSchemas
import Testing
import YAML

/// What is wrong is said with its code, at its place, with a way to mend it; and it is wrong by the JSON Schema too.
@Suite struct BadFleetTests {
  @Test(arguments: BadFleet.all) func isFound(_ bad: BadFleet) throws {
    let marked = [("fleet.yaml", bad.text)] + bad.files.sorted { $0.key < $1.key }
    let place = try #require(marked.first { MarkedText.isMarked($0.1) })
    let mark = MarkedText(place.1)
    let text = MarkedText(bad.text).text
    let reading = readFleet(text, files: bad.files.mapValues { MarkedText($0).text })

    let finding = try #require(reading.findings.first)
    #expect(reading.findings.count == 1, "\(reading.findings.map(\.message))")
    #expect(finding.code.text == bad.code)
    #expect(finding.severity == .error)
    let location = try #require(finding.location)
    #expect("\(location)" == "fleets/\(place.0):\(mark.line):\(mark.column)")
    let words = finding.message + "\n" + (finding.hint ?? "")
    for part in bad.says { #expect(words.contains(part), "\(words)") }
    #expect(!"\(finding)".contains("hunter2") && !"\(finding)".contains("aHVudGVyMg"))

    #expect((reading.fleet == nil) == bad.isWhole)
    if let fleet = reading.fleet {
      #expect(!fleet.clusters.contains { $0.name == "a" })
      #expect(reading.broken == ["a"] || reading.hasNamelessClusters)
    }
    let value = try YAMLReader.readSingle(text, file: "fleet.yaml", options: .valuesFile).plain
    #expect(try fleetSchema.get().validate(value).isEmpty == !bad.isShape)
  }

  @Test func everyCodeHasACase() {
    // FLEET028 counts what is left out, below.
    let codes = Set(BadFleet.all.map(\.code)).filter { $0.hasPrefix("FLEET") }
    #expect(codes == Set((1...27).map { "FLEET\($0 < 10 ? "00" : "0")\($0)" }))
  }

  @Test func clustersAreBrokenOneByOne() throws {
    let reading = readFleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m}
      environments: {bad: {wave: x}, good: {}}
      clusters:
        - {name: a, environment: good}
        - {name: b, environment: bad}
        - {name: c, wave: -1, cloud: x}
        - {name: d, region: nowhere}
        - {name: E}
        - {name: f, labels: {a: b}}
        - 7
      """, files: [:])
    #expect(try #require(reading.fleet).clusters.map(\.name) == ["a", "f"])
    #expect(reading.broken == ["b", "c", "d"])
    #expect(reading.hasNamelessClusters)
    #expect(
      reading.findings.map { "\($0.location?.line ?? 0) \($0.code) \($0.message.prefix(26))" } == [
        "3 FLEET001 environments.bad.wave: exp", "7 FLEET005 cluster c: wave: expected ", "7 FLEET004 cluster c: cloud: expected",
        "8 FLEET008 cluster d: region: there i", "9 FLEET006 clusters[4].name: expected", "11 FLEET001 clusters[6]: expected a ma",
      ])
  }

  @Test func ofTwoClustersOfOneNameNeitherIsThere() throws {
    let reading = readFleet(
      "{fleet: f, defaults: {spec: s, delivery: manifests, namespace: m}, clusters: [{name: a}, {name: b}, {name: A}, {name: b}]}",
      files: [:])
    #expect(try #require(reading.fleet).clusters.isEmpty)
    #expect(reading.broken == ["a", "b"])
    #expect(reading.findings.map(\.code.text).sorted() == ["FLEET006", "FLEET007", "FLEET007"])
    #expect(reading.findings.last?.related.first?.location.column == 97)
  }

  /// What is missing from a template, or from the repository, is said once, with the clusters that it concerns.
  @Test func sameFindingsAreSaidOnce() throws {
    let reading = readFleet(
      """
      fleet: f
      tables:
        - rows: [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}]
          cluster: {name: "${name}", namespace: m, delivery: argocd}
      """, files: [:])
    #expect(
      reading.findings.map(\.message.description).map { String($0.prefix(45)) } == [
        "clusters a, b, c and 2 more: spec is missing:", "clusters a, b, c and 2 more: repository.url i",
      ])
    #expect(reading.broken == ["a", "b", "c", "d", "e"])
  }

  @Test func aBrokenRowBreaksItsClusterAlone() throws {
    let reading = readFleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m}
      tables: [{file: t.csv, cluster: {name: "edge-${site}", labels: {city: "${city}"}}}]
      """, files: ["t.csv": "site,city,wave:int\na,Rome,1\nb,,2\nc,Paris\nd,Oslo,x\n,Bonn,1\n"])
    #expect(try #require(reading.fleet).clusters.map(\.name) == ["edge-a"])
    // The last row's name is as empty as its cell.
    #expect(reading.broken == ["edge-b", "edge-c", "edge-d"])
    #expect(reading.hasNamelessClusters)
    #expect(reading.findings.map { "\($0.code) \($0.location?.line ?? 0)" } == ["FLEET022 4", "FLEET023 5", "FLEET025 3", "FLEET025 6"])
  }

  @Test func aFileThatCannotBeReadIsSaidOnceAndBreaksAllItsClusters() throws {
    let reading = readFleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m}
      clusters: [{name: a, valuesFiles: [x.yaml]}, {name: b, valuesFiles: [x.yaml]}, {name: c}]
      """, files: [:])
    #expect(reading.findings.count == 1)
    #expect(reading.broken == ["a", "b"])
    #expect(try #require(reading.fleet).clusters.map(\.name) == ["c"])
    #expect(reading.inputs.map(\.path) == ["fleet.yaml"])
  }

  @Test func aFleetFileThatCannotBeReadIsAFinding() {
    let reading = FleetReader.read(file: "x/fleet.yaml") { (path) throws(Diagnostic) in throw Diagnostic("CLI001", .error, "no \(path)") }
    #expect(reading.fleet == nil && reading.inputs.isEmpty)
    #expect(reading.findings.map(\.message) == ["no x/fleet.yaml"] && reading.findings.first?.file == "x/fleet.yaml")
  }

  @Test(arguments: ["", "a: [", "null", "fleet: f\nfleet: g\n", "\u{FEFF}fleet: f\nclusters: [{}]\n", "---\na: 1\n---\nb: 1\n"])
  func oddFilesGiveFindings(_ text: String) {
    let reading = readFleet(text, files: [:])
    #expect(!reading.findings.isEmpty && reading.findings.allSatisfy { $0.location?.file == "fleets/fleet.yaml" })
  }

  @Test func credentialsInYAMLErrorsAreHidden() {
    let reading = readFleet("fleet: f\nsecrets: {token: *hunter2}\n", files: [:])
    #expect(reading.findings.map(\.code.text) == ["YAML009"])
    #expect(!"\(reading.findings)".contains("hunter2"))
  }

  @Test func manyFindingsAreCounted() {
    let clusters = (0..<600).map { "  - {name: c\($0), wave: x\($0)}\n" }.joined()
    let reading = readFleet("fleet: f\nclusters:\n" + clusters, files: [:])
    #expect(reading.findings.count == 501 && reading.broken.count == 600)
    #expect(reading.findings.last?.code == "FLEET028" && reading.findings.last?.message == "100 more findings were left out")
  }
}
