import YAML

/// The RuntimeClasses of a scope: which nodes each is for.
public struct RuntimeClasses: Sendable {
  private var selectors: [String: YAMLMap] = [:]

  mutating func add(_ object: ObjectView) {
    guard object.kind == "RuntimeClass", object.group == "node.k8s.io", let name = object.name else { return }
    selectors[name] = object.value["scheduling"]?["nodeSelector"]?.map ?? YAMLMap()
  }

  /// The node selector that a RuntimeClass adds to its pods; nil if the class is not in view.
  func nodeSelector(of name: String) -> YAMLMap? { selectors[name] }
}
