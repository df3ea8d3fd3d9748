import Diagnostics
import TestSupport
import Testing
import YAML

@testable import ManifestDiff

@Suite struct ContractTests {
  private static func contract(
    _ schema: String? = nil, defaults: String = "{}", version: String = "1.0.0", kube: String = ""
  ) throws -> ChartContract {
    ChartContract(
      name: "a", version: version, kubeVersion: kube, defaults: try YAMLReader.readSingle(defaults, file: "values").plain.map ?? [:],
      schema: try schema.map { try YAMLReader.readSingle($0, file: "schema").plain })
  }

  private static func lines(_ difference: ContractDifference) -> [String] {
    difference.changes.map { change in
      let keyword = change.keyword.map { " \($0)" } ?? ""
      return "\(change.bump.name) \(change.path): \(change.kind.rawValue)\(keyword)"
    }
  }

  /// Two schemas of the setting `x`, and what changes.
  private static let schemaCases: [(old: String, new: String, changes: [String])] = [
    ("{type: string}", "{type: string, description: other}", []),
    ("{type: string}", "{type: [string, 'null']}", ["minor x: widened type"]),
    ("{type: [string, 'null']}", "{type: string}", ["major x: narrowed type"]),
    ("{type: string}", "{anyOf: [{type: string}, {type: integer}]}", ["minor x: widened type"]),
    (
      "{anyOf: [{type: string, pattern: a}, {type: integer, minimum: 1}]}",
      "{anyOf: [{type: integer, minimum: 1}, {type: string, pattern: a}]}", []
    ),
    (
      "{anyOf: [{type: string}, {type: integer, minimum: 1}]}", "{anyOf: [{type: string}, {type: integer, minimum: 2}]}",
      ["major x: narrowed minimum"]
    ),
    (
      "{anyOf: [{type: string, pattern: a}, {type: string, pattern: b}]}",
      "{anyOf: [{type: string, pattern: b}, {type: string, pattern: c}]}", ["major x: narrowed anyOf", "minor x: widened anyOf"]
    ),
    ("{type: integer}", "{type: number}", ["minor x: widened type"]),
    ("{type: number}", "{type: integer}", ["major x: narrowed type"]),
    ("{type: integer}", "{type: string}", ["major x: narrowed type", "minor x: widened type"]),
    ("{}", "{type: string}", ["major x: narrowed type"]),
    ("{type: string}", "true", ["minor x: widened type"]),
    ("true", "{}", []),
    ("{type: string}", "false", ["major x: narrowed not", "minor x: widened type"]),
    ("{enum: [a, b]}", "{enum: [b, c]}", ["major x: narrowed enum", "minor x: widened enum"]),
    ("{type: string}", "{type: string, enum: [a]}", ["major x: narrowed enum"]),
    ("{const: a}", "{enum: [a, b]}", ["minor x: widened enum"]),
    ("{type: integer, maximum: 9}", "{type: integer, maximum: 8}", ["major x: narrowed maximum"]),
    ("{type: integer, maximum: 9}", "{type: integer, maximum: 9.0}", []),
    ("{type: integer, minimum: 1}", "{type: integer, minimum: 0}", ["minor x: widened minimum"]),
    ("{type: integer}", "{type: integer, minimum: 0}", ["major x: narrowed minimum"]),
    ("{type: string}", "{type: string, minLength: 0}", []),
    ("{type: string}", "{type: string, minLength: 1, maxLength: 9}", ["major x: narrowed minLength", "major x: narrowed maxLength"]),
    ("{type: string, pattern: a}", "{type: string, pattern: b}", ["major x: narrowed pattern"]),
    ("{type: string, pattern: a}", "{type: string}", ["minor x: widened pattern"]),
    (
      "{type: array, items: {type: string}}", "{type: array, items: {type: integer}, uniqueItems: true}",
      ["major x: narrowed uniqueItems", "major x[]: narrowed type", "minor x[]: widened type"]
    ),
    ("{type: array}", "{type: array, items: {type: string}}", ["major x[]: narrowed type"]),
    (
      "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
      "{type: object, properties: {b: {type: string}}, additionalProperties: false}", ["major x.a: keyRemoved", "minor x.b: keyAdded"]
    ),
    (
      "{type: object, properties: {a: true}}", "{type: object, properties: {a: true, b: true}, required: [a, b]}",
      ["major x.a: narrowed required", "major x.b: requiredKeyAdded"]
    ),
    ("{type: object, properties: {d: true}}", "{type: object, properties: {d: true}, required: [d]}", []),
    ("{type: object, properties: {a: true}, required: [a]}", "{type: object, properties: {a: true}}", ["minor x.a: widened required"]),
    ("{type: object}", "{type: object, additionalProperties: false}", ["major x: narrowed additionalProperties"]),
    (
      "{type: object, additionalProperties: false}", "{type: object, additionalProperties: {type: string}}",
      ["minor x: widened additionalProperties"]
    ),
    (
      "{type: object, additionalProperties: {type: string}}", "{type: object, additionalProperties: {type: string, maxLength: 3}}",
      ["major x.*: narrowed maxLength"]
    ),
    ("{type: object, propertyNames: {pattern: a}}", "{type: object, propertyNames: {pattern: b}}", ["major x{keys}: narrowed pattern"]),
    (
      "{type: object, properties: {a: {type: string}}}", "{type: object, additionalProperties: {type: string}}",
      ["major x.*: narrowed type"]
    ),
    ("{oneOf: [{type: string}]}", "{oneOf: [{type: integer}]}", ["major x: narrowed oneOf"]),
    ("{not: {type: string}}", "{}", ["minor x: widened not"]),
    ("{$ref: '#/definitions/s'}", "{type: string}", []),
    ("{$ref: '#/definitions/s'}", "{$ref: '#/definitions/r'}", ["major x: narrowed type", "minor x: widened type"]),
    ("{$ref: '#/definitions/self'}", "{$ref: '#/definitions/self'}", []),
    ("{$ref: 'https://example.com/a'}", "{$ref: 'https://example.com/b'}", ["major x: narrowed $ref"]),
    // A reference to itself ends.
    ("{$ref: '#/definitions/loop'}", "{type: string}", ["major x: narrowed type"]),
  ]

  private static let definitions = """
    definitions:
      s: {type: string}
      r: {type: array, items: {$ref: '#/definitions/r'}}
      self: {type: object, additionalProperties: {$ref: '#/definitions/self'}}
      loop: {$ref: '#/definitions/loop'}
    """

  @Test(arguments: schemaCases) func schemas(_ test: (old: String, new: String, changes: [String])) throws {
    func schema(_ text: String) -> String { "properties: {x: \(text)}\n\(Self.definitions)" }
    let defaults = "{x: {d: 1}}"
    let difference = ContractDifference(
      from: try Self.contract(schema(test.old), defaults: defaults), to: try Self.contract(schema(test.new), defaults: defaults))
    let lines = Self.lines(difference)
    if test.old.contains("loop") {
      #expect(lines.isEmpty || lines.allSatisfy { $0.contains(" x: ") })
    } else {
      #expect(Set(lines) == Set(test.changes), "\(lines)")
    }
    // The other way round, whatever got narrower gets wider.
    let back = ContractDifference(
      from: try Self.contract(schema(test.new), defaults: defaults), to: try Self.contract(schema(test.old), defaults: defaults))
    #expect(back.required == .none || !difference.changes.isEmpty || test.new.contains("required"))
  }

  private static let defaultCases: [(old: String, new: String, changes: [String])] = [
    ("{a: 1}", "{a: 1}", []),
    ("{a: {b: 1}}", "{a: {b: 2}}", ["minor a.b: defaultChanged"]),
    ("{a: [1]}", "{a: [1, 2]}", ["minor a: defaultChanged"]),
    ("{a: {b: 1}}", "{a: {}}", ["minor a: defaultChanged"]),
    (
      "{image: {tag: a, pullPolicy: Always}}", "{image: {tag: b, pullPolicy: Never}}",
      ["minor image.pullPolicy: defaultChanged", "patch image.tag: defaultChanged"]
    ),
    ("{a: 1}", "{b: 1}", ["major a: keyRemoved", "minor b: keyAdded"]),
    ("{a: {b: {c: 1}}}", "{a: {b: {d: 1}}}", ["major a.b.c: keyRemoved", "minor a.b.d: keyAdded"]),
  ]

  @Test(arguments: defaultCases) func defaultsWithoutSchema(_ test: (old: String, new: String, changes: [String])) throws {
    let difference = ContractDifference(from: try Self.contract(defaults: test.old), to: try Self.contract(defaults: test.new))
    #expect(Self.lines(difference) == test.changes)
  }

  @Test func schemasAndDefaultsTellAThingOnce() throws {
    let schema = "{properties: {a: {type: object, properties: {b: true}}, c: true}, additionalProperties: false}"
    let smaller = "{properties: {c: true}, additionalProperties: false}"
    let difference = ContractDifference(
      from: try Self.contract(schema, defaults: "{a: {b: 1}, c: 1}"), to: try Self.contract(smaller, defaults: "{}"))
    #expect(Self.lines(difference) == ["major a: keyRemoved", "minor c: defaultChanged"])
    let back = ContractDifference(
      from: try Self.contract(smaller, defaults: "{}"), to: try Self.contract(schema, defaults: "{a: {b: 1}, c: 1}"))
    #expect(Self.lines(back) == ["minor a: keyAdded", "minor c: defaultChanged"])
  }

  @Test func schemasThatComeAndGo() throws {
    let (with, without) = (try Self.contract("{properties: {a: true}}", defaults: "{a: 1}"), try Self.contract(defaults: "{a: 1}"))
    #expect(Self.lines(ContractDifference(from: without, to: with)) == ["major : schemaAdded"])
    #expect(Self.lines(ContractDifference(from: with, to: without)) == ["minor : schemaRemoved"])
  }

  private static let ranges: [(old: String, new: String, change: KubernetesRange.Change)] = [
    ("", "", .same), ("", ">=1.28", .narrowed), (">=1.28", "", .widened), (">=1.28.0-0", ">=1.28.0-0, <2", .narrowed),
    (">=1.28", ">=1.29", .narrowed), (">=1.29", ">=1.28", .widened), ("^1.28.0", ">=1.28.0 <2.0.0", .same),
    ("1.28.x || 1.29.x", "~1.28", .narrowed),
    ("<1.30", "<1.31", .widened), (">= 1.28", ">=1.28", .same), ("nonsense", "nonsense", .same), ("nonsense", ">=1.1", .narrowed),
    ("!=1.28.3", "", .widened),
  ]

  @Test(arguments: ranges) func kubeVersions(_ test: (old: String, new: String, change: KubernetesRange.Change)) {
    #expect(KubernetesRange.change(from: test.old, to: test.new) == test.change)
  }

  private static let bumps: [(old: String, new: String, required: VersionBump, isEnough: Bool)] = [
    ("1.2.3", "1.2.3", .none, true), ("1.2.3", "1.2.3", .patch, false), ("1.2.3", "1.2.4", .patch, true), ("1.2.3", "1.2.4", .minor, false),
    ("1.2.3", "1.3.0", .minor, true), ("1.2.3", "1.3.0", .major, false), ("1.2.3", "2.0.0", .major, true), ("1.2.3", "1.2.2", .none, false),
    ("1.2.3", "1.2.2", .patch, false), ("0.1.0", "0.1.1", .minor, true), ("0.1.0", "0.1.1", .major, false),
    ("0.1.0", "0.2.0", .major, true),
    ("0.1.0", "0.1.0", .patch, false), ("0.9.0", "1.0.0", .major, true), ("1.0.0-rc.1", "1.0.0-rc.2", .major, true),
    ("1.0.0-rc.1", "1.0.0", .major, true), ("1.0.0", "1.0.0-rc.1", .patch, false), ("1.2.3", "2.0.0-rc.1", .major, true),
    ("x", "1.0.0", .none, false),
  ]

  @Test(arguments: bumps) func versions(_ test: (old: String, new: String, required: VersionBump, isEnough: Bool)) throws {
    let problem = VersionCheck.problem(from: test.old, to: test.new, required: test.required)
    #expect((problem == nil) == test.isEnough)
    // The version that the hint names is enough.
    if test.required != .none, let example = test.required.example(after: test.old) {
      #expect(VersionCheck.problem(from: test.old, to: example, required: test.required) == nil, "\(example)")
    }
  }

  @Test func objectsCountForTheVersion() throws {
    func difference(_ old: String, _ new: String) throws -> Difference {
      Difference(
        oldName: "a", newName: "b", objects: try ObjectDiffTests.difference(old, new),
        contract: ContractDifference(from: try Self.contract(), to: try Self.contract()), isOneChart: true)
    }
    let one = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}\n---\n"
    let changed = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: c}}\n---\n"
    let other = "{apiVersion: v1, kind: Secret, metadata: {name: a}, type: x}"
    #expect(try difference(one, one).requiredBump == .none)
    #expect(try difference(one, changed).requiredBump == .patch)
    #expect(try difference(one, one + other).requiredBump == .minor)
    #expect(try difference(one + other, one).requiredBump == .major)
    #expect(try difference(other, other.replacing("type: x", with: "type: y")).requiredBump == .major)
    #expect(try difference(one, changed).versionProblem == .versionTooLow(old: "1.0.0", new: "1.0.0", required: .patch))
    #expect(DiffProblem.versionTooLow(old: "1.0.0", new: "1.0.0", required: .patch).diagnostic.hint?.contains("1.0.1") == true)
  }

  /// Two names of objects that are alike otherwise, and whether the new one only follows the old one.
  @Test(arguments: [
    ("batch/v1 Job", "installer-0123abcd", "installer-4567abcd", VersionBump.patch), ("batch/v1 Job", "one", "two", .patch),
    ("v1 ConfigMap", "config-k2h4gf9t5m", "config-88b4d7gf2c", .patch), ("v1 ConfigMap", "config-one", "config-two", .major),
    ("v1 ConfigMap", "config-frontend", "config-backends", .major), ("v1 ConfigMap", "a-0123abcd", "b-0123abcd", .major),
  ])
  func namesThatChangeWithTheContents(_ kind: String, _ old: String, _ new: String, _ bump: VersionBump) throws {
    func object(_ name: String) -> YAMLValue {
      let words = kind.split(separator: " ").map(String.init)
      return [
        "apiVersion": .string(words[0]), "kind": .string(words[1]), "metadata": ["name": .string(name)], "data": ["a": "b", "c": "d"],
      ]
    }
    let objects = ManifestDifference(from: ObjectSet([object(old)]), to: ObjectSet([object(new)]))
    #expect(objects.renamed.count == 1)
    #expect(Difference(oldName: "a", newName: "b", objects: objects).requiredBump == bump)
  }

  @Test func credentialsInDefaultsAreNotShown() throws {
    let schema = "{properties: {login: {type: string, writeOnly: true}}}"
    for (old, new) in [
      ("{login: HUSH1}", "{login: HUSH2}"), ("{db: {rootPassword: HUSH1}}", "{db: {rootPassword: HUSH2}}"), ("{}", "{x: {apiToken: HUSH}}"),
      ("{users: [{password: HUSH1}]}", "{users: []}"),
    ] {
      let contract = ContractDifference(from: try Self.contract(schema, defaults: old), to: try Self.contract(nil, defaults: new))
      let difference = Difference(oldName: "a", newName: "b", objects: nil, contract: contract, isOneChart: true)
      #expect(!contract.changes.isEmpty)
      for text in [difference.text, difference.markdown, JSONWriter.text(for: difference.value, pretty: true)] {
        #expect(!text.contains("HUSH"), "\(text)")
      }
    }
  }

  /// A schema that refers to itself from everywhere, compared with a copy that is another text.
  @Test func hostileSchemasEnd() throws {
    let names = (0..<12).map { "d\($0)" }
    func schema(_ type: String) -> String {
      let alternatives = names.map { "{type: object, properties: {a: {$ref: '#/definitions/\($0)'}, b: {type: \(type)}}}" }.joined(
        separator: ", ")
      let definitions = names.map { "\($0): {anyOf: [\(alternatives)]}" }.joined(separator: ", ")
      return "{properties: {x: {$ref: '#/definitions/d0'}}, definitions: {\(definitions)}}"
    }
    let difference = ContractDifference(from: try Self.contract(schema("string")), to: try Self.contract(schema("integer")))
    #expect(difference.required == .major)
  }
}
