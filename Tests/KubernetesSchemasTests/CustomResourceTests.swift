import KubernetesSchemas
import TestSupport
import Testing
import YAML

/// Custom resources, by their CustomResourceDefinition.
struct CustomResourceTests {
  private static let crd = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: gadgets.example.com}
    spec:
      group: example.com
      scope: Namespaced
      names: {kind: Gadget, plural: gadgets}
      versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              required: [spec]
              properties:
                spec:
                  type: object
                  required: [size, mode]
                  properties:
                    size: {type: integer, minimum: 1, maximum: 9}
                    share: {type: number, minimum: 0, exclusiveMinimum: true, multipleOf: 2}
                    mode: {type: string, enum: [fast, slow], default: fast}
                    host: {type: string, pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 10, minLength: 2}
                    port: {x-kubernetes-int-or-string: true}
                    tags: {type: array, items: {type: string}, x-kubernetes-list-type: set, maxItems: 3}
                    rules:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [name]
                      items: {type: object, properties: {name: {type: string}, note: {type: string, nullable: true}}}
                    labels: {type: object, additionalProperties: {type: string}, maxProperties: 2}
                    anything: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {num: {type: integer}}}
                    free: {x-kubernetes-preserve-unknown-fields: true}
                    inner: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
                    level: {type: integer, enum: [1, 2]}
        - {name: v2, served: true, storage: false}
        - {name: v0, served: false, storage: false}
    """

  private func problems(_ spec: String, apiVersion: String = "example.com/v1") throws -> [String] {
    try Found.problems("{apiVersion: \(apiVersion), kind: Gadget, metadata: {name: a}, spec: {size: 1, \(spec)}}", adding: [Self.crd])
  }

  @Test func theDefinitionItselfIsRight() throws { #expect(try Found.problems(Self.crd) == []) }

  @Test(arguments: [
    "share: 2, mode: slow, host: ab-c", "port: 80", "port: http", "tags: [a, b]", "rules: [{name: a, note: null}, {name: b}]",
    "labels: {a: b}",
    "anything: {x: {y: 1}, num: 1}", "free: [1, {a: null}]", "level: 2.0", "inner: {apiVersion: v1, kind: Pod, metadata: {x: 1}, spec: {}}",
    "mode: null",
    "share: 4",
  ])
  func accepted(spec: String) throws { #expect(try problems(spec) == []) }

  @Test(arguments: [
    ("sizes: 1", "K8S001 spec.sizes"), ("size: a", "K8S002 spec.size"), ("size: 1.5", "K8S002 spec.size"), ("size: 0", "K8S015 spec.size"),
    ("size: 10", "K8S015 spec.size"), ("share: 0", "K8S015 spec.share"), ("share: 3", "K8S015 spec.share"),
    ("mode: quick", "K8S011 spec.mode"),
    ("host: A-b", "K8S015 spec.host"), ("host: abcdefghijk", "K8S015 spec.host"), ("host: a", "K8S015 spec.host"),
    ("host: null", "K8S014 spec.host"),
    ("port: true", "K8S002 spec.port"), ("port: 1.5", "K8S002 spec.port"), ("tags: [a, a]", "K8S012 spec.tags[1]"),
    ("tags: [1]", "K8S002 spec.tags[0]"),
    ("tags: [a, b, c, d]", "K8S015 spec.tags"), ("rules: [{name: a}, {name: a}]", "K8S012 spec.rules[1]"),
    ("labels: {a: 1}", "K8S002 spec.labels.a"),
    ("labels: {a: a, b: b, c: c}", "K8S015 spec.labels"), ("anything: {num: a}", "K8S002 spec.anything.num"),
    ("level: 3", "K8S011 spec.level"),
    ("inner: {x: 1}", "K8S001 spec.inner.x"), ("rules: {}", "K8S002 spec.rules"),
  ])
  func refused(spec: String, problem: String) throws {
    let text = spec.hasPrefix("size:") ? "{apiVersion: example.com/v1, kind: Gadget, metadata: {name: a}, spec: {\(spec)}}" : nil
    #expect(try (text.map { try Found.problems($0, adding: [Self.crd]) } ?? problems(spec)) == [problem])
  }

  @Test func metadataAndRoot() throws {
    func found(_ rest: String) throws -> [String] {
      try Found.problems("{apiVersion: example.com/v1, kind: Gadget, \(rest)}", adding: [Self.crd])
    }
    #expect(try found("metadata: {name: A_b, labels: {a: 1}}, spec: {size: 1}") == ["K8S002 metadata.labels.a", "K8S005 metadata.name"])
    #expect(try found("metadata: {name: a, nam: b}, spec: {size: 1}") == ["K8S001 metadata.nam"])
    #expect(try found("metadata: {name: a}, status: {}, spec: {}") == ["K8S001 status", "K8S003 spec.size"])
    #expect(try found("metadata: {name: a}") == ["K8S003 spec"])
    #expect(
      try Found.words("{apiVersion: example.com/v1, kind: Gadget, metadata: {name: a}, spec: {size: 1, tgas: []}}", adding: [Self.crd])
        == "error K8S001 spec.tgas: spec has no such field | did you mean tags?")
  }

  @Test func versions() throws {
    // Served without a schema: nothing is known.
    #expect(try problems("anything: 1", apiVersion: "example.com/v2") == [])
    // Not served, or not there.
    #expect(try problems("x: 1", apiVersion: "example.com/v0") == ["K8S010 apiVersion"])
    #expect(try problems("x: 1", apiVersion: "example.com/v9") == ["K8S010 apiVersion"])
    // Nobody's.
    #expect(try problems("x: 1", apiVersion: "example.org/v1") == [])
  }

  @Test func definitionsThatSayNothing() throws {
    var schemas = KubernetesSchemas(version: nil)
    #expect(schemas.add(crd: ["kind": "Pod"]) == [.unusableDefinition(.notACustomResourceDefinition)])
    #expect(schemas.add(crd: 7) == [.unusableDefinition(.notACustomResourceDefinition)])
    let crd: YAMLMap = ["apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition"]
    var empty = crd
    empty["spec"] = ["group": "example.com"]
    #expect(schemas.add(crd: .map(empty)) == [.unusableDefinition(.noGroupOrKind)])
    let definition = try YAMLReader.readSingle(Self.crd, file: "crd").plain
    #expect(schemas.add(crd: definition) == [.unusableDefinition(.noSchema(version: "v2"))])
    var deep: YAMLValue = ["type": "string"]
    for _ in 0..<300 { deep = ["type": "array", "items": deep] }
    var nested = crd
    nested["spec"] = [
      "group": "example.com", "names": ["kind": "Deep"],
      "versions": [["name": "v1", "served": true, "schema": ["openAPIV3Schema": deep]]],
    ]
    #expect(schemas.add(crd: .map(nested)) == [.unusableDefinition(.tooDeep(version: "v1"))])
  }

  @Test func theLaterDefinitionHolds() throws {
    let loose = Self.crd.replacing("maximum: 9", with: "maximum: 99")
    #expect(
      try Found.problems("{apiVersion: example.com/v1, kind: Gadget, metadata: {name: a}, spec: {size: 50}}", adding: [Self.crd, loose])
        == [])
  }
}
