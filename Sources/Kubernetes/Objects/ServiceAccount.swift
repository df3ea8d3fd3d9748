public import ChartModel
import Diagnostics

/// What pods are known as to the API server, and to clouds that read its annotations.
public struct ServiceAccount: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "ServiceAccount"

  public let metadata: ObjectMetadata
  private let mountsToken: Bool?

  /// - Parameters:
  ///   - userAnnotations: out of values.yaml, such as the cloud role that the account stands for; ours win.
  ///   - mountsToken: whether pods get the account's token; a pod's own word outranks it.
  public init(
    _ name: ObjectName, component: String? = nil, annotations: [Pair] = [], userAnnotations: Expr<[String: String]>? = nil,
    mountsToken: Bool? = nil, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name, component: component, annotations: annotations, userAnnotations: userAnnotations,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.mountsToken = mountsToken
  }

  public func encode(into map: inout MapBuilder) { map.put("automountServiceAccountToken", mountsToken) }
}
