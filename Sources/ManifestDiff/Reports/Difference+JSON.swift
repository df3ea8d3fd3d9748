public import YAML

extension Difference {
  /// For programs; docs/diff.md describes it.
  public var value: YAMLValue {
    [
      "format": 1,
      "old": .string(oldName),
      "new": .string(newName),
      "differs": .bool(!isEmpty),
      "chart": contract.map(chartValue) ?? .null,
      "objects": objects.map(Self.value) ?? .null,
    ]
  }

  private func chartValue(_ contract: ContractDifference) -> YAMLValue {
    [
      "oldVersion": .string(contract.oldVersion),
      "newVersion": .string(contract.newVersion),
      "requiredBump": .string(requiredBump.name),
      "versionIsEnough": .bool(versionProblem == nil),
      "changes": .list(
        contract.changes.map { change in
          Self.map([
            ("kind", .string(change.kind.rawValue)), ("path", .string(change.path)), ("keyword", change.keyword.map { .string($0) }),
            ("old", change.old), ("new", change.new), ("hidden", change.isHidden ? true : nil), ("bump", .string(change.bump.name)),
          ])
        }),
    ]
  }

  private static func value(_ objects: ManifestDifference) -> YAMLValue {
    [
      "added": .list(objects.added.map { .map(value($0)) }),
      "removed": .list(objects.removed.map { .map(value($0)) }),
      "renamed": .list(objects.renamed.map(value)),
      "changed": .list(objects.changed.map(value)),
    ]
  }

  private static func value(_ object: ChangedObject) -> YAMLValue {
    var map = value(object.identity)
    if let new = object.newIdentity { map["new"] = .map(value(new)) }
    map["changes"] = .list(
      object.changes.map {
        Self.map([("path", .string($0.path.text)), ("old", $0.old), ("new", $0.new), ("hidden", $0.isHidden ? true : nil)])
      })
    if object.newIdentity == nil {
      map["immutable"] = .list(
        object.immutable.map {
          [
            "path": .string($0.field.text), "remedy": .string($0.remedy.rawValue), "advice": .string($0.advice),
            "source": .string($0.source),
          ]
        })
    }
    return .map(map)
  }

  private static func value(_ identity: ObjectIdentity) -> YAMLMap {
    var map: YAMLMap = [
      "group": .string(identity.group), "kind": .string(identity.kind), "namespace": identity.namespace.map { .string($0) } ?? .null,
      "name": .string(identity.name),
    ]
    if identity.ordinal > 0 { map["ordinal"] = .int(identity.ordinal) }
    return map
  }

  /// Without what is nil.
  private static func map(_ entries: [(String, YAMLValue?)]) -> YAMLValue {
    .map(YAMLMap(entries.compactMap { key, value in value.map { .init(key: key, value: $0) } }))
  }
}

extension VersionBump {
  /// `major`, for reports.
  public var name: String {
    switch self {
    case .none: "none"
    case .patch: "patch"
    case .minor: "minor"
    case .major: "major"
    }
  }
}
