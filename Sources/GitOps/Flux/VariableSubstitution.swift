import YAML

/// Flux's substitution of `${variables}`, which happens in every object of a Kustomization that has some, scripts and values included.
///
/// Source: fluxcd/pkg, kustomize/kustomize_varsub.go: a label or annotation switches it off for an object.
enum VariableSubstitution {
  static let key = "kustomize.toolkit.fluxcd.io/substitute"
  static let disabled: YAMLMap = ["kustomize.toolkit.fluxcd.io/substitute": "disabled"]

  /// The object, with the annotation if it has a dollar sign anywhere that Flux might take for its own.
  static func protected(_ object: YAMLValue) -> YAMLValue {
    guard holdsDollar(object), case .map(var map) = object, case .map(var metadata)? = map["metadata"] else { return object }
    var annotations = metadata["annotations"]?.map ?? [:]
    annotations[key] = "disabled"
    metadata["annotations"] = .map(annotations)
    map["metadata"] = .map(metadata)
    return .map(map)
  }

  private static func holdsDollar(_ value: YAMLValue) -> Bool {
    switch value {
    case .string(let text): text.utf8.contains(UInt8(ascii: "$"))
    case .list(let items): items.contains(where: holdsDollar)
    case .map(let map): map.entries.contains { $0.key.utf8.contains(UInt8(ascii: "$")) || holdsDollar($0.value) }
    default: false
    }
  }
}
