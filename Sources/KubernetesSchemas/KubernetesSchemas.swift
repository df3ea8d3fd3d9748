public import YAML

/// Kubernetes' published schemas for 1.28 to 1.37, and what the API server checks beside them, for objects of built-in kinds; custom
/// resources are checked by the definitions that are added.
///
/// What the API server accepts is not reported. A value is cheap to share: its schemas are decoded once, when they are first needed.
///
/// Sources: the schemas of the package kubernetes-validate, which come from kubernetes/kubernetes, api/openapi-spec/swagger.json; for the
/// rest see Tests/Support/schemas/values.txt and apis.txt.
public struct KubernetesSchemas: Sendable {
  private let table: SchemaTable
  private var customResources = CustomResources()

  /// - Parameter version: nil takes a kind, a version or a field for good if any of 1.28 to 1.37 has it.
  public init(version: KubernetesMinor?) { table = SchemaTable(version: version) }

  /// Takes the kinds of a CustomResourceDefinition (apiextensions.k8s.io/v1) into account: their objects are checked by its
  /// `openAPIV3Schema` from now on. Of two definitions of one kind the later holds.
  ///
  /// - Returns: why it, or one of its versions, says nothing of its objects. Whether the definition itself is right, `check` says.
  public mutating func add(crd: YAMLValue) -> [SchemaProblem] { customResources.add(crd) }

  /// Reports whatever the API server would refuse, and what it would warn of. The items of a list are objects of their own.
  ///
  /// - Parameter report: is called for each violation, in the order of the walk; paths begin at `object`.
  public func check(_ object: YAMLValue, _ report: (SchemaViolation) -> Void) {
    var walk = ObjectWalk(table: table, root: object)
    check(object, &walk, listed: nil)
    for violation in walk.found { report(violation) }
  }

  private func check(_ object: YAMLValue, _ walk: inout ObjectWalk, listed: (apiVersion: String, kind: String)?) {
    guard case .map(let map) = object else { return walk.report(.noIdentity(field: nil, isMissing: false)) }
    guard let (apiVersion, kind) = identity(of: map, &walk, listed) else { return }
    if kind.hasSuffix("List"), checkItems(map, &walk, apiVersion, kind) { return }
    let versions = table.kinds(named: kind)
    if let entry = versions.first(where: { $0.apiVersion == apiVersion }) {
      guard entry.isServed(in: table.version), let schema = entry.schema else { return reportUnserved(entry, kind, &walk) }
      if let fate = entry.fate { reportDeprecation(fate, apiVersion, kind, &walk) }
      let definition = table.definition(schema)
      walk.kind = definition
      walk.checkObject(object, definition)
      walk.checkName(of: map, entry.nameClass)
    } else if let custom = customResources.schema(apiVersion: apiVersion, kind: kind) {
      checkCustom(object, map, custom, &walk)
    } else if customResources.has(apiVersion: apiVersion, kind: kind) {
      // Its version has no schema that can be used.
    } else {
      reportUnknown(apiVersion, kind, versions, &walk)
    }
  }

  /// `apiVersion` and `kind`; those of a list's items may be told by the list.
  private func identity(
    of map: YAMLMap, _ walk: inout ObjectWalk, _ listed: (apiVersion: String, kind: String)?
  ) -> (apiVersion: String, kind: String)? {
    let values = (map["apiVersion"], map["kind"])
    if case .string(let apiVersion) = values.0, case .string(let kind) = values.1, !apiVersion.isEmpty, !kind.isEmpty {
      return (apiVersion, kind)
    }
    if let listed, values.0 == nil, values.1 == nil { return listed }
    for (field, value) in [("apiVersion", values.0), ("kind", values.1)] {
      switch value {
      case .string(let text) where !text.isEmpty: continue
      case nil, .null, .string: walk.report(.noIdentity(field: field, isMissing: true), at: [.key(field)])
      default: walk.report(.noIdentity(field: field, isMissing: false), at: [.key(field)])
      }
    }
    return nil
  }

  /// False if this is no list.
  private func checkItems(_ map: YAMLMap, _ walk: inout ObjectWalk, _ apiVersion: String, _ kind: String) -> Bool {
    guard let index = map.entries.firstIndex(where: { $0.key == "items" }) else { return kind == "List" && apiVersion == "v1" }
    guard case .list(let items) = map.entries[index].value else {
      if case .null = map.entries[index].value { return true }
      return false
    }
    guard walk.trail.count < 200 else { return true }
    let listed = kind == "List" ? nil : (apiVersion: apiVersion, kind: String(kind.dropLast(4)))
    walk.trail += [index, 0]
    for (number, item) in items.enumerated() {
      walk.trail[walk.trail.count - 1] = number
      check(item, &walk, listed: listed)
    }
    walk.trail.removeLast(2)
    return true
  }

  /// Of a custom resource the API server reads the metadata as of any object, the rest by its schema.
  private func checkCustom(_ object: YAMLValue, _ map: YAMLMap, _ schema: CustomSchema, _ walk: inout ObjectWalk) {
    walk.kind = nil
    if let index = map.entries.firstIndex(where: { $0.key == "metadata" }), let definition = table.objectMetadata {
      walk.trail.append(index)
      walk.checkObject(map.entries[index].value, definition)
      walk.trail.removeLast()
    }
    walk.checkCustom(object, schema, isRoot: true)
    walk.checkName(of: map, .subdomain)
  }
}

// MARK: - API versions

extension KubernetesSchemas {
  private func reportUnserved(_ entry: SchemaTable.Kind, _ kind: String, _ walk: inout ObjectWalk) {
    if let version = table.version, entry.schema != nil, version.minor < entry.versions.lowerBound {
      let older = table.kinds(named: kind).filter { $0.isServed(in: version) }.map(\.apiVersion)
      let since = KubernetesMinor(entry.versions.lowerBound)
      walk.report(
        .unknownKind(UnknownKind(apiVersion: entry.apiVersion, kind: kind, apiVersions: older, since: since)), at: ["apiVersion"])
    } else {
      let removed = entry.fate?.removed ?? entry.versions.upperBound + 1
      // A successor that the table does not name, such as the next beta.
      let served = table.kinds(named: kind).filter { $0.isServed(in: table.version) && $0.group == entry.group }.map(\.apiVersion)
      let successor = served.first { !$0.contains("alpha") && !$0.contains("beta") } ?? served.last
      let fate = APIFate(
        apiVersion: entry.apiVersion, kind: kind, deprecated: entry.fate?.deprecated, removed: removed,
        replacement: entry.fate?.replacement ?? successor)
      walk.report(.removedAPI(fate), at: ["apiVersion"])
    }
  }

  private func reportDeprecation(_ fate: SchemaTable.Fate, _ apiVersion: String, _ kind: String, _ walk: inout ObjectWalk) {
    guard fate.deprecated <= (table.version ?? .newest).minor else { return }
    walk.report(
      .deprecatedAPI(
        APIFate(
          apiVersion: apiVersion, kind: kind, deprecated: fate.deprecated, removed: fate.removed, replacement: fate.replacement)),
      at: ["apiVersion"])
  }

  /// Kinds of groups that are not Kubernetes' own are custom resources, of which nothing is known.
  private func reportUnknown(_ apiVersion: String, _ kind: String, _ others: [SchemaTable.Kind], _ walk: inout ObjectWalk) {
    // A kubeconfig is no object of the API.
    if apiVersion == "v1", kind == "Config" { return }
    let known = table.groups
    let group = SchemaTable.group(of: apiVersion)
    guard known.contains(group) else {
      if let versions = customResources.versions(group: group, kind: kind) {
        walk.report(.unknownKind(UnknownKind(apiVersion: apiVersion, kind: kind, apiVersions: versions)), at: ["apiVersion"])
      }
      return
    }
    let served = others.filter { $0.isServed(in: table.version) }.map(\.apiVersion)
    var unknown = UnknownKind(apiVersion: apiVersion, kind: kind, apiVersions: served)
    if served.isEmpty, let nearest = table.nearestKind(to: kind, of: apiVersion) {
      unknown.nearest = nearest.kind
      unknown.apiVersions = nearest.apiVersions
    }
    walk.report(.unknownKind(unknown), at: [.key(served.isEmpty ? "kind" : "apiVersion")])
  }
}
