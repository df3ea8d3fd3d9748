import Foundation
import KubernetesSchemas
import OutputTree
import TestSupport
import YAML

/// The definitions of Definitions/, by our check and by an independent one.
struct DefinedKinds {
  private var schemas = KubernetesSchemas(version: nil)
  private var published: [String: YAMLValue] = [:]

  init() throws {
    let folder = Project.path("Tests/GitOpsTests/Definitions")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      let definition = try YAMLReader.readSingle(text, file: file).plain
      guard schemas.add(crd: definition).isEmpty, let spec = definition["spec"], let version = spec["versions"]?[0],
        let group = spec["group"]?.string, let kind = spec["names"]?["kind"]?.string, let name = version["name"]?.string,
        let schema = version["schema"]?["openAPIV3Schema"]
      else { throw Unusable(file: file) }
      published["\(group)/\(name) \(kind)"] = Self.closed(schema, isRoot: true)
    }
  }

  struct Unusable: Error { var file: String }

  var names: [String] { published.keys.sorted() }

  static func name(_ object: YAMLValue) -> String { "\(object["apiVersion"]?.string ?? "") \(object["kind"]?.string ?? "")" }

  /// What our check says of an object.
  func problems(of object: YAMLValue) -> [String] {
    var found: [String] = []
    schemas.check(object) { found.append("\($0.problem.code) at \($0.path)") }
    return found
  }

  /// What an independent validator says of objects of defined kinds: `v` or `i` for each (Tests/Support/json-schema/verdicts.py).
  func otherVerdicts(of objects: [YAMLValue]) throws -> String {
    let cases: [YAMLValue] = objects.map {
      ["draft": "draft7", "schema": published[Self.name($0)] ?? .bool(false), "value": $0]
    }
    let run = try PythonScript.run("json-schema/verdicts.py", input: JSONWriter.text(for: .list(cases), pretty: false))
    return run.output.filter { $0 != "\n" }
  }

  /// A structural schema as JSON Schema: fields that it does not name are refused unless it keeps them.
  private static func closed(_ schema: YAMLValue, isRoot: Bool = false) -> YAMLValue {
    guard case .map(var map) = schema else { return schema }
    for key in ["items", "additionalProperties"] {
      if let inner = map[key] { map[key] = closed(inner) }
    }
    if case .map(let properties)? = map["properties"] {
      var entries = properties.entries.map { YAMLMap.Entry(key: $0.key, value: closed($0.value)) }
      if isRoot { entries += ["apiVersion", "kind", "metadata"].filter { properties[$0] == nil }.map { .init(key: $0, value: true) } }
      map["properties"] = .map(YAMLMap(entries))
      if map["additionalProperties"] == nil, map["x-kubernetes-preserve-unknown-fields"]?.bool != true, !entries.isEmpty {
        map["additionalProperties"] = false
      }
    }
    return .map(map)
  }
}

extension [OutputFile] {
  func text(at path: String) -> String? { first { $0.path == path }.map { String(decoding: $0.contents, as: UTF8.self) } }

  /// All documents of a file.
  func documents(at path: String) throws -> [YAMLValue] {
    guard let file = first(where: { $0.path == path }) else { return [] }
    return try YAMLReader.readValues(file.contents, file: path)
  }

  /// All documents of all YAML files.
  func allDocuments() throws -> [YAMLValue] {
    try filter { $0.path.hasSuffix(".yaml") }.flatMap { try YAMLReader.readValues($0.contents, file: $0.path) }
  }
}
