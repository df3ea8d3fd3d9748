public import YAML

/// An object that runs pods, with what its pods ask of nodes.
public struct Workload: Sendable, Hashable {
  public var kind: String
  /// Empty if the manifest does not say.
  public var namespace: String
  public var name: String
  /// The pod's spec as it was written.
  public var podSpec: YAMLValue
  public var placement: PodPlacement

  /// The operating system of its pods: as `spec.os.name` or the node selector says, or as was told; nil if unknown.
  public var operatingSystem: String? {
    placement.operatingSystem ?? placement.nodeSelector["kubernetes.io/os"] ?? placement.builtFor
  }

  public init(kind: String, namespace: String, name: String, podSpec: YAMLValue, placement: PodPlacement) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
    self.podSpec = podSpec
    self.placement = placement
  }

  /// Reads an object; nil if it is of a kind that runs no pods.
  ///
  /// - Parameters:
  ///   - knownTemplate: The way from the object to what holds the pod's metadata and spec, for kinds that are not known here.
  ///   - builtFor: The operating system that the pods are known to be made for, if neither `spec.os.name` nor the node selector says it.
  ///   - path: Where the object stands, for errors.
  /// - Throws: `PlacementError`, if the pod's spec is missing or a field that matters has the wrong type.
  public init?(
    object: YAMLValue, template knownTemplate: [String]? = nil, runtimeClasses: [RuntimeClass] = [], builtFor: String? = nil,
    at path: [PathElement] = []
  ) throws(PlacementError) {
    guard let kind = object["kind"]?.string,
      let steps = knownTemplate ?? Self.templatePath(of: kind, in: object["apiVersion"]?.string ?? "")
    else { return nil }
    let root = Field(value: object, path: path)
    var template = root
    for step in steps {
      guard let next = try template.field(step) else { throw template.error(.missingField(step)) }
      template = next
    }
    guard let spec = try template.field("spec") else { throw template.error(.missingField("spec")) }
    let metadata = try root.field("metadata")
    let generatedName = try metadata?.text("generateName")
    let labels = try template.field("metadata")?.textMap("labels") ?? [:]
    var placement = try PodPlacement(
      spec: spec.value, owner: kind, podLabels: labels, runtimeClasses: runtimeClasses, at: spec.path)
    placement.builtFor = builtFor
    self.init(
      kind: kind, namespace: try metadata?.text("namespace") ?? "",
      name: try metadata?.text("name") ?? generatedName ?? "", podSpec: spec.value, placement: placement)
  }

  /// The way from an object to what holds the pod's metadata and spec; nil for kinds that run no pods, or whose pods are not known here,
  /// as those of other groups that share a kind's name.
  private static func templatePath(of kind: String, in version: String) -> [String]? {
    switch (version.split(separator: "/").dropLast().first ?? "", kind) {
    case ("", "Pod"): []
    case ("", "ReplicationController"), ("apps", "Deployment"), ("apps", "DaemonSet"), ("apps", "StatefulSet"), ("apps", "ReplicaSet"),
      ("batch", "Job"):
      ["spec", "template"]
    case ("batch", "CronJob"): ["spec", "jobTemplate", "spec", "template"]
    default: nil
    }
  }

  /// `DaemonSet monitoring/windows-exporter`.
  public var title: String { printable(namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)") }

  /// By namespace, kind and name.
  static func precedes(_ left: Workload, _ right: Workload) -> Bool {
    (left.namespace, left.kind, left.name) < (right.namespace, right.kind, right.name)
  }
}
