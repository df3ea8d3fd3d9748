import YAML

/// How an overlay comes from a base to what it is to give.
struct OverlayPlan: Sendable {
  struct Patch: Sendable {
    var identity: ObjectIdentity
    var operations: [JSONPatchOperation]
  }

  /// In the order of the target's objects.
  var patches: [Patch] = []
  var added: [KustomizeObject] = []
  /// Objects of the base that the overlay removes, in their order.
  var removed: [ObjectIdentity] = []
  /// Objects of the base that have to be gone before the overlay's own are read: kustomize reads all resources before it applies a patch,
  /// and refuses two of one id (kubernetes-sigs/kustomize `api/resmap/reswrangler.go`).
  var hidden: [ObjectIdentity] = []
  /// Objects of the base that are there while patches are applied.
  var kept: [ObjectIdentity] = []

  init(target: [KustomizeObject], base: [KustomizeObject]) {
    let targets = Dictionary(target.map { ($0.identity.resource, $0) }, uniquingKeysWith: { first, _ in first })
    let bases = Dictionary(base.map { ($0.identity.resource, $0) }, uniquingKeysWith: { first, _ in first })
    for object in target {
      guard let old = bases[object.identity.resource] else {
        added.append(object)
        continue
      }
      let operations = JSONPatch.operations(from: old.content, to: object.content)
      if operations.isEmpty { continue }
      if old.survivesPatching, object.survivesPatching {
        patches.append(Patch(identity: old.identity, operations: operations))
      } else {
        added.append(object)
      }
    }
    let replaced = Set(added.map(\.identity.resource))
    // Whether kustomize takes namespaces into account depends on what it knows of the kind: better none of the like is there.
    let alike = Set(added.map(\.identity.withoutPlace))
    for identity in base.map(\.identity) {
      let isGone = targets[identity.resource] == nil
      if replaced.contains(identity.resource) || isGone && alike.contains(identity.withoutPlace) {
        hidden.append(identity)
      } else {
        kept.append(identity)
        if isGone { removed.append(identity) }
      }
    }
  }
}

extension ObjectIdentity {
  /// Kustomize's id: an object without a namespace is in the one called `default` (`kyaml/resid/resid.go`).
  fileprivate var resource: ObjectIdentity {
    var id = self
    id.namespace = namespace ?? "default"
    return id
  }

  /// What ids of one object in two places or versions have in common.
  fileprivate var withoutPlace: ObjectIdentity {
    var id = self
    id.namespace = nil
    id.version = ""
    return id
  }
}
