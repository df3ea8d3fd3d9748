import YAML

/// The kinds that CustomResourceDefinitions define.
struct CustomResources: Sendable {
  private struct Kind: Sendable {
    var group: String
    /// The versions that are served; without a schema nothing is known of their objects.
    var versions: [(name: String, schema: CustomSchema?)]
  }

  private var kinds: [String: [Kind]] = [:]

  mutating func add(_ definition: YAMLValue) -> [SchemaProblem] {
    guard definition["kind"]?.string == "CustomResourceDefinition", definition["apiVersion"]?.string == "apiextensions.k8s.io/v1",
      let spec = definition["spec"]
    else { return [.unusableDefinition(.notACustomResourceDefinition)] }
    guard let group = spec["group"]?.string, let kind = spec["names"]?["kind"]?.string, !group.isEmpty, !kind.isEmpty else {
      return [.unusableDefinition(.noGroupOrKind)]
    }
    var problems: [SchemaProblem] = []
    var versions: [(name: String, schema: CustomSchema?)] = []
    for version in spec["versions"]?.list ?? [] {
      guard let name = version["name"]?.string, version["served"]?.bool == true else { continue }
      guard let text = version["schema"]?["openAPIV3Schema"], case .map = text else {
        problems.append(.unusableDefinition(.noSchema(version: name)))
        versions.append((name, nil))
        continue
      }
      let schema = CustomSchema(text, name: kind)
      if schema == nil { problems.append(.unusableDefinition(.tooDeep(version: name))) }
      versions.append((name, schema))
    }
    kinds[kind, default: []].removeAll { $0.group == group }
    kinds[kind, default: []].append(Kind(group: group, versions: versions))
    return problems
  }

  func schema(apiVersion: String, kind: String) -> CustomSchema? { version(apiVersion, kind)?.schema }

  func has(apiVersion: String, kind: String) -> Bool { version(apiVersion, kind) != nil }

  /// The API versions of a kind, or nil if no definition defines it.
  func versions(group: Substring, kind: String) -> [String]? {
    kinds[kind]?.first { $0.group == group }.map { kind in kind.versions.map { "\(kind.group)/\($0.name)" } }
  }

  private func version(_ apiVersion: String, _ kind: String) -> (name: String, schema: CustomSchema?)? {
    guard !kinds.isEmpty, let found = kinds[kind] else { return nil }
    let group = SchemaTable.group(of: apiVersion)
    let name = apiVersion.dropFirst(group.isEmpty ? 0 : group.count + 1)
    return found.first { $0.group == group }?.versions.first { $0.name == name }
  }
}
