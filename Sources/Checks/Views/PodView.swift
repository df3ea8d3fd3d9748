public import YAML

/// A pod's specification, bare or as a template, with what rules ask of it most.
public struct PodView: Sendable {
  /// The object in which it stands.
  public let object: ObjectView
  /// From the document's root to the pod's specification.
  public let path: [PathElement]
  public let spec: YAMLMap
  public let metadata: YAMLMap
  /// Whether this is only what an operator's custom resource says of its pods: their containers are not in view, and there is no `os`.
  let isPart: Bool
  public let securityContext: YAMLMap?
  public let runtimeClassUse: RuntimeClassUse
  /// Of all three lists: containers, init containers, ephemeral containers.
  public let containers: [ContainerView]
  public let system: PodSystem
  /// `securityContext.windowsOptions.hostProcess` of the pod itself.
  public let podHostProcess: Bool?
  /// Whether any container is a HostProcess container.
  public let isHostProcess: Bool

  init(_ template: PodTemplatePath.Found, in object: ObjectView, runtimeClasses: RuntimeClasses) {
    self.object = object
    path = object.path + template.path
    spec = template.spec
    metadata = template.metadata
    isPart = template.isPart
    securityContext = spec["securityContext"]?.map
    runtimeClassUse = runtimeClasses.use(by: spec)
    var containers: [ContainerView] = []
    for list in ContainerView.List.allCases {
      for (index, item) in (spec[list.rawValue]?.list ?? []).enumerated() {
        if let container = ContainerView(item, list, index) { containers.append(container) }
      }
    }
    self.containers = containers
    system = PodSystem(spec, containers, runtimeClasses)
    let podHostProcess = securityContext?["windowsOptions"]?["hostProcess"]?.bool
    self.podHostProcess = podHostProcess
    let inherited = podHostProcess ?? false
    isHostProcess = containers.isEmpty ? inherited : containers.contains { $0.ownHostProcess ?? inherited }
  }

  public var isWindows: Bool { system.name == .windows }

  /// What a container runs as: its own word, else the pod's.
  public func isHostProcess(_ container: ContainerView) -> Bool { container.ownHostProcess ?? podHostProcess ?? false }

  /// Whether the API server holds the pod to what a Windows pod may have: only if `os.name` says so.
  /// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateWindows.
  public var isValidatedAsWindows: Bool { system.declared == .windows }

  /// A volume by its name.
  public func volume(named name: String) -> (index: Int, value: YAMLMap)? {
    for (index, volume) in (spec["volumes"]?.list ?? []).enumerated() where volume["name"]?.string == name {
      return volume.map.map { (index, $0) }
    }
    return nil
  }

  /// All volumes that are maps, with their places in the list.
  public var volumes: [(index: Int, value: YAMLMap)] {
    (spec["volumes"]?.list ?? []).enumerated().compactMap { index, item in item.map.map { (index, $0) } }
  }

  /// The namespace of the pod, as far as it is written.
  public var namespace: String? { object.namespace }
}

extension PodView {
  /// A place in the pod's specification, for what relates to a finding.
  public func place(_ path: [PathElement] = []) -> Finding.Place { .init(document: object.document, path: self.path + path) }

  /// Whether what is written is just what the API server gets to see: no operator adds to it first.
  var isOfKubernetes: Bool { object.isOfKubernetes }
}
