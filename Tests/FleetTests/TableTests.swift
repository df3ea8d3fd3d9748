import Diagnostics
import Fleet
import Scheduling
import Testing
import YAML

/// Clusters from tables.
@Suite struct TableTests {
  private func fleetOf(_ csv: String, _ template: String) throws -> Fleet {
    try fleet(
      "fleet: f\ndefaults: {spec: s, delivery: manifests, namespace: m, wave: 5}\ntables: [{file: t.csv, cluster: {\(template)}}]\n",
      files: ["t.csv": csv])
  }

  private func values(_ csv: String, _ values: String) throws -> YAMLValue? {
    try fleetOf(csv, "name: '${name}', values: \(values)").clusters.first?.values.first?.values.plain
  }

  @Test func aScalarThatIsAColumnBecomesTheCell() throws {
    let csv = "name,n:int,b:bool,t:text,u\na,-7,TRUE,1,007\n"
    #expect(
      try values(csv, "{'n': '${n}', b: '${b}', t: '${t}', u: '${u}', l: ['${n}', {x: '${b}'}]}")
        == ["n": -7, "b": true, "t": "1", "u": "007", "l": [-7, ["x": true]]])
  }

  @Test func inLongerTextsTheCellsTextIsPutIn() throws {
    let csv = "name,n:int,b:bool\nweu-1,-7,TRUE\n"
    #expect(
      try values(csv, "{x: '${name}/${n}-${b}.', 'y': '$${name}', z: '$${name} ${name}', d: '$', e: '$$', f: 'a}b{'}")
        == ["x": "weu-1/-7-true.", "y": "${name}", "z": "${name} weu-1", "d": "$", "e": "$$", "f": "a}b{"])
  }

  /// What comes out of a cell is not looked at again.
  @Test func cellsAreNoTemplates() throws {
    #expect(try values("name,x\na,${name}\n", "{x: '${x}', 'y': 'a${x}', z: '$${x}'}") == ["x": "${name}", "y": "a${name}", "z": "${x}"])
  }

  @Test func emptyCellsLeaveOptionalKeysOut() throws {
    let csv = "name,wave:int,x\na,,\nb,7,y\n"
    let clusters = try fleetOf(csv, "name: '${name}', wave: '${wave?}', values: {k: '${x?}', l: ['${x?}', 1], t: 'a${x?}'}").clusters
    #expect(clusters.map(\.wave) == [5, 7])
    #expect(clusters.map { $0.values[0].values.plain } == [["l": [1], "t": "a"], ["k": "y", "l": ["y", 1], "t": "ay"]])
  }

  @Test func rowsInTheFleetFile() throws {
    let fleet = try fleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m}
      tables:
        - rows: [{name: a, wave: 1, f: 0.5}, {name: b, up: true}]
          cluster: {name: "${name}", wave: "${wave?}", values: {up: "${up?}", f: "x${f?}"}}
      clusters: [{name: c}]
      """)
    #expect(fleet.clusters.map(\.name) == ["a", "b", "c"])
    #expect(fleet.clusters.map(\.wave) == [1, 0, 0])
    #expect(fleet.clusters.prefix(2).map { $0.values[0].values.plain } == [["f": "x0.5"], ["up": true, "f": "x"]])
    #expect(fleet.clusters.map(\.origin.column) == [12, 40, 12] && fleet.clusters.map(\.origin.line) == [4, 4, 6])
  }

  @Test func everyScalarOfAClusterMayComeFromATable() throws {
    let fleet = try fleet(
      """
      fleet: f
      repository: {url: https://example.com/r}
      environments: {prod: {}}
      regions: {eu: {}}
      tables:
        - file: t.csv
          cluster:
            name: "${name}"
            environment: "${env}"
            region: "${region}"
            spec: "${spec}"
            delivery: "${by}"
            namespace: "${ns}"
            cloud: "${cloud}"
            kubernetes: "${k8s}"
            windowsBuilds: ["${build}"]
            destination: {server: "https://${name}.example.com"}
            labels: {site: "${name}"}
            valuesFiles: ["${env}.yaml"]
            secrets: {"s": {externalSecret: {store: "${env}", data: {token: "${name}/token"}}}}
      """,
      files: [
        "t.csv": "name,env,region,spec,by,ns,cloud,k8s,build\na,prod,eu,x,flux,m,eks,1.33,10.0.20348\n", "prod.yaml": "a: '${name}'\n",
      ])
    let cluster = try #require(fleet.clusters.first)
    #expect(cluster.environment == "prod" && cluster.region == "eu" && cluster.spec == "x" && cluster.delivery == .flux)
    #expect(cluster.cloud == .eks && cluster.windowsBuilds == [.server2022])
    #expect(cluster.destination.server == "https://a.example.com" && cluster.labels == ["site": "a"])
    // Values files are read as they are.
    #expect(cluster.values.map(\.values.plain) == [["a": "${name}"]])
    #expect(
      cluster.secrets.map(\.source) == [
        .externalSecret(ExternalSecretSource(storeName: "prod", data: [.init(key: "token", remoteKey: "a/token")]))
      ])
  }

  @Test func byteOrderMarkCRLFAndBlankRows() throws {
    let fleet = try fleetOf("\u{FEFF}name, wave : int \r\na,1\r\n\r\n,\r\n\"b\",2", "name: '${name}', wave: '${wave}'")
    #expect(fleet.clusters.map(\.name) == ["a", "b"] && fleet.clusters.map(\.wave) == [1, 2])
    #expect(fleet.clusters.map(\.origin.line) == [2, 5])
  }

  /// Large tables are read in one go; what rows do not change they share.
  @Test func twoThousandClusters() throws {
    let csv = "name,env,build,replicas:int\n" + (0..<2000).map { "edge-\($0),\($0 % 2 == 0 ? "prod" : "dev"),2022,\($0)\n" }.joined()
    let reading = readFleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m, valuesFiles: [v.yaml]}
      environments: {prod: {wave: 1}, dev: {}}
      tables:
        - file: t.csv
          cluster: {name: "${name}", environment: "${env}", windowsBuilds: ["${build}"], values: {collector: {replicas: "${replicas}"}}}
      """, files: ["t.csv": csv, "v.yaml": "a: 1\n"])
    #expect(reading.findings.isEmpty)
    let clusters = try #require(reading.fleet).clusters
    #expect(clusters.count == 2000 && reading.inputs.count == 3)
    #expect(clusters.allSatisfy { $0.values.count == 2 && $0.values[0].file == "fleets/v.yaml" })
    for cluster in clusters {
      let number = try #require(Int(cluster.name.dropFirst(5)))
      guard cluster.values[1].values["collector"]?["replicas"]?.int == number, cluster.wave == (number % 2 == 0 ? 1 : 0) else {
        Issue.record("\(cluster.name) has the values of another row")
        return
      }
    }
  }
}
