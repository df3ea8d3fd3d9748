import ChartModel
import JSONSchemas
import TestSupport
import Testing
import YAML

@testable import Fleet

@Suite struct FleetSchemaTests {
  @Test func isASchemaThatIsCheckedInFull() throws {
    let schema = try fleetSchema.get()
    #expect(schema.unchecked.isEmpty)
    #expect(try YAMLReader.readSingle(FleetSchema.text, file: "schema").plain == FleetSchema.value)
    #expect(FleetSchema.value["$schema"] == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test func everyKeyIsDescribed() {
    func check(_ schema: YAMLValue, _ path: String) {
      for entry in schema.map?.entries ?? [] where entry.key != "properties" { check(entry.value, "\(path)/\(entry.key)") }
      for item in schema.list ?? [] { check(item, path) }
      for property in schema["properties"]?.map?.entries ?? [] {
        #expect(property.value["title"]?.string == property.key, "\(path)")
        #expect(property.value["description"]?.string?.hasSuffix(".") ?? false, "\(path)/\(property.key)")
        check(property.value, "\(path)/\(property.key)")
      }
    }
    check(FleetSchema.value, "")
  }

  /// What is accepted without a look at its pattern fits it.
  @Test func plainWordsFitTheirPatterns() {
    let forms: [TextForm] = [
      .clusterName, .fleetName, .release, .objectName, .layerName, .dataKey, .labelKey, .labelValue, .spec, .repositoryPath, .filePath,
    ]
    for form in forms {
      let limit = form.plainLimit ?? 0
      #expect(limit > 50)
      for word in [
        "a", "0", "a-b", "0--9", "prod-weu-1", String(repeating: "a", count: limit), "a" + String(repeating: "-", count: limit - 2) + "0",
      ] {
        #expect(TextForm.isPlain(word) && form.pattern.matches(word) && word.count <= form.maxLength ?? .max, "\(form.words) \(word)")
      }
    }
    for word in ["", "-", "-a", "a-", "A", "a_b", "a.b", "ä", "a/b", "a b"] { #expect(!TextForm.isPlain(word)) }
  }

  /// A file with something changed at random: reader and schema agree whether its shape is right.
  @Test(arguments: 0..<6) func agreesWithTheReader(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let schema = try fleetSchema.get()
    let good = try YAMLReader.readSingle(Self.everyKey, file: "fleet.yaml", options: .valuesFile).plain
    #expect(schema.validate(good).isEmpty)
    var refused = 0
    for _ in 0..<50 {
      let changed = Self.changed(good, &random)
      let text = YAMLEmitter.text(for: changed)
      let located = try YAMLReader.readSingle(text, file: "fleet.yaml", options: .valuesFile)
      let faults = FormCheck.faults(of: located, as: .record(FleetForm.record))
      let violations = schema.validate(located.plain)
      #expect(faults.isEmpty == violations.isEmpty, "seed \(seed): \(faults.map(\.path)) \(violations.map(\.path))\n\(text)")
      if !faults.isEmpty { refused += 1 }
    }
    #expect((10...48).contains(refused), "seed \(seed)")
  }

  private static let everyKey = """
    fleet: f
    repository: {url: https://example.com/r, revision: main, path: a/b}
    charts: {from: oci://r.example.com/c, version: 1.2.3}
    argocd: {generator: list, namespace: a, project: p, automated: true, prune: true, selfHeal: false}
    flux: {namespace: f, interval: 10m, hub: false, decryptionSecret: s}
    sops: {age: [age1q], pgp: [A]}
    defaults: {spec: s, delivery: flux, labels: {a: b}, values: {a: 1}}
    environments: {prod: {wave: 1}}
    regions: {eu: {cloud: eks}}
    clusters:
      - name: a
        environment: prod
        region: eu
        destination: {server: https://e.com, kubeconfigSecret: k}
        release: r
        namespace: m
        kubernetes: "1.34"
        windowsBuilds: [2022, 10.0.20348]
        apiVersions: [a.b/v1]
        valuesFiles: [v.yaml]
        secrets:
          a: {externalSecret: {store: s, storeKind: SecretStore, refreshInterval: 1h, data: {a: b, c: {key: d, property: e}}}}
          b: {secretProviderClass: {provider: azure, parameters: {a: b}, data: {a: b}}}
          c: {sops: {keys: [a]}}
          d: {existing: true}
    tables:
      - rows: [{name: b, wave: 1, on1: true}]
        cluster: {name: "${name}", wave: "${wave}", labels: {a: "x${name}"}, secrets: {a: {sealedSecret: {keys: ["${name}"]}}}}
    """

  private static let others: [YAMLValue] = [
    .null, true, false, 0, 5, 2022, -1, "", "a", "A b", "2022", "${name}", "$${x", "1.34", "10m", "flux", [], ["a"], [:], ["a": "b"],
    ["keys": ["a"]],
    ["existing": true], "https://example.com", "../a", .string(String(repeating: "a", count: 60)),
  ]

  /// One change somewhere: another value, a key less, a key more, a key renamed.
  private static func changed(_ value: YAMLValue, _ random: inout SplitMix64) -> YAMLValue {
    switch value {
    case .map(var map) where !map.isEmpty && random.chance(88):
      let index = Int.random(in: map.entries.indices, using: &random)
      switch Int.random(in: 0..<20, using: &random) {
      case 0: map.entries.remove(at: index)
      case 1: map.entries[index].key += "x"
      case 2: map["wave"] = 3
      default: map.entries[index].value = changed(map.entries[index].value, &random)
      }
      return .map(map)
    case .list(var list) where !list.isEmpty && random.chance(88):
      let index = Int.random(in: list.indices, using: &random)
      if random.chance(10) { list.remove(at: index) } else { list[index] = changed(list[index], &random) }
      return .list(list)
    default: return others.randomElement(using: &random) ?? .null
    }
  }
}
