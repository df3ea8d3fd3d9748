package import YAML

/// The program that reads a configuration: a container of a pod, or what an operator makes of a custom resource.
package struct CollectorRuntime: Sendable {
  enum Workload: Sendable {
    case daemonSet, deployment, statefulSet, other
  }

  package let object: ObjectView
  /// Nil for a custom resource.
  package let pod: PodView?
  /// The container, or the custom resource's specification, which has its fields.
  package let container: YAMLMap
  /// From the document's root.
  let path: [PathElement]
  /// The pod's specification, or the custom resource's.
  let spec: YAMLMap
  package let system: OSName?
  let workload: Workload
  /// As written; nil if an autoscaler or the default decides.
  let replicas: Int?

  init(_ pod: PodView, _ container: ContainerView) {
    object = pod.object
    self.pod = pod
    self.container = container.value
    path = pod.path + container.path
    spec = pod.spec
    system = pod.system.name
    replicas = pod.object.spec["replicas"]?.int
    workload =
      switch pod.object.kind {
      case "DaemonSet": .daemonSet
      case "Deployment", "ReplicaSet", "Rollout": .deployment
      case "StatefulSet": .statefulSet
      default: .other
      }
  }

  /// Of an `OpenTelemetryCollector`.
  /// Source: open-telemetry/opentelemetry-operator, apis/v1beta1/opentelemetrycollector_types.go.
  init(resource object: ObjectView) {
    self.object = object
    pod = nil
    container = object.spec
    path = object.path + ["spec"]
    spec = object.spec
    system = PodSystem(object.spec, [], RuntimeClasses()).name
    replicas = object.spec["replicas"]?.int
    workload =
      switch object.spec["mode"]?.string {
      case "daemonset": .daemonSet
      case nil, "deployment": .deployment
      case "statefulset": .statefulSet
      default: .other
      }
  }

  var image: String? { container["image"]?.string }
  var isOperated: Bool { pod == nil }
  var isInHostNetwork: Bool { spec["hostNetwork"]?.bool == true }
  /// `DaemonSet "collector"`, for messages.
  var title: String { object.title }

  func place(_ way: [PathElement] = []) -> Finding.Place { .init(document: object.document, path: path + way) }

  /// The variables that the container sets; nil if there may be more, from ConfigMaps or Secrets as a whole, or of an operator's making.
  var variables: Set<String>? {
    guard !isOperated, container["envFrom"]?.list?.isEmpty ?? true else { return nil }
    return Set((container["env"]?.list ?? []).compactMap { $0["name"]?.string })
  }

  /// A variable's text; nil if it is not written out.
  package func variable(_ name: String) -> String? {
    (container["env"]?.list ?? []).first { $0["name"]?.string == name }?["value"]?.string
  }

  /// Whether the pod has a token for the API server.
  /// Source: kubernetes/api core/v1/types.go (PodSpec.AutomountServiceAccountToken).
  func hasToken(_ account: ObjectView?) -> Bool {
    if let mounted = spec["automountServiceAccountToken"]?.bool, mounted { return true }
    let projected = (spec["volumes"]?.list ?? []).contains { volume in
      (volume["projected"]?["sources"]?.list ?? []).contains { $0["serviceAccountToken"] != nil }
    }
    if projected { return true }
    if spec["automountServiceAccountToken"]?.bool == false { return false }
    return account?.value["automountServiceAccountToken"]?.bool ?? true
  }
}

extension CollectorRuntime {
  /// Whether the command line has a word in it; of custom resources nobody knows.
  func mentions(_ word: StaticString) -> Bool {
    guard !isOperated else { return true }
    return ["command", "args"].contains { field in
      (container[field]?.list ?? []).contains { $0.string?.hasBytes(word) ?? false }
    }
  }
}
