import YAML

/// Fields that no update may change, kind by kind.
///
/// The sources are Kubernetes' own checks of updates, or where these stand in the types' comments, kubernetes/api at 1.37 (`+k8s:immutable`
/// and "This field is immutable"). Only what was written is compared: a field that was left out is taken for its default where one is
/// listed here.
enum ImmutableFields {
  /// A field of a kind.
  struct Rule: Sendable {
    var group: String
    var kind: String
    var field: String
    /// What the field is if it is left out.
    var standard: YAMLValue?
    var remedy: ImmutableChange.Remedy
    var source: String
  }

  /// A kind all of whose `spec` is immutable but some fields.
  struct SpecRule: Sendable {
    var group: String
    var kind: String
    var mutable: Set<String>
    var standards: [String: YAMLValue] = [:]
    var remedy: ImmutableChange.Remedy
    var source: String
  }

  static func violations(_ identity: ObjectIdentity, from old: YAMLValue, to new: YAMLValue) -> [ImmutableChange] {
    func change(_ field: String, _ remedy: ImmutableChange.Remedy, _ source: String) -> ImmutableChange {
      ImmutableChange(identity: identity, field: FieldPath(keys: field), remedy: remedy, source: source)
    }
    var found: [ImmutableChange] = []
    for rule in ImmutableFieldTable.fields where rule.kind == identity.kind && rule.group == identity.group {
      let (before, after) = (old.field(rule.field) ?? rule.standard, new.field(rule.field) ?? rule.standard)
      if !areEqual(before, after) { found.append(change(rule.field, rule.remedy, rule.source)) }
    }
    for rule in ImmutableFieldTable.specs where rule.kind == identity.kind && rule.group == identity.group {
      let keys = Set((old["spec"]?.map.map { Array($0.keys) } ?? []) + (new["spec"]?.map.map { Array($0.keys) } ?? []))
      for key in keys.sorted() where !rule.mutable.contains(key) {
        let (before, after) = (old["spec"]?[key] ?? rule.standards[key], new["spec"]?[key] ?? rule.standards[key])
        if !areEqual(before, after) { found.append(change("spec.\(key)", rule.remedy, rule.source)) }
      }
    }
    switch (identity.group, identity.kind) {
    case ("", "ConfigMap"), ("", "Secret"): found += frozenData(old, new, change)
    case ("", "Service"): found += addresses(old, new, change)
    case ("batch", "Job"): found += completions(old, new, change)
    default: break
    }
    return found
  }

  private typealias Maker = (_ field: String, _ remedy: ImmutableChange.Remedy, _ source: String) -> ImmutableChange

  static func areEqual(_ old: YAMLValue?, _ new: YAMLValue?) -> Bool {
    switch (old, new) {
    // A null is a field that is not there.
    case (nil, nil), (.null?, nil), (nil, .null?): true
    case (let old?, let new?): ValueComparison.areEqual(old, new)
    default: false
    }
  }

  /// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, ValidateConfigMapUpdate, ValidateSecretUpdate.
  private static func frozenData(_ old: YAMLValue, _ new: YAMLValue, _ change: Maker) -> [ImmutableChange] {
    guard old["immutable"]?.bool == true else { return [] }
    return ["binaryData", "data", "immutable", "stringData"].filter { !areEqual(old[$0], new[$0]) }.map {
      change($0, .rename, "kubernetes/kubernetes pkg/apis/core/validation/validation.go")
    }
  }

  /// An address that is left out stays as it is; a cluster gives one to every Service that names none, so that a new one is a change. A
  /// Service of type ExternalName has none.
  ///
  /// Source: kubernetes/api core/v1/types.go, ServiceSpec.clusterIP.
  private static func addresses(_ old: YAMLValue, _ new: YAMLValue, _ change: Maker) -> [ImmutableChange] {
    let types = [old, new].map { $0["spec"]?["type"]?.string == "ExternalName" }
    let (before, after) = (old["spec"]?["clusterIP"]?.string ?? "", new["spec"]?["clusterIP"]?.string ?? "")
    guard types == [false, false], !after.isEmpty, before != after else { return [] }
    return [change("spec.clusterIP", .recreate, "kubernetes/api core/v1/types.go")]
  }

  /// A Job that counts its pods by index may grow or shrink together with its parallelism.
  ///
  /// Source: kubernetes/kubernetes pkg/apis/batch/validation/validation.go, validateCompletions.
  private static func completions(_ old: YAMLValue, _ new: YAMLValue, _ change: Maker) -> [ImmutableChange] {
    let (before, after) = (old["spec"]?["completions"], new["spec"]?["completions"])
    if areEqual(before, after) { return [] }
    let isIndexed = new["spec"]?["completionMode"]?.string == "Indexed"
    if isIndexed, let after, after == new["spec"]?["parallelism"] ?? 1 { return [] }
    return [change("spec.completions", .recreateWithPods, "kubernetes/kubernetes pkg/apis/batch/validation/validation.go")]
  }
}

extension YAMLValue {
  /// The value at a path of keys with dots between them.
  fileprivate func field(_ path: String) -> YAMLValue? {
    var current: YAMLValue? = self
    for key in path.split(separator: ".") { current = current?[String(key)] }
    return current
  }
}
