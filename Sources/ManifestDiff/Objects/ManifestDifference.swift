import YAML

/// An object that both sides have, and what is not the same in it.
public struct ChangedObject: Sendable, Hashable {
  public var identity: ObjectIdentity
  /// What the new side calls it, if that is another name or namespace.
  public var newIdentity: ObjectIdentity?
  /// Besides name and namespace.
  public var changes: [FieldChange]
  /// Those of the changes that an API server refuses.
  public var immutable: [ImmutableChange]
}

/// How two sets of objects differ.
public struct ManifestDifference: Sendable, Hashable {
  public var added: [ObjectIdentity] = []
  public var removed: [ObjectIdentity] = []
  public var changed: [ChangedObject] = []
  /// Removed and added, but nearly the same.
  public var renamed: [ChangedObject] = []

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && renamed.isEmpty }
  public var immutable: [ImmutableChange] { changed.flatMap(\.immutable) }

  public init() {}

  /// All lists are in the order of the identities.
  public init(from old: ObjectSet, to new: ObjectSet) {
    for (identity, object) in old.objects {
      guard let other = new.objects[identity] else {
        removed.append(identity)
        continue
      }
      if object == other { continue }
      let changes = ValueComparison.changes(from: object, to: other)
      if changes.isEmpty { continue }
      changed.append(
        ChangedObject(
          identity: identity, changes: changes.map { identity.isSecret ? SecretFields.hiding($0) : $0 },
          immutable: ImmutableFields.violations(identity, from: object, to: other)))
    }
    added = new.objects.keys.filter { old.objects[$0] == nil }
    let pairs = RenameFinder.pairs(removed.map { ($0, old.objects[$0] ?? .null) }, added.map { ($0, new.objects[$0] ?? .null) })
    for (before, after) in pairs {
      guard let object = old.objects[before], let other = new.objects[after] else { continue }
      let names: Set<FieldPath> = [FieldPath(keys: "metadata.name"), FieldPath(keys: "metadata.namespace")]
      let changes = ValueComparison.changes(from: object, to: other).filter { !names.contains($0.path) }
      renamed.append(
        ChangedObject(
          identity: before, newIdentity: after, changes: changes.map { before.isSecret ? SecretFields.hiding($0) : $0 }, immutable: []))
    }
    let (gone, come) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
    removed = removed.filter { !gone.contains($0) }.sorted()
    added = added.filter { !come.contains($0) }.sorted()
    changed.sort { $0.identity < $1.identity }
    renamed.sort { $0.identity < $1.identity }
  }
}
