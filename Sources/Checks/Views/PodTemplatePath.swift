import YAML

/// Where a kind of object keeps its pod template.
public struct PodTemplatePath: Sendable, Hashable {
  public var group: String
  public var kind: String
  /// From the object to the template, which has `metadata` and `spec`; empty for a bare pod.
  public var path: [String]

  public init(group: String, kind: String, path: [String]) {
    self.group = group
    self.kind = kind
    self.path = path
  }

  struct Found {
    var path: [PathElement]
    var spec: YAMLMap
    var metadata: YAMLMap
    /// Whether the specification is an operator's own type, which has but some of a pod's fields: no `os` among them.
    var isPart = false
  }

  /// Kubernetes' own kinds by name: their groups were renamed over time, and nobody else uses the names but kruise, whose kinds keep
  /// their templates at the same place.
  private static func builtIn(_ kind: String) -> [String]? {
    switch kind {
    case "Pod": []
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CloneSet", "Rollout":
      ["spec", "template"]
    case "CronJob": ["spec", "jobTemplate", "spec", "template"]
    case "PodTemplate": ["template"]
    default: nil
    }
  }

  /// Groups in which the kinds above are what their names say. `Rollout` is argoproj/argo-rollouts', `CloneSet` openkruise/kruise's.
  private static let groups: Set<String> = ["", "apps", "batch", "extensions", "argoproj.io", "apps.kruise.io"]

  /// The pod template of an object, if its kind has one and this object too.
  static func find(in object: ObjectView, declared: [PodTemplatePath]) -> Found? {
    let path: [String]
    if let known = builtIn(object.kind), groups.contains(String(object.group)) {
      path = known
    } else if !declared.isEmpty, let own = declared.first(where: { $0.kind == object.kind && $0.group == object.group }) {
      path = own.path
    } else {
      return OperatorPods.find(in: object)
    }
    var template = object.value
    for key in path {
      guard let next = template[key]?.map else { return nil }
      template = next
    }
    guard let spec = template["spec"]?.map else { return nil }
    return Found(path: (path + ["spec"]).map { .key($0) }, spec: spec, metadata: template["metadata"]?.map ?? YAMLMap())
  }
}
