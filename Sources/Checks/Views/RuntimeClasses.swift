public import YAML

/// The RuntimeClasses of a scope: which nodes each is for.
public struct RuntimeClasses: Sendable {
  private var scheduling: [String: YAMLMap] = [:]

  mutating func add(_ object: ObjectView) {
    guard object.kind == "RuntimeClass", object.group == "node.k8s.io", let name = object.name else { return }
    scheduling[name] = object.value["scheduling"]?.map ?? YAMLMap()
  }

  /// The node selector that a RuntimeClass adds to its pods; nil if the class is not in view.
  func nodeSelector(of name: String) -> YAMLMap? { scheduling[name].map { $0["nodeSelector"]?.map ?? YAMLMap() } }

  func use(by spec: YAMLMap) -> RuntimeClassUse {
    guard let name = spec["runtimeClassName"]?.string, !name.isEmpty else { return .none }
    return scheduling[name].map { .inView(scheduling: $0) } ?? .outOfView
  }
}

/// The RuntimeClass of a pod.
public enum RuntimeClassUse: Sendable {
  case none
  /// It may add a node selector and tolerations that nobody knows here.
  case outOfView
  /// What it adds to the pod: its field `scheduling`.
  case inView(scheduling: YAMLMap)

  var isOutOfView: Bool { if case .outOfView = self { true } else { false } }
  var scheduling: YAMLMap? { if case .inView(let scheduling) = self { scheduling } else { nil } }
}
