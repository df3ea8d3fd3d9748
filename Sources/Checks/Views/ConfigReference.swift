import YAML

/// A ConfigMap or Secret that a pod names.
package struct ConfigReference: Sendable {
  package enum Kind: String, Sendable {
    case configMap = "ConfigMap"
    case secret = "Secret"
  }

  enum Place: Sendable {
    case environment(ContainerView.List, Int, entry: Int)
    case environmentFrom(ContainerView.List, Int, entry: Int)
    case volume(Int)
    case volumeItem(Int, item: Int)
    case projection(Int, source: Int)
    case projectionItem(Int, source: Int, item: Int)
    case pullSecret(Int)
  }

  package let kind: Kind
  package let name: String
  /// The key that is read, where one is.
  let key: String?
  /// Whether the pod starts without it.
  let isOptional: Bool
  let place: Place

  /// Whether it is one of several keys of a reference that was visited before.
  var isItem: Bool {
    switch place {
    case .volumeItem, .projectionItem: true
    default: false
    }
  }

  var isPullSecret: Bool { if case .pullSecret = place { true } else { false } }

  /// From the pod's specification to the name.
  var namePath: [PathElement] {
    switch place {
    case .volume, .volumeItem: parent + [.key(kind == .secret ? "secretName" : "name")]
    default: parent + ["name"]
    }
  }

  /// From the pod's specification to the key.
  var keyPath: [PathElement] {
    switch place {
    case .volumeItem(_, let item), .projectionItem(_, _, let item): parent + ["items", .index(item), "key"]
    default: parent + ["key"]
    }
  }

  private var parent: [PathElement] {
    let kind: PathElement = kind == .secret ? "secret" : "configMap"
    switch place {
    case .environment(let list, let container, let entry):
      let reference: PathElement = self.kind == .secret ? "secretKeyRef" : "configMapKeyRef"
      return [.key(list.rawValue), .index(container), "env", .index(entry), "valueFrom", reference]
    case .environmentFrom(let list, let container, let entry):
      let reference: PathElement = self.kind == .secret ? "secretRef" : "configMapRef"
      return [.key(list.rawValue), .index(container), "envFrom", .index(entry), reference]
    case .volume(let volume), .volumeItem(let volume, _): return ["volumes", .index(volume), kind]
    case .projection(let volume, let source), .projectionItem(let volume, let source, _):
      return ["volumes", .index(volume), "projected", "sources", .index(source), kind]
    case .pullSecret(let index): return ["imagePullSecrets", .index(index)]
    }
  }
}
