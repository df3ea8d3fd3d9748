import YAML

/// What the API server checks of some objects besides their fields one by one.
/// Source: kubernetes/kubernetes, pkg/apis/{apps,batch,core,rbac}/validation/validation.go.
enum SpecialCheck: Sendable {
  /// All containers of a pod share one space of names.
  case containerNames
  /// Pods that are to run for ever.
  case podsRestartAlways
  /// Pods that are to end.
  case podsRestartOnFailureOrNever
  case clusterRole

  init?(definition: String) {
    switch definition {
    case "core.v1.PodSpec": self = .containerNames
    case "apps.v1.DeploymentSpec", "apps.v1.DaemonSetSpec", "apps.v1.ReplicaSetSpec", "apps.v1.StatefulSetSpec",
      "core.v1.ReplicationControllerSpec":
      self = .podsRestartAlways
    case "batch.v1.JobSpec": self = .podsRestartOnFailureOrNever
    case "rbac.v1.ClusterRoleBinding": self = .clusterRole
    default: return nil
    }
  }
}

extension ObjectWalk {
  mutating func check(_ map: YAMLMap, _ special: SpecialCheck) {
    switch special {
    case .containerNames: checkContainerNames(map)
    case .podsRestartAlways: checkRestartPolicy(map, ["Always"])
    case .podsRestartOnFailureOrNever: checkRestartPolicy(map, ["OnFailure", "Never"])
    case .clusterRole:
      if case .string(let kind) = map["roleRef"]?["kind"], kind == "Role" {
        report(.wrongWord(kind, allowed: ["ClusterRole"]), at: ["roleRef", "kind"])
      }
    }
  }

  private mutating func checkRestartPolicy(_ map: YAMLMap, _ allowed: [String]) {
    guard let spec = map["template"]?["spec"], case .map = spec else { return }
    let place: [PathElement] = ["template", "spec", "restartPolicy"]
    switch spec["restartPolicy"] {
    case .string(let word) where !word.isEmpty:
      // Words that are none were reported already.
      if !allowed.contains(word), ["Always", "OnFailure", "Never"].contains(word) {
        report(.wrongWord(word, allowed: allowed), at: place)
      }
    case nil, .null, .string:
      // The default is Always.
      if !allowed.contains("Always") { report(.missingField("restartPolicy"), at: place) }
    default: break
    }
  }
}
