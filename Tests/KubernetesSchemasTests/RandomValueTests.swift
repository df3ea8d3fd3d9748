import Diagnostics
import KubernetesSchemas
import TestSupport
import Testing
import YAML

struct RandomValueTests {
  /// Objects of known kinds with any values in them: every violation has words and a path whose last step alone may be missing.
  @Test func anyValueIsChecked() throws {
    var random = SplitMix64(seed: 21)
    let schemas = KubernetesSchemas(version: nil)
    let kinds = [
      ("v1", "Pod"), ("apps/v1", "Deployment"), ("batch/v1", "CronJob"), ("v1", "Service"),
      ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("v1", "List"),
    ]
    var count = 0
    for _ in 0..<2000 {
      let (apiVersion, kind) = kinds.randomElement(using: &random) ?? ("v1", "Pod")
      var map = Self.map(&random, depth: 0)
      map["apiVersion"] = .string(apiVersion)
      map["kind"] = .string(kind)
      let object = YAMLValue.map(map)
      schemas.check(object) { violation in
        count += 1
        let finding = violation.finding
        #expect(!finding.message.isEmpty && finding.code.text.hasPrefix("K8S"), "seed 21")
        #expect(
          Self.reaches(violation.path.dropLast(), in: object) || Self.reaches(violation.path.dropLast(2), in: object), "seed 21: \(finding)"
        )
      }
    }
    #expect(count > 2000)
  }

  /// JSON schemas contain JSON schemas: a value nested as deep as a reader allows is passed through.
  @Test func deepValues() throws {
    var schema: YAMLValue = ["type": 7]
    for _ in 0..<2000 { schema = ["not": schema] }
    let object: YAMLValue = [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": ["name": "a.b"],
      "spec": [
        "group": "b", "scope": "Cluster", "names": ["kind": "A", "plural": "a"],
        "versions": [["name": "v1", "schema": ["openAPIV3Schema": schema]]],
      ],
    ]
    var found: [SchemaViolation] = []
    KubernetesSchemas(version: nil).check(object) { found.append($0) }
    #expect(found.isEmpty)
    var lists: YAMLValue = ["apiVersion": "v1", "kind": "Pod"]
    for _ in 0..<1000 { lists = ["apiVersion": "v1", "kind": "List", "items": [lists]] }
    KubernetesSchemas(version: nil).check(lists) { found.append($0) }
    #expect(found.isEmpty)
  }

  private static let keys = [
    "metadata", "spec", "name", "labels", "containers", "template", "ports", "env", "schedule", "jobTemplate", "selector", "items", "x",
    "versions", "schema",
    "openAPIV3Schema", "properties", "volumes", "restartPolicy", "initContainers", "annotations", "port",
  ]

  private static func map(_ random: inout SplitMix64, depth: Int) -> YAMLMap {
    var map: YAMLMap = [:]
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      map[keys.randomElement(using: &random) ?? "x"] = value(&random, depth: depth + 1)
    }
    return map
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 7 ? 6 : 14), using: &random) {
    case 0: .null
    case 1: .bool(true)
    case 2: .int(Int.random(in: -2...(1 << 40), using: &random))
    case 3: .float(1.5)
    case 4: .string("a B\u{0}é")
    case 5: .string("a")
    case 6, 7, 8: .list((0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth + 1) })
    default: .map(map(&random, depth: depth))
    }
  }

  private static func reaches(_ path: some Sequence<PathElement>, in value: YAMLValue) -> Bool {
    var current = value
    for element in path {
      let next =
        switch element {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return false }
      current = next
    }
    return true
  }
}
