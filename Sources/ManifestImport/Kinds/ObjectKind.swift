import ChartModel
import Kubernetes
import YAML

/// A kind that the language has a type for, and how its objects get there.
struct ObjectKind: Sendable {
  let apiVersion: String
  let kind: String
  let isNamespaced: Bool
  let nameLimit: Int
  /// Whether a literal name gets the release's namespace in front.
  let namesAreClusterWide: Bool
  /// Makes the object of a draft; nil if it has none of the language's forms.
  let make: @Sendable (inout ObjectDraft) -> Written<any ChartElement>?

  init<Object: KubernetesObject>(
    _ type: Object.Type, clusterWideNames: Bool = !Object.isNamespaced, _ make: @escaping @Sendable (inout ObjectDraft) -> Written<Object>?
  ) {
    apiVersion = Object.apiVersion
    kind = Object.kind
    isNamespaced = Object.isNamespaced
    nameLimit = Object.nameLimit
    namesAreClusterWide = clusterWideNames
    self.make = { draft in
      guard let made = make(&draft) else { return nil }
      return draft.finished(made.value, made.code)
    }
  }

  /// The type for an object, if there is one.
  static func of(_ object: YAMLMap) -> ObjectKind? {
    all.first { $0.kind == object["kind"]?.string && $0.apiVersion == object["apiVersion"]?.string }
  }

  static let all: [ObjectKind] = configurationKinds + rightsKinds + networkKinds + workloadKinds + clusterKinds
}

extension Written where Value: KubernetesObject {
  /// The initialiser's call, whose first arguments are the same for all kinds.
  init(_ draft: ObjectDraft, _ value: Value, _ arguments: [(String?, SwiftCode?)], tail: [(String?, SwiftCode?)] = []) {
    let type = String(describing: Value.self)
    self.init(
      value,
      .call(
        type,
        [(nil, draft.name.code), ("component", draft.component?.code)] + arguments + [("annotations", draft.annotations?.code)] + tail))
  }
}
