package import Scheduling
public import YAML

extension ObjectView {
  /// The pods that a controller of Kubernetes' own takes for its own; nil for other kinds, and where the selector is generated, missing
  /// or malformed.
  ///
  /// Source: kubernetes/api apps/v1/types.go, batch/v1/types.go (`JobSpec.ManualSelector`), core/v1/types.go.
  var podSelector: LabelSelector? {
    switch kind {
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet":
      guard group == "apps", let selector = spec["selector"], selector != .null else { return nil }
      return try? LabelSelector(selector)
    case "ReplicationController":
      guard group.isEmpty, let selector = spec["selector"], selector != .null else { return nil }
      return try? LabelSelector(map: selector)
    default: return nil
    }
  }

  /// The pods that a Service sends to; nil for other kinds, for Services that select none, and for malformed selectors.
  package var serviceSelector: LabelSelector? {
    guard kind == "Service", group.isEmpty, case .map(let selector)? = spec["selector"], !selector.isEmpty,
      spec["type"]?.string != "ExternalName"
    else { return nil }
    return try? LabelSelector(map: .map(selector))
  }
}

extension PodView {
  public var labels: YAMLMap { metadata["labels"]?.map ?? YAMLMap() }
}

extension LabelSelector {
  package func matches(_ labels: YAMLMap) -> Bool {
    requirements?.allSatisfy { $0.matches(labels[$0.key]?.string) } ?? false
  }

  /// Whether a pod that has these labels at first may come to match: whatever it lacks, a controller or a program may add to it, such as
  /// `statefulset.kubernetes.io/pod-name`, or the role of a database's member.
  func mayMatch(_ labels: YAMLMap) -> Bool {
    requirements?.allSatisfy { requirement in
      let value = labels[requirement.key]?.string
      return value == nil || requirement.matches(value)
    } ?? false
  }
}
