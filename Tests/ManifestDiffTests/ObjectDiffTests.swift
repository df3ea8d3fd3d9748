import TestSupport
import Testing
import YAML

@testable import ManifestDiff

@Suite struct ObjectDiffTests {
  static func objects(_ text: String) throws -> ObjectSet { ObjectSet(try YAMLReader.readValues(text, file: "test")) }

  static func difference(_ old: String, _ new: String) throws -> ManifestDifference {
    ManifestDifference(from: try objects(old), to: try objects(new))
  }

  private static let service =
    "{apiVersion: v1, kind: Service, metadata: {name: a, namespace: web}, spec: {ports: [{name: web, port: 80}]}}"

  @Test func objectsAreKnownByGroupKindNamespaceAndName() throws {
    let old = "{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}}\n---\n" + Self.service
    let new = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"
    let difference = try Self.difference(old, new)
    #expect(difference.added.map(\.title) == ["ConfigMap a"])
    #expect(difference.removed.map(\.title) == ["Service web/a"])
    #expect(difference.changed.map { $0.identity.title } == ["Deployment.apps a"])
    #expect(difference.changed[0].changes.map { $0.path.text } == ["apiVersion"])
  }

  /// Old, new, and the changes of `x`, as `path: old → new`.
  private static let fields: [(old: String, new: String, changes: [String])] = [
    ("{a: 1}", "{a: 1}", []),
    ("{a: 1}", "{a: 1.0}", []),
    ("{a: 1, b: 2}", "{b: 2, a: 1}", []),
    ("{a: [{b: 1, c: 2}]}", "{a: [{c: 2.0, b: 1}]}", []),
    ("{a: 1}", "{a: 2}", ["a: 1 → 2"]),
    ("{a: 1}", "{a: \"1\"}", ["a: 1 → \"1\""]),
    ("{a: {b: 1}}", "{a: {c: 1}}", ["a.b: removed 1", "a.c: added 1"]),
    ("{a: 1}", "{a: {b: 1}}", ["a: 1 → {\"b\":1}"]),
    ("{a: null}", "{}", ["a: removed null"]),
    ("{\"a/b.c\": 1}", "{\"a/b.c\": 2}", ["[\"a/b.c\"]: 1 → 2"]),
    ("{a: [1, 2, 3]}", "{a: [1, 9, 2, 3]}", ["a[1]: added 9"]),
    ("{a: [1, 2, 3]}", "{a: [1, 3]}", ["a[1]: removed 2"]),
    ("{a: [1, 2]}", "{a: [2, 1]}", ["a[0]: 1 → 2", "a[1]: 2 → 1"]),
    ("{a: []}", "{a: [1]}", ["a[0]: added 1"]),
    (
      "{c: [{name: x, image: i1}, {name: w, image: i}]}", "{c: [{name: z, image: i}, {name: x, image: i2}, {name: w, image: i}]}",
      ["c[name=x].image: \"i1\" → \"i2\"", "c[name=z]: added {\"name\":\"z\",\"image\":\"i\"}"]
    ),
    (
      "{c: [{mountPath: /a, name: v}, {mountPath: /b, name: v}]}", "{c: [{mountPath: /a, name: v}]}",
      ["c[mountPath=\"/b\"]: removed {\"mountPath\":\"/b\",\"name\":\"v\"}"]
    ),
    // The order of containers that are there twice means something.
    ("{c: [{name: x}, {name: w}]}", "{c: [{name: w}, {name: x}]}", ["c[0].name: \"x\" → \"w\"", "c[1].name: \"w\" → \"x\""]),
    ("{c: [{name: x}, {name: x}]}", "{c: [{name: x}]}", ["c[1]: removed {\"name\":\"x\"}"]),
  ]

  @Test(arguments: fields) func changesOfFields(_ test: (old: String, new: String, changes: [String])) throws {
    func value(_ text: String) throws -> YAMLValue { try YAMLReader.readSingle(text, file: "x").plain }
    let changes = ValueComparison.changes(from: try value(test.old), to: try value(test.new))
    #expect(changes.map { "\($0.path.text): \($0.words)" } == test.changes)
    #expect(changes.isEmpty == ValueComparison.areEqual(try value(test.old), try value(test.new)))
  }

  @Test func listsAreTheirItems() throws {
    let list =
      "{apiVersion: v1, kind: List, items: [\(Self.service), {apiVersion: v1, kind: SecretList, items: [{apiVersion: v1, kind: Secret, metadata: {name: s}}]}]}"
    let single = "\(Self.service)\n---\n{apiVersion: v1, kind: Secret, metadata: {name: s}}"
    #expect(try Self.difference(list, single).isEmpty)
    var set = ObjectSet()
    let items = set.add(["apiVersion": "v1", "kind": "List", "items": [5]])
    let text = set.add("text")
    #expect(!items && !text && set.objects.isEmpty)
  }

  @Test func repeatedObjectsAreComparedInTheirOrder() throws {
    func map(_ value: Int) -> String { "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: \"\(value)\"}}\n---\n" }
    let old = try Self.objects(map(1) + map(2))
    #expect(old.repeated.map(\.title) == ["ConfigMap a"])
    let difference = ManifestDifference(from: old, to: try Self.objects(map(1) + map(3) + map(4)))
    #expect(difference.changed.map { $0.identity.title } == ["ConfigMap a (2)"])
    #expect(difference.added.map(\.title) == ["ConfigMap a (3)"])
    let generated =
      "{apiVersion: v1, kind: Pod, metadata: {generateName: p-}}\n---\n{apiVersion: v1, kind: Pod, metadata: {generateName: p-}}"
    #expect(try Self.objects(generated).repeated.isEmpty)
  }

  // MARK: Renaming

  private static func deployment(_ name: String, image: String = "i", replicas: Int = 1) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), labels: {app: \(name), team: x}}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          serviceAccountName: \(name)-account
          containers: [{name: main, image: \(image), args: [a, b, c]}]
    ---

    """
  }

  @Test func anotherNameIsNoNewObject() throws {
    let difference = try Self.difference(Self.deployment("one", replicas: 1), Self.deployment("two", replicas: 2))
    #expect(difference.added.isEmpty && difference.removed.isEmpty)
    let renamed = try #require(difference.renamed.first)
    #expect(renamed.identity.name == "one" && renamed.newIdentity?.name == "two")
    #expect(renamed.changes.map { $0.path.text }.contains("spec.replicas"))
    #expect(!renamed.changes.map { $0.path.text }.contains("metadata.name"))
  }

  @Test func whatHasLittleInCommonIsAnother() throws {
    let other =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: two}, spec: {template: {spec: {containers: [{name: x, image: y}]}}}}"
    let difference = try Self.difference(Self.deployment("one"), other)
    #expect(difference.renamed.isEmpty)
    #expect(difference.added.count == 1 && difference.removed.count == 1)
    let empty = try Self.difference(
      "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}", "{apiVersion: v1, kind: ServiceAccount, metadata: {name: b}}")
    #expect(empty.renamed.isEmpty && empty.added.count == 1)
  }

  @Test func theLikestGoTogether() throws {
    let old = Self.deployment("one", image: "a") + Self.deployment("two", image: "b")
    let new = Self.deployment("eins", image: "b") + Self.deployment("zwei", image: "a")
    let pairs = try Self.difference(old, new).renamed.map { [$0.identity.name, $0.newIdentity?.name] }
    #expect(pairs == [["one", "zwei"], ["two", "eins"]])
  }

  // MARK: Secrets

  private static func secret(_ value: String, name: String = "s", annotation: String = "") -> String {
    let kept = annotation.isEmpty ? "" : ", annotations: {kubectl.kubernetes.io/last-applied-configuration: '\(annotation)'}"
    return """
      apiVersion: v1
      kind: Secret
      metadata: {name: \(name), labels: {a: b, c: d, e: f, g: h, i: j}\(kept)}
      \(value)
      ---

      """
  }

  private static let secrets: [(old: String, new: String)] = [
    (secret("data: {password: HUSH1}"), secret("data: {password: HUSH2}")),
    (secret("data: {password: HUSH1}"), secret("data: {other: HUSH2}")),
    (secret("data: {password: HUSH1}"), secret("stringData: {password: HUSH2}")),
    (secret("data: HUSH1"), secret("data: [HUSH2]")),
    (secret("type: x"), secret("stringData: {password: \"HUSH1\\nHUSH2\\n\"}")),
    (secret("data: {}", annotation: "HUSH1"), secret("data: {}", annotation: "HUSH2")),
    ("{apiVersion: v1, kind: Secret, metadata: {name: s}}", secret("data: {}", annotation: "HUSH2")),
    (secret("data: {password: HUSH1}", name: "one"), secret("data: {password: HUSH2}", name: "two")),
  ]

  @Test(arguments: secrets) func secretsAreNotShown(_ test: (old: String, new: String)) throws {
    for (old, new) in [(test.old, test.new), (test.new, test.old)] {
      let objects = try Self.difference(old, new)
      #expect(!objects.isEmpty)
      let difference = Difference(oldName: "old", newName: "new", objects: objects)
      for text in [difference.text, difference.markdown, JSONWriter.text(for: difference.value, pretty: true)] {
        #expect(!text.isEmpty)
        #expect(!text.contains("HUSH"), "\(text)")
      }
    }
  }

  @Test func otherFieldsOfSecretsAreShown() throws {
    let difference = try Self.difference(oldSecret, newSecret)
    #expect(
      difference.changed[0].changes.map { "\($0.path.text): \($0.words)" } == [
        "data.k: changed (not shown)", "metadata.labels.l: \"1\" → \"2\"",
      ])
  }

  private var oldSecret: String { "{apiVersion: v1, kind: Secret, metadata: {name: s, labels: {l: \"1\"}}, data: {k: QQ==}}" }
  private var newSecret: String { "{apiVersion: v1, kind: Secret, metadata: {name: s, labels: {l: \"2\"}}, data: {k: Qg==}}" }
}
