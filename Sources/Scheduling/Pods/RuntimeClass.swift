public import YAML

/// A RuntimeClass as far as it decides where its pods run: admission merges its node selector into theirs and adds its tolerations.
///
/// Source: kubernetes/kubernetes, plugin/pkg/admission/runtimeclass/admission.go, `setScheduling`, `setOverhead`.
public struct RuntimeClass: Sendable, Hashable {
  public var name: String
  public var nodeSelector: [String: String]
  public var tolerations: [Toleration]
  /// What a pod costs besides its containers; nil leaves the pod's own.
  public var overhead: [String: Quantity]?

  public init(
    _ name: String, nodeSelector: [String: String] = [:], tolerations: [Toleration] = [], overhead: [String: Quantity]? = nil
  ) {
    self.name = name
    self.nodeSelector = nodeSelector
    self.tolerations = tolerations
    self.overhead = overhead
  }

  /// Reads an object of kind RuntimeClass, `node.k8s.io/v1`.
  ///
  /// - Throws: `PlacementError`, if it has no name or a field has the wrong type.
  public init(object: YAMLValue, at path: [PathElement] = []) throws(PlacementError) {
    let root = Field(value: object, path: path)
    guard let metadata = try root.field("metadata") else { throw root.error(.missingField("metadata")) }
    self.init(try metadata.requiredText("name"))
    if let scheduling = try root.field("scheduling") {
      nodeSelector = try scheduling.textMap("nodeSelector")
      for toleration in try scheduling.items("tolerations") { tolerations.append(try Toleration(toleration)) }
    }
    if let overhead = try root.field("overhead") { self.overhead = try overhead.quantities("podFixed") }
  }
}
